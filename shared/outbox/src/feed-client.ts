/*
 * The two requests to a host's feed, as typed streams: events, and a site's snapshot.
 * Before: feed-follower.ts. Leaves alone: reconnecting, cursors, order.
 */
import { request, type Dispatcher } from "undici";
import { z } from "zod";
import { HubError } from "@park-hub/errors";
import { cursorSchema, newChangeSchema, type FeedCursor, type NewChange } from "./change";
import { checked, parseFeedEvent, parseJson, type FeedEvent, type FeedRequest } from "./feed-protocol";
import { textBlocks } from "./text-blocks";

/** Where a host's feed is and how it is asked. */
export interface FeedEndpoint {
  /** Base URL of the host: `<url>/feed`, `<url>/snapshot/<site>`. */
  readonly url: string;
  /** Headers of one request; `audience` is `host` for the feed, the site code for a snapshot. */
  readonly headers: (audience: string) => Promise<Record<string, string>>;
  readonly dispatcher: Dispatcher;
  /** How long the host may be silent, in ms. */
  readonly silenceMs: number;
}

/** A snapshot under way: its place in the site's history, and its objects, to be read once. */
export interface FeedSnapshot extends FeedCursor, AsyncIterable<NewChange> {}

type Body = AsyncIterable<Uint8Array>;

const endSchema = z.object({ end: z.literal(true), count: z.int().min(0) });

/**
 * Opens the feed.
 *
 * @throws {HubError} SITE_UNAVAILABLE when the host cannot be reached, UNAUTHENTICATED or SITE_BAD_ANSWER when it refuses.
 */
export async function openFeed(
  endpoint: FeedEndpoint,
  feedRequest: FeedRequest,
  signal: AbortSignal,
): Promise<AsyncGenerator<FeedEvent, void, undefined>> {
  const headers = {
    ...(await endpoint.headers("host")),
    "content-type": "application/json",
    accept: "text/event-stream",
  };
  const body = await send(endpoint, "/feed", { method: "POST", headers, body: JSON.stringify(feedRequest), signal });
  return events(body);
}

/**
 * Asks for a site's snapshot and reads its cursor.
 *
 * Iterating throws SITE_BAD_ANSWER when the end line is missing or counts differently: what was read then is not the whole.
 */
export async function openSnapshot(endpoint: FeedEndpoint, site: string, signal?: AbortSignal): Promise<FeedSnapshot> {
  const headers = { ...(await endpoint.headers(site)), accept: "application/x-ndjson" };
  const body = await send(endpoint, `/snapshot/${encodeURIComponent(site)}`, { method: "GET", headers, signal });
  const lines = textBlocks(body, "\n");
  const first = await lines.next();
  if (first.done === true) throw new HubError("SITE_BAD_ANSWER", `the snapshot of ${site} is empty`);
  const cursor = checked(cursorSchema.safeParse(parseJson(first.value)));
  return { ...cursor, [Symbol.asyncIterator]: () => objects(site, lines) };
}

interface FeedHttpRequest {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

async function send(endpoint: FeedEndpoint, path: string, options: FeedHttpRequest): Promise<Body> {
  const url = `${endpoint.url.replace(/\/$/, "")}${path}`;
  const { dispatcher, silenceMs } = endpoint;
  const limits = { dispatcher, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const response = await request(url, { ...options, ...limits }).catch((error: unknown) => {
    throw unavailable(path, error);
  });
  if (response.statusCode === 200) return chunks(path, response.body);
  await response.body.dump();
  const code = response.statusCode === 401 ? "UNAUTHENTICATED" : "SITE_BAD_ANSWER";
  throw new HubError(code, `${path} was answered with status ${response.statusCode}`);
}

async function* chunks(path: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* body;
  } catch (error) {
    throw unavailable(path, error);
  }
}

function unavailable(path: string, cause: unknown): HubError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HubError("SITE_UNAVAILABLE", `${path} cannot be read: ${reason}`, { cause, retryable: true });
}

async function* events(body: Body): AsyncGenerator<FeedEvent, void, undefined> {
  for await (const block of textBlocks(body, "\n\n")) {
    const event = parseFeedEvent(fieldOf(block, "event"), fieldOf(block, "data"));
    if (event !== undefined) yield event;
  }
}

/** The value of a field of an SSE block; the feed writes each field once, on one line. */
function fieldOf(block: string, name: string): string {
  const line = block.split("\n").find((candidate) => candidate.startsWith(`${name}:`));
  return line === undefined ? "" : line.slice(name.length + 1).trimStart();
}

async function* objects(site: string, lines: AsyncIterable<string>): AsyncGenerator<NewChange, void, undefined> {
  let count = 0;
  for await (const line of lines) {
    const value = parseJson(line);
    const end = endSchema.safeParse(value);
    if (end.success) {
      if (end.data.count === count) return;
      throw new HubError(
        "SITE_BAD_ANSWER",
        `the snapshot of ${site} held ${count} objects and its end line says ${end.data.count}`,
      );
    }
    count += 1;
    yield checked(newChangeSchema.safeParse(value));
  }
  throw new HubError("SITE_BAD_ANSWER", `the snapshot of ${site} ended after ${count} objects without its end line`);
}
