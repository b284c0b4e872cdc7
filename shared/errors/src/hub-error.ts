/*
 * The hub's one error type. Foreign errors are converted to it once, at the border where they enter.
 * The message gives the thing, the value seen and the rule; `details` may reach a client, `cause` never.
 */

/** Every code an error of the hub may carry; infra/docs/errors.md says what each means and what to do. */
export const HUB_ERROR_CODES = [
  "BAD_REQUEST",
  "VALIDATION",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "SITE_UNKNOWN",
  "SITE_UNAVAILABLE",
  "SITE_SCHEMA_BEHIND",
  "SITE_SCHEMA_AHEAD",
  "SITE_BAD_ANSWER",
  "CURSOR_INVALID",
  "CURSOR_EXPIRED",
  "SUBSCRIBER_TOO_SLOW",
  "CONFIG_INVALID",
  "LIMIT_EXCEEDED",
  "PAYLOAD_TOO_LARGE",
  "TIMEOUT",
  "STORAGE",
  "UNAVAILABLE",
  "INTERNAL",
] as const;

/** One code of the closed list. */
export type HubErrorCode = (typeof HUB_ERROR_CODES)[number];

/** What else an error may carry. */
export interface HubErrorOptions {
  /** Facts that may reach a client; no internal address, no stack. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The error behind this one; stays inside the process. */
  readonly cause?: unknown;
  /** Whether the same call may succeed when it is made again. Default false. */
  readonly retryable?: boolean;
}

/** An error of the hub, with a code of the closed list. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryable: boolean;

  constructor(code: HubErrorCode, message: string, options: HubErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "HubError";
    this.code = code;
    this.details = options.details ?? {};
    this.retryable = options.retryable ?? false;
  }
}
