/*
 * Follows a path of a plan through the data merged so far.
 */
import { isDataObject, type DataObject, type PlanPath, type ResponsePath } from "./operation-run";

/** Stands in a plan's path for every item of a list. */
export const EACH_ITEM = "@";

/** How objects are looked for. */
export interface PathSearch {
  /** Whether one list or object may stand at several places; then each comes once, and what is written is at all. */
  readonly hasRepeats: boolean;
  /**
   * The one field beside `__typename` that a bare reference has. Equal bare references become one object in the data:
   * whatever is fetched for them is the same, so it is fetched, written and completed once. Null: none is looked for.
   *
   * Sound for bare ones only: another object of the same key may know more, or have lost something to an error.
   */
  readonly bareKey: string | null;
}

/** The objects at a path. */
export interface PathTargets {
  /** In the order of the response, nulls on the way left out. */
  readonly objects: readonly DataObject[];
  /** Whether one of them stands at several places now. */
  readonly hasRepeats: boolean;
}

/** The objects at a path below some objects. */
export function objectsAt(origins: readonly DataObject[], path: PlanPath, search: PathSearch): PathTargets {
  const last = path.at(-1);
  if (last === undefined) return { objects: origins, hasRepeats: search.hasRepeats };
  let parents: readonly object[] = origins;
  for (const step of path.slice(0, -1)) parents = below(parents, step, search.hasRepeats);
  const found = new FoundObjects(search);
  for (const parent of parents) {
    if (last !== EACH_ITEM) found.add(parent, last);
    else if (Array.isArray(parent)) for (let index = 0; index < parent.length; index++) found.add(parent, index);
  }
  return found;
}

/** What stands one step below, lists and objects alike. */
function below(level: readonly object[], step: string, hasRepeats: boolean): readonly object[] {
  const next: object[] = [];
  // Items are told apart by their list: only lists are put at several places as a whole.
  const seen = hasRepeats && step === EACH_ITEM ? new Set<object>() : null;
  for (const value of level) {
    if (step !== EACH_ITEM) {
      const child = isDataObject(value) ? value[step] : undefined;
      if (typeof child === "object" && child !== null) next.push(child);
    } else if (Array.isArray(value) && seen?.has(value) !== true) {
      seen?.add(value);
      for (const item of value as readonly unknown[]) if (typeof item === "object" && item !== null) next.push(item);
    }
  }
  return next;
}

/** The objects at the end of a path. */
class FoundObjects implements PathTargets {
  readonly objects: DataObject[] = [];
  hasRepeats: boolean;
  private readonly seen: Set<object> | null;
  private readonly bare = new Map<string, Map<string, DataObject>>();

  constructor(private readonly search: PathSearch) {
    this.hasRepeats = search.hasRepeats;
    this.seen = search.hasRepeats ? new Set() : null;
  }

  /** The value at a place of the data, which is put in order. */
  add(parent: object, key: string | number): void {
    const value: unknown = (parent as Record<string | number, unknown>)[key];
    if (!isDataObject(value)) return;
    const same = this.sameAs(value);
    if (same !== value) {
      (parent as Record<string | number, unknown>)[key] = same;
      this.hasRepeats = true;
      return;
    }
    if (this.seen?.has(value) === true) return;
    this.seen?.add(value);
    this.objects.push(value);
  }

  /** The object that stands for all equal bare references; the value itself when it is the first, or none. */
  private sameAs(value: DataObject): DataObject {
    const { bareKey } = this.search;
    const type = value.__typename;
    const id = bareKey === null ? undefined : value[bareKey];
    if (typeof id !== "string" || typeof type !== "string" || !hasTwoKeys(value)) return value;
    const ofType = this.bare.get(type) ?? new Map<string, DataObject>();
    if (ofType.size === 0) this.bare.set(type, ofType);
    const known = ofType.get(id);
    if (known === undefined) ofType.set(id, value);
    return known ?? value;
  }
}

function hasTwoKeys(value: DataObject): boolean {
  return Object.keys(value).length === 2;
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
