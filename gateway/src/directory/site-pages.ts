/*
 * Pages of sites: in the order of registration, retired ones last; keyset cursors, stable under inserts. Pure.
 */
import type { DirectorySite } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";

const MAX_PAGE = 100;

/** A page of sites. */
export interface SitePage {
  readonly nodes: readonly DirectorySite[];
  readonly edges: readonly { readonly cursor: string; readonly node: DirectorySite }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/**
 * One page of the sites.
 *
 * @throws {HubError} BAD_REQUEST when the page size is not 0 to 100; CURSOR_INVALID for a cursor of another list.
 */
export function pageOfSites(sites: readonly DirectorySite[], first: number, after: string | null): SitePage {
  const limit = pageSize(first);
  const sorted = [...sites].sort((a, b) => comparePositions(positionOf(a), positionOf(b)));
  const seen = after === null ? null : decode(after);
  const start = seen === null ? 0 : sorted.filter((site) => comparePositions(positionOf(site), seen) <= 0).length;
  const nodes = sorted.slice(start, start + limit);
  const edges = nodes.map((node) => ({ cursor: encode(positionOf(node)), node }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: start + nodes.length < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
    totalCount: sorted.length,
  };
}

/** The page size, checked. @throws {HubError} BAD_REQUEST when it is not 0 to 100. */
export function pageSize(first: number): number {
  if (first >= 0 && first <= MAX_PAGE) return first;
  const rule = first < 0 ? "is below 0" : `exceeds the limit of ${MAX_PAGE}`;
  throw new HubError("BAD_REQUEST", `page size ${first} ${rule}`);
}

/** Whether retired, order of registration, code. */
type Position = readonly [isRetired: number, order: number, code: string];

function positionOf(site: DirectorySite): Position {
  return [site.lifecycle === "RETIRED" ? 1 : 0, site.order, site.code];
}

function comparePositions(a: Position, b: Position): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

function encode(position: Position): string {
  return Buffer.from(JSON.stringify(["sites", ...position])).toString("base64url");
}

function decode(cursor: string): Position {
  const [list, isRetired, order, code] = parse(cursor);
  if (list === "sites" && typeof isRetired === "number" && typeof order === "number" && typeof code === "string") {
    return [isRetired, order, code];
  }
  throw new HubError("CURSOR_INVALID", `cursor "${cursor.slice(0, 80)}" is not one of the list of sites`);
}

function parse(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    // Not JSON in base64url: decode() says that the cursor is none of ours.
    return [];
  }
}
