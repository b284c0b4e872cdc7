/*
 * What a feed's two ends say to each other; infra-free and pure. Server: feed-server.ts. Client: feed-follower.ts.
 * One SSE stream a host carries all its sites; a snapshot is NDJSON: a cursor, the objects, an end line with their count.
 */
import { z } from "zod";
import { HubError } from "@park-hub/errors";
import { changeSchema, cursorSchema, type Change, type FeedCursor } from "./change";
import { RESYNC_REASONS, type ResyncReason } from "./outbox-tail";

/** Heads of a host's sites by site code. */
export type FeedHeads = Readonly<Record<string, FeedCursor>>;

/** What a follower asks for: the sites, each with the last change it has; null: nothing yet. */
export interface FeedRequest {
  readonly cursors: Readonly<Record<string, FeedCursor | null>>;
}

/** One event of a feed. */
export type FeedEvent =
  | { readonly type: "change"; readonly site: string; readonly epoch: string; readonly change: Change }
  /** The host lives; heads of every site it serves, asked for or not. */
  | { readonly type: "heartbeat"; readonly heads: FeedHeads }
  /** The site cannot be continued from that cursor and is no longer part of this stream: take a snapshot, then ask again. */
  | { readonly type: "resync"; readonly site: string; readonly epoch: string; readonly reason: ResyncReason };

const requestSchema = z.object({ cursors: z.record(z.string(), cursorSchema.nullable()) });

const eventSchemas = {
  change: z.object({ site: z.string(), epoch: z.string(), change: changeSchema }),
  heartbeat: z.object({ heads: z.record(z.string(), cursorSchema) }),
  resync: z.object({ site: z.string(), epoch: z.string(), reason: z.enum(RESYNC_REASONS) }),
};

/**
 * Reads the body of a feed request.
 *
 * @throws {HubError} BAD_REQUEST
 */
export function parseFeedRequest(body: unknown): FeedRequest {
  const parsed = requestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HubError(
    "BAD_REQUEST",
    `feed request is not {cursors: {site: {epoch, seq} | null}}: ${z.prettifyError(parsed.error)}`,
  );
}

/** Writes an event as a block of an SSE stream. */
export function encodeFeedEvent({ type, ...data }: FeedEvent): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Reads an event of an SSE stream; undefined for a type that this follower does not know yet.
 *
 * @throws {HubError} SITE_BAD_ANSWER
 */
export function parseFeedEvent(type: string, data: string): FeedEvent | undefined {
  const json = parseJson(data);
  switch (type) {
    case "change":
      return { type, ...checked(eventSchemas.change.safeParse(json)) };
    case "heartbeat":
      return { type, ...checked(eventSchemas.heartbeat.safeParse(json)) };
    case "resync":
      return { type, ...checked(eventSchemas.resync.safeParse(json)) };
    default:
      return undefined;
  }
}

/** @throws {HubError} SITE_BAD_ANSWER when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new HubError("SITE_BAD_ANSWER", `a feed sent "${text.slice(0, 80)}", which is not JSON`, { cause: error });
  }
}

/** @throws {HubError} SITE_BAD_ANSWER when a schema refused what a feed sent. */
export function checked<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  throw new HubError(
    "SITE_BAD_ANSWER",
    `a feed sent what its protocol does not allow: ${z.prettifyError(result.error)}`,
  );
}
