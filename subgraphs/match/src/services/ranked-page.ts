/*
 * Cuts pages out of frozen ranked lists.
 */
import type { Opened } from "./frozen-answers";

/** Where a page lies. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page of a list. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfo;
}

/** Which page is asked for. */
export interface PageRequest {
  /** How many elements; checked by the caller. */
  readonly limit: number;
  readonly after?: string | null | undefined;
}

/**
 * The page of a frozen list that begins where the cursor says.
 *
 * @param length how long the frozen list is.
 * @param items the elements of the page in order; null: gone or hidden since the list was frozen, left out.
 */
export function pageOf<T>(opened: Opened<unknown>, length: number, items: readonly (T | null)[]): Page<T> {
  const { offset, cursorAt } = opened;
  const edges = items.flatMap((node, at) => (node === null ? [] : [{ cursor: cursorAt(offset + at), node }]));
  // The last place that was looked at, so that a page whose last element is gone can still be continued.
  const endCursor = items.length === 0 ? null : cursorAt(offset + items.length - 1);
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      hasNextPage: offset + items.length < length,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor,
    },
  };
}
