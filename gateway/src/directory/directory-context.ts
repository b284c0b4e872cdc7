/*
 * What the directory's resolvers see: one view of the directory for the whole fetch, and who asks.
 */
import type { Directory } from "@park-hub/directory";
import type { Principal } from "@park-hub/identity";

import type { WebhookDesk } from "../webhook";
import type { ContractState } from "./contract-board";
import type { SiteHealth } from "./site-health";

/** What is known of the sites beside the directory. */
export interface SiteConditions {
  health(code: string): SiteHealth;
  contract(code: string): ContractState;
  /** Where its schema differs from the contract, contradictions of each graph first. */
  contractDifferences(code: string): readonly string[];
}

/** Something that a person can mend. */
export interface CarryOutProblem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** What became of a pair of a plan. */
export interface CarriedOutPair {
  readonly demandId: string;
  readonly projectId: string;
  readonly placementId: string | null;
  readonly problems: readonly CarryOutProblem[];
}

/** What became of a plan. */
export interface CarriedOut {
  readonly pairs: readonly CarriedOutPair[];
  readonly problems: readonly CarryOutProblem[];
}

/** A placement at its site, by its id. */
export interface PlacementReference {
  readonly id: string;
}

/** The context of one fetch of the graph `directory`. */
export interface DirectoryContext {
  readonly directory: Directory;
  readonly principal: Principal;
  readonly conditions: SiteConditions;
  /** Approves a plan and opens its placements as the caller. */
  readonly carryOut: (planId: string) => Promise<CarriedOut>;
  readonly webhooks: WebhookDesk;
}
