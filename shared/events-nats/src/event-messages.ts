/*
 * What a site says over the broker, as bytes and back: its changes, kept in the hub's stream, and its head, which is not kept.
 * Both are signed by the site (shared/identity) in the header below; the broker carries, it is not believed.
 * Pure. Leaves alone: signatures, subjects, order between messages.
 */
import { HubError } from "@park-hub/errors";
import { changeSchema, cursorSchema, type Change, type FeedCursor } from "@park-hub/outbox";
import { z } from "zod";

/** The header with the site's signature over the data. */
export const SIGNATURE_HEADER = "Hub-Signature";
/** JWS types of the two messages. */
export const FEED_TYPE = "hub-feed+jws";
export const HEAD_TYPE = "hub-head+jws";

/** Consecutive changes of a site: at least one. */
export interface FeedMessage {
  readonly site: string;
  readonly epoch: string;
  readonly changes: readonly [Change, ...Change[]];
}

/** A site's head, and when it was there. */
export interface HeadMessage extends FeedCursor {
  readonly site: string;
  /** RFC 3339 in UTC: an old message that somebody repeats is known by it. */
  readonly at: string;
}

const feedSchema = z.object({
  site: z.string(),
  epoch: cursorSchema.shape.epoch,
  changes: z.tuple([changeSchema], changeSchema),
});
const headSchema = cursorSchema.extend({ site: z.string(), at: z.iso.datetime() });

/** A message as bytes. */
export function encodeMessage(message: FeedMessage | HeadMessage): Uint8Array {
  return Buffer.from(JSON.stringify(message));
}

/** @throws {HubError} SITE_BAD_ANSWER when it is none, is another site's, or its changes do not follow each other. */
export function parseFeedMessage(site: string, data: Uint8Array): FeedMessage {
  const message = parsed(feedSchema, site, data);
  const [first] = message.changes;
  const isGapless = message.changes.every(({ seq }, index) => seq === first.seq + index);
  if (isGapless) return message;
  throw new HubError("SITE_BAD_ANSWER", `a message of site ${site} holds changes that do not follow each other`);
}

/** @throws {HubError} SITE_BAD_ANSWER when it is none, or another site's. */
export function parseHeadMessage(site: string, data: Uint8Array): HeadMessage {
  return parsed(headSchema, site, data);
}

/** Where the changes of a message end. */
export function endOf({ epoch, changes }: FeedMessage): FeedCursor {
  return { epoch, seq: changes[0].seq + changes.length - 1 };
}

/** The id by which the broker knows a message that it already has. */
export function messageId(message: FeedMessage): string {
  const { epoch, seq } = endOf(message);
  return `${message.site}:${epoch}:${seq}`;
}

function parsed<T extends { readonly site: string }>(schema: z.ZodType<T>, site: string, data: Uint8Array): T {
  const result = schema.safeParse(jsonOf(site, data));
  if (!result.success) {
    const why = z.prettifyError(result.error);
    throw new HubError("SITE_BAD_ANSWER", `a message of site ${site} is not what its protocol allows: ${why}`);
  }
  if (result.data.site === site) return result.data;
  throw new HubError("SITE_BAD_ANSWER", `a message on the subject of site ${site} is of site ${result.data.site}`);
}

function jsonOf(site: string, data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data)) as unknown;
  } catch (cause) {
    throw new HubError("SITE_BAD_ANSWER", `a message of site ${site} is not JSON`, { cause });
  }
}
