/*
 * What the thread of the process and its search thread say to each other: plain data, in order.
 * A question is answered from an index that holds every change sent before it.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type { DirectoryDocument } from "@park-hub/directory";
import type { HubErrorCode } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import type { IndexMeta } from "../model/indexed-object";
import type { Lexicon } from "../model/lexicon";

/** A change of the index, as one of MatchIndex's methods makes it. */
export type MirroredChange =
  | { readonly kind: "PROJECT"; readonly value: ProjectFeed; readonly meta: IndexMeta }
  | { readonly kind: "DEMAND"; readonly value: DemandFeed; readonly meta: IndexMeta }
  | { readonly kind: "RESOURCE"; readonly value: ResourceFeed; readonly meta: IndexMeta }
  | { readonly kind: "ORGANIZATION"; readonly value: OrganizationFeed; readonly meta: IndexMeta }
  | { readonly kind: "PLACEMENT"; readonly value: PlacementFeed; readonly meta: IndexMeta }
  | { readonly kind: "REMOVED"; readonly id: string }
  | { readonly kind: "LEXICON"; readonly lexicon: Lexicon };

/** A question: a method of a service of the search thread. The asker is its last argument there. */
export interface SearchQuestion {
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly principal: Principal;
  /** Sites whose facts may be out of date. */
  readonly staleSites: readonly string[];
}

/** To the search thread. */
export type ToSearch =
  | { readonly type: "changes"; readonly changes: readonly MirroredChange[]; readonly count: number }
  | { readonly type: "directory"; readonly document: DirectoryDocument }
  | { readonly type: "ask"; readonly id: number; readonly question: SearchQuestion }
  | { readonly type: "save"; readonly id: number; readonly file: string; readonly stamp: object }
  | { readonly type: "load"; readonly id: number; readonly file: string };

/** An error as data. */
export interface ToldError {
  readonly code: HubErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryable: boolean;
}

/** From the search thread. */
export type FromSearch =
  | { readonly type: "answer"; readonly id: number; readonly value: unknown }
  | { readonly type: "failed"; readonly id: number; readonly error: ToldError }
  /** So many changes were taken in, all in all. */
  | { readonly type: "applied"; readonly count: number };

/** What the search thread begins with. */
export interface SearchSetUp {
  readonly lexicon: Lexicon;
  readonly keptMs: number | undefined;
  readonly maxAnswers: number | undefined;
}
