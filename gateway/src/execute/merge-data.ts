/*
 * Merges the answer to one fetch into the data of its operation, in place.
 */
import { isDataObject, type DataObject } from "./operation-run";
import type { TypeConditions } from "./type-conditions";

/**
 * Merges `source` into `target`: objects by key, lists of equal length item by item, everything else is replaced.
 *
 * Parts of the source become parts of the target without being copied.
 * A concrete `__typename` is never replaced by the name of an interface, which is what a graph with an
 * @interfaceObject answers.
 */
export function mergeData(target: DataObject, source: DataObject, types: TypeConditions): void {
  for (const key in source) {
    const value = source[key];
    // `__proto__` is no response key here (the compiler refuses it): whoever answers it tampers with prototypes.
    if (value === undefined || key === "__proto__") continue;
    if (typeof value !== "object" || value === null) {
      if (key === "__typename" && typeof target[key] === "string" && types.isAbstract(value)) continue;
      target[key] = value;
      continue;
    }
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (present === value) continue;
    if (!mergeInside(present, value, types)) target[key] = value;
  }
}

/** Merges two values of the same shape; false when they are not, and the newer is to take the place of the older. */
function mergeInside(present: unknown, value: object, types: TypeConditions): boolean {
  if (isDataObject(present) && isDataObject(value)) {
    mergeData(present, value, types);
    return true;
  }
  if (!Array.isArray(present) || !Array.isArray(value) || present.length !== value.length) return false;
  const items: unknown[] = present;
  value.forEach((item: unknown, index) => {
    const old = items[index];
    if (old === item) return;
    if (typeof item !== "object" || item === null || !mergeInside(old, item, types)) items[index] = item;
  });
  return true;
}

/** A copy of an answer's value that shares nothing with it. */
export function copyData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyData);
  if (!isDataObject(value)) return value;
  const copy: DataObject = {};
  for (const key in value) if (key !== "__proto__") copy[key] = copyData(value[key]);
  return copy;
}
