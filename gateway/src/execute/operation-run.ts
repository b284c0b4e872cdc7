/*
 * What one running operation carries from step to step of its plan. A leaf: the steps know it, it knows none of them.
 */
import type { GraphQLError } from "graphql";

import type { GraphSource, OperationScope, PathStep, SourceError } from "../operation";

/** An object of an answer. Steps write into it in place. */
export type DataObject = Record<string, unknown>;

/** One running operation. */
export interface OperationRun {
  /** Variables as the client sent them: subgraphs coerce for themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Variables with their defaults: what conditions are decided by. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly scope: OperationScope;
  readonly sources: ReadonlyMap<string, GraphSource>;
  /** The answers merged so far, under the planner's response keys. */
  readonly data: DataObject;
  /** Errors so far, with paths as the client sees them. */
  readonly errors: GraphQLError[];
  readonly entities: EntityAsker;
  /** Whether some answer was put at several places, so that one list may stand at several. */
  hasRepeats: boolean;
}

/** A fetch of references, as the planner wrote it. */
export interface EntityFetch {
  readonly graph: string;
  readonly query: string;
  readonly operationName: string | undefined;
}

/** One use of such a fetch. */
export interface EntityQuestion {
  readonly fetch: EntityFetch;
  /** Each once. */
  readonly representations: readonly DataObject[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The answer to an EntityQuestion. */
export interface EntityReply {
  /** As long as the representations; null when there is nothing that can be used. */
  readonly entities: readonly unknown[] | null;
  /** Paths begin with the index of the representation; an error without a path is of the whole fetch. */
  readonly errors: readonly SourceError[];
}

/** Asks for references; never throws. */
export interface EntityAsker {
  ask(run: OperationRun, question: EntityQuestion): Promise<EntityReply>;
}

/** A compiled node of a plan; `targets` are the objects that its answers are merged into. */
export type PlanStep = (run: OperationRun, targets: readonly DataObject[]) => void | Promise<void>;

/** A path of a plan below the root: response keys, and `@` for every item of a list. */
export type PlanPath = readonly string[];

/** A path of a response. */
export type ResponsePath = readonly PathStep[];

/** Whether a value is an object of an answer: neither a list nor a leaf. */
export function isDataObject(value: unknown): value is DataObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
