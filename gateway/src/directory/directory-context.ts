/*
 * What the directory's resolvers see: one view of the directory for the whole fetch, and who asks.
 */
import type { Directory } from "@park-hub/directory";
import type { Principal } from "@park-hub/identity";

import type { ContractState } from "./contract-board";
import type { SiteHealth } from "./site-health";

/** What is known of the sites beside the directory. */
export interface SiteConditions {
  health(code: string): SiteHealth;
  contract(code: string): ContractState;
}

/** The context of one fetch of the graph `directory`. */
export interface DirectoryContext {
  readonly directory: Directory;
  readonly principal: Principal;
  readonly conditions: SiteConditions;
}
