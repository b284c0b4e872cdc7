/*
 * Follows a path of a plan through the data merged so far. Pure.
 */
import { isDataObject, type DataObject, type PlanPath, type ResponsePath } from "./operation-run";

/** Stands in a plan's path for every item of a list. */
export const EACH_ITEM = "@";

/** The objects at a path below some objects, in the order of the response; nulls on the way are left out. */
export function objectsAt(origins: readonly DataObject[], path: PlanPath): readonly DataObject[] {
  let level: readonly unknown[] = origins;
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of level) {
      if (step === EACH_ITEM) {
        if (Array.isArray(value)) for (const item of value) if (item !== null && item !== undefined) next.push(item);
      } else {
        const child = isDataObject(value) ? value[step] : undefined;
        if (typeof child === "object" && child !== null) next.push(child);
      }
    }
    if (next.length === 0) return [];
    level = next;
  }
  return level.filter(isDataObject);
}

/**
 * Where objects stand in the response; needed for errors only.
 *
 * Found by identity: two steps at work side by side may replace a list between a question and its answer, and one
 * object may stand at several places.
 */
export function placesOf(root: DataObject, path: PlanPath): ReadonlyMap<unknown, readonly ResponsePath[]> {
  const places = new Map<unknown, ResponsePath[]>();
  const walk = (value: unknown, depth: number, place: ResponsePath): void => {
    if (typeof value !== "object" || value === null) return;
    const step = path[depth];
    if (step === undefined) {
      const known = places.get(value);
      if (known === undefined) places.set(value, [place]);
      else known.push(place);
    } else if (step === EACH_ITEM) {
      if (Array.isArray(value)) value.forEach((item, index) => walk(item, depth + 1, [...place, index]));
    } else if (isDataObject(value)) {
      walk(value[step], depth + 1, [...place, step]);
    }
  };
  walk(root, 0, []);
  return places;
}

/** The part of a path that is the same for all of its objects: what stands before the first list. */
export function stemOf(path: PlanPath): ResponsePath {
  const end = path.indexOf(EACH_ITEM);
  return end < 0 ? path : path.slice(0, end);
}
