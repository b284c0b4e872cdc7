/*
 * Values that break the schema: what completion says of each, and which part of the hub gave it.
 * Before: complete-value.ts. After: compiled-operation.ts, complete-failures.ts.
 */
import { GraphQLError, type ExecutionResult } from "graphql";

import type { GraphSource, OperationScope, PathStep, ValueOrigin } from "../operation";
import type { FieldOwners } from "./field-owners";
import { isDataObject, type DataObject } from "./operation-run";

/** A value that is null in the answer because it breaks the schema. */
export class UnfitValueError extends GraphQLError {
  /** Who gave it, as its extensions name him; null where nobody can say. */
  origin: ValueOrigin | null = null;

  /** @param coordinates the fields that it stands in, as `Type.field`, the innermost first. */
  constructor(
    message: string,
    path: readonly PathStep[],
    readonly coordinates: readonly string[],
  ) {
    super(message, { path, extensions: { code: "INVALID_GRAPHQL" } });
  }
}

const besideErrors = new WeakMap<ExecutionResult, readonly GraphQLError[]>();

/** The result, which has errors, with the values of the wrong kind beside them: no Apollo gateway tells both. */
export function withUnfitValues(result: ExecutionResult, unfit: readonly GraphQLError[]): ExecutionResult {
  if (unfit.length > 0) besideErrors.set(result, unfit);
  return result;
}

/** The values of the wrong kind that stand beside the errors of a result. */
export function unfitValuesOf(result: ExecutionResult): readonly GraphQLError[] {
  return besideErrors.get(result) ?? [];
}

/** What is needed to find out who gave a value. */
export interface GivenData {
  readonly data: DataObject;
  readonly scope: OperationScope;
  readonly sources: ReadonlyMap<string, GraphSource>;
  readonly owners: FieldOwners;
  /** The client's response key for one that planning changed. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/** Writes into each error who gave the value. */
export function findOrigins(errors: readonly GraphQLError[], given: GivenData): void {
  for (const error of errors) if (error instanceof UnfitValueError) error.origin = originOf(error, given);
}

function originOf({ coordinates, path = [] }: UnfitValueError, given: GivenData): ValueOrigin | null {
  const [graph] = coordinates.flatMap((coordinate) => given.owners.ownerOf(coordinate) ?? []);
  const source = graph === undefined ? undefined : given.sources.get(graph);
  if (source?.originOf === undefined) return null;
  const dataPath = toDataPath(path, given);
  const rootKey = String(dataPath[0] ?? "");
  return source.originOf({ objects: objectsAlong(dataPath, given.data), rootKey, scope: given.scope });
}

/** The path with the planner's keys. */
function toDataPath(path: readonly PathStep[], { clientKeys }: GivenData): readonly PathStep[] {
  const planned = new Map([...clientKeys].map(([dataKey, key]) => [key, dataKey]));
  return path.map((step) => (typeof step === "string" ? (planned.get(step) ?? step) : step));
}

/** The objects on the way to a place, the innermost first. */
function objectsAlong(path: readonly PathStep[], data: DataObject): readonly DataObject[] {
  const objects: DataObject[] = [];
  let value: unknown = data;
  for (const step of path) {
    if (isDataObject(value)) {
      objects.unshift(value);
      value = value[step];
    } else value = Array.isArray(value) ? (value as readonly unknown[])[Number(step)] : undefined;
  }
  return objects;
}
