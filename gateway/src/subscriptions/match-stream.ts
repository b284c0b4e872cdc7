/*
 * One stream of events from match, over a connection of its own: aborting it frees everything there.
 * Before: resuming-stream.ts. Leaves alone: trying again.
 */
import { HUB_ERROR_CODES, HubError, type HubErrorCode } from "@park-hub/errors";
import type { ExecutionResult } from "graphql";
import { request, type Dispatcher } from "undici";
import { z } from "zod";

import { sseBlocks, type SseBlock } from "./sse-blocks";

/** What is asked of match. */
export interface EventRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where to begin; null: as the operation itself says. */
  readonly after: string | null;
}

/** An event, or only how far the log was looked at. `seq` orders both. */
export type EventBlock =
  | { readonly kind: "event"; readonly seq: number; readonly cursor: string; readonly event: ExecutionResult }
  | { readonly kind: "position"; readonly seq: number; readonly cursor: string };

/** Where match is and how it is asked. */
export interface MatchEndpoint {
  /** Base URL of match. */
  readonly url: string;
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly dispatcher: Dispatcher;
  /** How long match may be silent, in ms; above its beat of 5 s. */
  readonly silenceMs: number;
}

const nextData = z.object({ seq: z.int(), result: z.record(z.string(), z.unknown()) });
const positionData = z.object({ seq: z.int() });
const errorData = z.object({
  message: z.string(),
  extensions: z.looseObject({ code: z.string() }),
});
const refusal = z.object({ errors: z.array(errorData).min(1) });

/**
 * The blocks of one stream, until the signal.
 *
 * @throws {HubError} what match refused; UNAVAILABLE (retryable) when it cannot be reached or the stream broke.
 */
export async function* openMatchStream(
  endpoint: MatchEndpoint,
  asked: EventRequest,
  signal: AbortSignal,
): AsyncGenerator<EventBlock, void, undefined> {
  const body = await open(endpoint, asked, signal);
  try {
    for await (const block of sseBlocks(body)) {
      const read = readBlock(block);
      if (read !== null) yield read;
    }
  } catch (error) {
    throw error instanceof HubError ? error : broken(error);
  }
  throw broken(null);
}

async function open(
  { url, headers, dispatcher, silenceMs }: MatchEndpoint,
  { query, operationName, variables, after }: EventRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  let answer: Dispatcher.ResponseData;
  try {
    answer = await request(`${url}/match/subscribe`, {
      method: "POST",
      headers: { ...(await headers()), "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query, operationName, variables, after }),
      dispatcher,
      signal,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
    });
  } catch (error) {
    throw broken(error);
  }
  if (answer.statusCode === 200) return answer.body;
  const text = await answer.body.text().catch(() => "");
  throw refusalOf(text, answer.statusCode);
}

function readBlock({ event, id, data }: SseBlock): EventBlock | null {
  const value = parsed(data);
  switch (event) {
    case "next": {
      const { seq, result } = checked(nextData, value);
      return { kind: "event", seq, cursor: id, event: result };
    }
    case "position":
      return { kind: "position", seq: checked(positionData, value).seq, cursor: id };
    case "error": {
      const { message, extensions } = checked(errorData, value);
      throw errorOf(message, extensions);
    }
    default:
      return null;
  }
}

function refusalOf(text: string, status: number): HubError {
  const read = refusal.safeParse(parsed(text));
  const [first] = read.success ? read.data.errors : [];
  if (first === undefined) return broken(new Error(`match answered with status ${status}`));
  return errorOf(first.message, first.extensions);
}

/** Codes that another attempt may mend: match is starting, stopping, or does not know the gateway's key yet. */
const PASSING: ReadonlySet<string> = new Set(["UNAVAILABLE", "UNAUTHENTICATED", "STORAGE", "INTERNAL", "TIMEOUT"]);

function errorOf(message: string, { code, ...details }: { readonly code: string }): HubError {
  if (PASSING.has(code)) return broken(new Error(message));
  const known: HubErrorCode = HUB_ERROR_CODES.find((one) => one === code) ?? "INTERNAL";
  return new HubError(known, message, { details });
}

function broken(cause: unknown): HubError {
  return new HubError("UNAVAILABLE", "match cannot be reached at the moment", { cause, retryable: true });
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw broken(read.error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever reads the value says what is wrong with it.
    return undefined;
  }
}
