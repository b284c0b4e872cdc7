/*
 * An index as plain data: what a copy on disk holds. Before: text-index.ts. After: match-index.ts makes and takes it. Pure.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type { Indexed } from "../model/indexed-object";
import type { PackedProfiles } from "./profile-table";
import type { PackedTextIndex } from "./text-index";

/** Objects by slot; null in a free one. */
export type PackedItems<T> = readonly (Indexed<T> | null)[];

/** The objects of one kind with the indexes over them. */
export interface PackedObjects<T> {
  readonly items: PackedItems<T>;
  readonly profiles: PackedProfiles;
  readonly words: PackedTextIndex;
  readonly bigrams: PackedTextIndex;
  readonly topics: PackedTextIndex;
}

/** A whole index. */
export interface PackedIndex {
  readonly organizations: PackedObjects<OrganizationFeed>;
  readonly projects: PackedObjects<ProjectFeed>;
  readonly demands: PackedObjects<DemandFeed>;
  readonly resources: PackedObjects<ResourceFeed>;
  readonly placements: PackedItems<PlacementFeed>;
}

/** What an index that is not searched takes of a whole one. */
export interface PackedIndexItems {
  readonly organizations: PackedItems<OrganizationFeed>;
  readonly projects: PackedItems<ProjectFeed>;
  readonly demands: PackedItems<DemandFeed>;
  readonly resources: PackedItems<ResourceFeed>;
  readonly placements: PackedItems<PlacementFeed>;
}

/** The keys that each document of a packed index holds, by slot. */
export function packedKeys({ terms, documents: { sizes, values } }: PackedTextIndex): string[][] {
  let from = 0;
  return Array.from(sizes, (size) => {
    const held = values.subarray(from, from + size);
    from += size;
    return Array.from(held, (term) => terms[term] ?? "");
  });
}
