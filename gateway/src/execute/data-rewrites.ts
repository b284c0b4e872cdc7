/*
 * Compiles the rewrites of a fetch: the planner renames keys that would collide in a subgraph's answer, and gives
 * references the type name by which a subgraph with an @interfaceObject knows them.
 */
import type { FetchDataRewrite } from "@apollo/query-planner";

import { isDataObject, type DataObject } from "./operation-run";
import type { TypeConditions } from "./type-conditions";

/** Changes a value in place. */
export type Rewrite = (value: unknown) => void;

const CONDITION = "... on ";

/** One function for all rewrites of a list; null when there are none. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: TypeConditions,
): Rewrite | null {
  if (rewrites === undefined || rewrites.length === 0) return null;
  const compiled = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const rewrite of compiled) rewrite(value);
  };
}

/** New names of the keys that rewrites rename, by the name that the subgraph answers under. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    const last = rewrite.path.at(-1);
    if (rewrite.kind === "KeyRenamer" && last !== undefined) renamed.set(last, rewrite.renameKeyTo);
  }
  return renamed;
}

function compileRewrite(rewrite: FetchDataRewrite, types: TypeConditions): Rewrite {
  const last = rewrite.path.at(-1);
  if (last === undefined) return () => undefined;
  return rewrite.path
    .slice(0, -1)
    .reduceRight<Rewrite>((inner, step) => compileStep(step, inner, types), forEachObject(changeOf(rewrite, last)));
}

function compileStep(step: string, inner: Rewrite, types: TypeConditions): Rewrite {
  if (!step.startsWith(CONDITION)) return forEachObject((object) => inner(object[step]));
  const names = types.typesOf(step.slice(CONDITION.length));
  return forEachObject((object) => {
    const name = object.__typename;
    // An object that does not say its type was selected under this condition only.
    if (typeof name !== "string" || names.has(name)) inner(object);
  });
}

function changeOf(rewrite: FetchDataRewrite, key: string): (object: DataObject) => void {
  if (rewrite.kind === "ValueSetter") {
    const value: unknown = rewrite.setValueTo;
    return (object) => void (object[key] = value);
  }
  const { renameKeyTo } = rewrite;
  return (object) => {
    if (!Object.hasOwn(object, key)) return;
    object[renameKeyTo] = object[key];
    object[key] = undefined;
  };
}

function forEachObject(visit: (object: DataObject) => void): Rewrite {
  const rewrite: Rewrite = (value) => {
    if (Array.isArray(value)) value.forEach(rewrite);
    else if (isDataObject(value)) visit(value);
  };
  return rewrite;
}
