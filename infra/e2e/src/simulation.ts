/*
 * What a simulated site and its test agree on: how it may fail, what it is told, what it knows.
 */

/**
 * SLOW answers in time. LATE, HANG and DRIP miss every deadline. DROP breaks the connection. HTML, HALF, LONG, SHAPE
 * and ERROR are answers that nobody can use; SHORT is one of the wrong length, and only to references.
 */
export const FAULTS = [
  "SLOW",
  "LATE",
  "HANG",
  "DRIP",
  "DROP",
  "HTML",
  "HALF",
  "LONG",
  "SHORT",
  "SHAPE",
  "ERROR",
] as const;
/** One of them. */
export type Fault = (typeof FAULTS)[number];

/** To a host: how a site is to behave from now on; null: well. */
export interface HostOrder {
  readonly site: string;
  readonly fault: Fault | null;
}

/** From a host: where it listens, then that it has understood an order. */
export type HostWord = { readonly port: number } | { readonly understood: string };

const PROJECTS = 3;

/** The ids of a site's projects, in the order of its list. */
export function projectIdsOf(site: string): readonly string[] {
  return Array.from({ length: PROJECTS }, (_unused, index) => `${site}:01HZZZZZZZZZZZZZZZZZZZZZZ${index}`);
}

/** The title of the project of that id. */
export function titleOf(id: string): string {
  return `项目 ${id}`;
}
