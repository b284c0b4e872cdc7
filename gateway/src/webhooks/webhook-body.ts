/* The body of a delivery, of a test and of a notice. Pure. */
import type { ExecutionResult } from "graphql";

/** What every message says. */
export interface WebhookMessage {
  /** The followed field, or `webhook.test`, `webhook.disabled`. */
  readonly type: string;
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  /** The webhook that it belongs to. */
  readonly webhookId: string;
  readonly data: unknown;
}

/** An event's message. */
export interface EventMessage {
  readonly webhookId: string;
  readonly cursor: string;
  readonly result: ExecutionResult;
  readonly now: Date;
}

/** Longest body in bytes; above it the event comes without its data, to be asked for. */
const MAX_BODY_BYTES = 1_048_576;

/** The body of an event: `data`, and `errors` where a part of the hub was missing, as a subscription would give them. */
export function eventBody({ webhookId, cursor, result, now }: EventMessage): string {
  const { data, errors } = result;
  const [type = "event", event] = Object.entries(data ?? {})[0] ?? [];
  const place = { type, timestamp: instantOf(event) ?? now.toISOString(), webhookId, cursor };
  const body = JSON.stringify({ ...place, data: data ?? null, ...(errors === undefined ? {} : { errors }) });
  if (Buffer.byteLength(body) <= MAX_BODY_BYTES) return body;
  const message = `the event is longer than ${MAX_BODY_BYTES} bytes; ask the graph for it by its cursor`;
  return JSON.stringify({ ...place, data: null, errors: [{ message, extensions: { code: "PAYLOAD_TOO_LARGE" } }] });
}

/** The body of a message that is no event. */
export function messageBody(message: WebhookMessage): string {
  return JSON.stringify(message);
}

function instantOf(event: unknown): string | null {
  if (typeof event !== "object" || event === null || !("at" in event)) return null;
  return typeof event.at === "string" ? event.at : null;
}
