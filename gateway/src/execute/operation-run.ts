/*
 * What one running operation carries from step to step of its plan. A leaf: the steps know it, it knows none of them.
 */
import type { GraphQLError } from "graphql";

import type { GraphSource, OperationScope, PathStep } from "../operation";
import type { EntityBatches } from "./entity-batches";

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
  readonly batches: EntityBatches;
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
