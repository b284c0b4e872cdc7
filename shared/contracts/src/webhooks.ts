/*
 * What the gateway and match say to each other about webhooks: match keeps registrations and how far each has come, the
 * gateway carries the deliveries out (infra/docs/adr/0013). Every call is a POST below `/match/webhooks/`; instants are
 * RFC 3339. Parsers, because both ends read what another process of another release may have written.
 */
import { z } from "zod";

/** Whether a webhook is delivered to. */
export const WEBHOOK_STATES = ["ACTIVE", "DISABLED"] as const;
/** Why a webhook is not delivered to. */
export const WEBHOOK_REASONS = [
  "BY_OWNER",
  "BY_OPERATOR",
  "ENDPOINT_FAILING",
  "ENDPOINT_GONE",
  "DEAD_LETTERS_FULL",
  "OPERATION_INVALID",
  "CURSOR_EXPIRED",
  "CURSOR_INVALID",
  "SECRET_LOST",
] as const;
/** Whether a dead letter waits for a person, or is about to be delivered again. */
export const DEAD_LETTER_STATES = ["WAITING", "QUEUED"] as const;

/** Whether a webhook is delivered to. */
export type WebhookState = (typeof WEBHOOK_STATES)[number];
/** Why a webhook is not delivered to. */
export type WebhookReason = (typeof WEBHOOK_REASONS)[number];
/** Whether a dead letter waits for a person. */
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

const variables = z.record(z.string(), z.unknown());
const instant = z.string().nullable();

/** A webhook as its owner sees it: never its secret. */
export const webhookRecord = z.object({
  id: z.string(),
  name: z.string().nullable(),
  url: z.string(),
  event: z.string(),
  operation: z.string(),
  variables,
  ownerSubject: z.string(),
  ownerSite: z.string().nullable(),
  state: z.enum(WEBHOOK_STATES),
  reason: z.enum(WEBHOOK_REASONS).nullable(),
  detail: z.string().nullable(),
  stateAt: z.string(),
  cursor: z.string(),
  createdAt: z.string(),
  deliveredCount: z.number(),
  lastDeliveredAt: instant,
  failureCount: z.number(),
  failingSince: instant,
  nextAttemptAt: instant,
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
  deadLetterCount: z.number(),
});
/** A webhook as its owner sees it. */
export type WebhookRecord = z.infer<typeof webhookRecord>;

/** An event that was given up for its endpoint. */
export const deadLetterRecord = z.object({
  id: z.string(),
  webhookId: z.string(),
  messageId: z.string(),
  cursor: z.string(),
  state: z.enum(DEAD_LETTER_STATES),
  attempts: z.number(),
  lastStatus: z.number().nullable(),
  lastError: z.string(),
  at: z.string(),
  body: z.string(),
});
/** An event that was given up for its endpoint. */
export type DeadLetterRecord = z.infer<typeof deadLetterRecord>;

const problem = z.object({ field: z.array(z.string()), code: z.string(), message: z.string() });
const pageInfo = z.object({
  hasNextPage: z.boolean(),
  hasPreviousPage: z.boolean(),
  startCursor: z.string().nullable(),
  endCursor: z.string().nullable(),
});

function pageOf<T extends z.ZodType>(node: T) {
  const edges = z.array(z.object({ cursor: z.string(), node }));
  return z.object({ nodes: z.array(node), edges, pageInfo, totalCount: z.number() });
}

const id = z.string().max(64);
const page = { first: z.int().nullish(), after: z.string().max(400).nullish() };
/** Whom a delivery is made for: the webhook, and the lease under which it may be reported. */
const lease = { id, epoch: z.int() };
const status = z.int().nullable();
/** What is stored of a failure: a sentence, the beginning of a long one. */
const error = z.string().transform((text) => text.slice(0, 400));

/** What was stored of a webhook, and what a person can mend. */
const changed = z.object({ webhook: webhookRecord.nullable(), problems: z.array(problem) });

/** One call: what is sent, what comes back. */
export interface WebhookCall<S extends z.ZodType, R extends z.ZodType> {
  /** Last part of the path. */
  readonly path: string;
  readonly request: S;
  readonly response: R;
}

function call<S extends z.ZodType, R extends z.ZodType>(path: string, request: S, response: R): WebhookCall<S, R> {
  return { path, request, response };
}

/** Calls with the identity of the person who asks. */
export const WEBHOOK_DESK_CALLS = {
  /** Registers; the gateway has checked target and operation. `secret` comes back once, for the owner. */
  create: call(
    "create",
    z.object({
      name: z.string().max(80).nullable(),
      url: z.string().max(2_000),
      secret: z.string().max(120).nullable(),
      event: z.string().max(32),
      operation: z.string().max(20_000),
      variables,
      after: z.string().max(400).nullable(),
      idempotencyKey: z.string().max(100).nullable(),
    }),
    changed.extend({ secret: z.string().nullable() }),
  ),
  list: call("list", z.object(page), pageOf(webhookRecord)),
  find: call("find", z.object({ id }), z.object({ webhook: webhookRecord.nullable() })),
  letters: call("letters", z.object({ id, ...page }), pageOf(deadLetterRecord)),
  remove: call("remove", z.object({ id }), changed),
  disable: call("disable", z.object({ id }), changed),
  /** Starts again: behind `after`, else where it stands; with dead letters queued before that. */
  replay: call(
    "replay",
    z.object({
      id,
      after: z.string().max(400).nullable(),
      deadLetterIds: z.array(id).max(1_000),
      allDeadLetters: z.boolean(),
    }),
    changed.extend({ queued: z.number() }),
  ),
  /** What a test needs; counted against the webhook's rate of tests. */
  test: call(
    "test",
    z.object({ id }),
    z.object({ target: z.object({ url: z.string(), secret: z.string() }).nullable(), problems: z.array(problem) }),
  ),
} as const;

/** A webhook that was leased: everything that its deliveries need. */
export const leasedWebhook = z.object({
  ...lease,
  url: z.string(),
  secret: z.string(),
  principal: z.object({
    subject: z.string(),
    roles: z.array(z.string()),
    site: z.string().optional(),
    organization: z.string().optional(),
  }),
  operation: z.string(),
  variables,
  cursor: z.string(),
  /** Failures in a row. */
  failureCount: z.int(),
  /** Attempts that the endpoint refused of the event behind the cursor. */
  attempts: z.int(),
});
/** A webhook that was leased. */
export type LeasedWebhook = z.infer<typeof leasedWebhook>;

/** Whether the lease still stood; false: somebody else delivers, or the webhook was changed. */
const held = z.object({ isHeld: z.boolean() });
/** Also whether the webhook was disabled by it. */
const heldOrDisabled = held.extend({ disabled: z.object({ reason: z.string(), detail: z.string() }).nullable() });

/** Calls with the gateway's own identity. */
export const WEBHOOK_DELIVERY_CALLS = {
  /** Renews what the holder still works on, takes back the rest, and gives it at most `room` more that are due. */
  lease: call(
    "lease",
    z.object({
      holder: z.string().max(64),
      /** Ids of the webhooks that it works on. */
      held: z.array(id).max(10_000),
      room: z.int().min(0).max(10_000),
      leaseMs: z.int().min(100).max(600_000),
      isRenewing: z.boolean(),
    }),
    z.object({ granted: z.array(leasedWebhook), kept: z.array(z.object(lease)) }),
  ),
  release: call("release", z.object({ holder: z.string().max(64) }), z.object({})),
  /** Moves the cursor: behind a delivered event, or over entries that did not concern the webhook. */
  advance: call("advance", z.object({ ...lease, cursor: z.string().max(400), isDelivery: z.boolean(), status }), held),
  /** Notes a failed attempt; the lease ends with it. */
  fail: call(
    "fail",
    z.object({
      ...lease,
      status,
      error,
      /** Whether the endpoint answered and said no, as against being away. */
      isRefusal: z.boolean(),
      nextAttemptInMs: z.int().min(0),
      /** Failing for longer than this disables. */
      disableAfterMs: z.int().min(0),
      /** Why it is then disabled. */
      reason: z.enum(WEBHOOK_REASONS),
    }),
    heldOrDisabled,
  ),
  /** Puts the event behind the cursor on the dead-letter list and goes on behind it. */
  setAside: call(
    "set-aside",
    z.object({ ...lease, cursor: z.string().max(400), messageId: z.string().max(64), status, error, body: z.string() }),
    heldOrDisabled,
  ),
  /** Disables at once. */
  stop: call("stop", z.object({ ...lease, reason: z.enum(WEBHOOK_REASONS), error, status }), held),
  /** The oldest queued dead letter, or null. */
  nextLetter: call(
    "next-letter",
    z.object(lease),
    held.extend({ letter: z.object({ id, messageId: z.string(), body: z.string() }).nullable() }),
  ),
  /** What became of it: delivered, and so no dead letter any more; or refused again, and so back on the list. */
  letterDone: call(
    "letter-done",
    z.object({ ...lease, letterId: id, refusal: z.object({ status, error }).nullable() }),
    held,
  ),
} as const;
