/*
 * Relay connections over lists that are ordered newest first: keyset cursors, stable under inserts.
 * Pure: a data module turns `PageArguments` into its statement and hands the rows back.
 */
import { HubError } from "@park-hub/errors";

const MAX_PAGE = 100;
/** What an id may be made of; a cursor comes back from outside and goes into a statement. */
const ID_TEXT = /^[\x21-\x7e]{1,64}$/;

/** Where a page of a list ordered by (createdAt, id) descending begins: after this row. */
export interface KeysetCursor {
  /** RFC 3339 in UTC with milliseconds. */
  readonly createdAt: string;
  readonly id: string;
}

/** A checked page request. */
export interface PageArguments {
  /** How many rows the page may hold; read one more to know whether more follow. */
  readonly limit: number;
  readonly after: KeysetCursor | null;
}

/** A page as the schema's connection types name it. */
export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/**
 * Checks `first` and `after`.
 *
 * @throws {HubError} BAD_REQUEST when `first` is not within 0 … max, CURSOR_INVALID when `after` is not one of our cursors.
 */
export function pageArguments(
  given: { readonly first?: number | null; readonly after?: string | null },
  options: { readonly max?: number; readonly default?: number } = {},
): PageArguments {
  return { limit: pageSize(given.first, options), after: given.after == null ? null : decodeKeysetCursor(given.after) };
}

/** Checks `first`. Default 20, at most 100 unless said otherwise. @throws {HubError} BAD_REQUEST */
export function pageSize(
  first: number | null | undefined,
  options: { readonly max?: number; readonly default?: number } = {},
): number {
  const max = options.max ?? MAX_PAGE;
  const size = first ?? options.default ?? 20;
  if (!Number.isInteger(size) || size < 0)
    throw new HubError("BAD_REQUEST", `page size ${size} is below the least of 0`);
  if (size > max) throw new HubError("BAD_REQUEST", `page size ${size} exceeds the limit of ${max}`);
  return size;
}

/** The opaque form of a cursor. */
export function encodeKeysetCursor(cursor: KeysetCursor): string {
  return Buffer.from(`1|${cursor.createdAt}|${cursor.id}`).toString("base64url");
}

/** @throws {HubError} CURSOR_INVALID when the text is not one of our cursors. */
export function decodeKeysetCursor(text: string): KeysetCursor {
  const [version, createdAt, id, ...rest] = Buffer.from(text, "base64url").toString("utf8").split("|");
  const isSound =
    version === "1" && createdAt !== undefined && id !== undefined && ID_TEXT.test(id) && rest.length === 0;
  if (!isSound || Number.isNaN(Date.parse(createdAt)) || new Date(createdAt).toISOString() !== createdAt) {
    throw new HubError(
      "CURSOR_INVALID",
      `cursor "${text.slice(0, 80)}" was not given out by this list; start without one`,
    );
  }
  return { createdAt, id };
}

/**
 * Makes a connection of the rows that were read.
 *
 * @param rows up to `limit + 1` rows; the one too many only says that more follow.
 * @param hasPrevious whether the page began after a cursor.
 */
export function connectionOf<T>(
  rows: readonly T[],
  page: { readonly limit: number; readonly after: unknown },
  cursorOf: (row: T) => string,
  totalCount: number,
): Connection<T> {
  const nodes = rows.slice(0, page.limit);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== null && page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The cursor of a row with `createdAt` and `id`. */
export function keysetCursorOf(row: { readonly createdAt: Date; readonly id: string }): string {
  return encodeKeysetCursor({ createdAt: row.createdAt.toISOString(), id: row.id });
}
