/*
 * The references that one fetch asks for: each once, however many objects need it.
 */
import type { QueryPlanSelectionNode } from "@apollo/query-planner";

import type { Rewrite } from "./data-rewrites";
import type { DataObject } from "./operation-run";
import { representationKey, type Represent } from "./representation";

/** How representations of one fetch are taken. */
export interface RequiredReference {
  readonly represent: Represent;
  /** Changes a representation into the one that the graph understands; null when it is the same. */
  readonly rewrite: Rewrite | null;
  /** The one field of the key when that is all that is required: see singleKeyOf. */
  readonly singleKey: string | null;
}

/** The field that tells references of one type apart, when nothing but it and `__typename` is required; else null. */
export function singleKeyOf(requires: readonly QueryPlanSelectionNode[]): string | null {
  const [fragment, ...others] = requires;
  if (fragment?.kind !== "InlineFragment" || others.length > 0) return null;
  const fields = fragment.selections.filter((node) => node.kind !== "Field" || node.name !== "__typename");
  const [field] = fields;
  if (fields.length !== 1 || field?.kind !== "Field" || (field.selections ?? []).length > 0) return null;
  return field.alias ?? field.name;
}

/** Collects the references of some objects. */
export class GatheredReferences {
  readonly representations: DataObject[] = [];
  /** The type of the first object that has the representation. */
  readonly typenames: unknown[] = [];
  /** `indexes[t]` is the representation of `targets[t]`, or -1. */
  readonly indexes: Int32Array;
  private readonly byId = new Map<string, Map<string, number>>();
  private readonly byKey = new Map<string, number>();

  constructor(
    targets: readonly DataObject[],
    private readonly required: RequiredReference,
  ) {
    this.indexes = new Int32Array(targets.length);
    targets.forEach((target, t) => (this.indexes[t] = this.indexOf(target)));
  }

  private indexOf(target: DataObject): number {
    const { singleKey, represent } = this.required;
    const id = singleKey === null ? undefined : target[singleKey];
    const type = target.__typename;
    if (typeof id === "string" && typeof type === "string") return this.indexOfId(target, type, id);
    const representation = represent(target);
    if (representation === null) return -1;
    // Types are told apart before the rewrite makes them one: answers are not shared between types.
    const key = `${String(type)} ${representationKey(representation)}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.add(target, representation);
    this.byKey.set(key, index);
    return index;
  }

  /** The usual case: nothing is built for an object whose reference is known. */
  private indexOfId(target: DataObject, type: string, id: string): number {
    const ids = this.byId.get(type) ?? new Map<string, number>();
    if (ids.size === 0) this.byId.set(type, ids);
    const known = ids.get(id);
    if (known !== undefined) return known;
    const representation = this.required.represent(target);
    const index = representation === null ? -1 : this.add(target, representation);
    ids.set(id, index);
    return index;
  }

  private add(target: DataObject, representation: DataObject): number {
    this.required.rewrite?.(representation);
    this.typenames.push(target.__typename);
    return this.representations.push(representation) - 1;
  }
}
