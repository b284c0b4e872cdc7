/*
 * Read your writes: what the caller's own mutations reached, as the gateway hands it on.
 */
import { isSiteCode } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { FeedCursor } from "@park-hub/outbox";
import type { Cursors } from "./site-states";

/** Header of a query in the same operation as a mutation: `<site>=<epoch>:<seq>,…`. */
export const HUB_AFTER_HEADER = "hub-after";

/** How long a query waits for the caller's own writes; afterwards coverage says that they are missing. */
export const OWN_WRITES_WAIT_MS = 500;

/**
 * Reads the header; absent: none.
 *
 * @throws {HubError} BAD_REQUEST naming the part that is not of the form.
 */
export function parseHubAfter(header: string | readonly string[] | undefined): Cursors {
  const text = typeof header === "string" ? header : (header ?? []).join(",");
  const parts = text.split(",").map((part) => part.trim());
  return new Map(parts.filter((part) => part !== "").map(parsePart));
}

function parsePart(part: string): [string, FeedCursor] {
  const [, site, epoch, seq] = /^([^=]+)=([\w-]{1,64}):(\d{1,15})$/.exec(part) ?? [];
  if (site === undefined || epoch === undefined || !isSiteCode(site)) {
    throw new HubError(
      "BAD_REQUEST",
      `header ${HUB_AFTER_HEADER} holds "${part.slice(0, 80)}", which is not <site>=<epoch>:<seq>`,
    );
  }
  return [site, { epoch, seq: Number(seq) }];
}
