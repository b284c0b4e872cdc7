/*
 * The seam between the graph that people handle webhooks by (directory) and what carries them out (webhooks). A leaf like
 * subscription.ts: joined in pipeline.ts only.
 */
import type { DeadLetterRecord, WebhookRecord } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";

/** Something that a person can mend. */
export interface WebhookProblem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** What events a webhook is for, without GraphQL; which entries fit which event, webhook-operation.ts says. */
export interface WebhookFilter {
  readonly event: "PROJECT_PUBLISHED" | "DEMAND_POSTED" | "PLACEMENT_ADVANCED" | "CHANGE";
  readonly fields?: readonly string[] | null;
  readonly audiences?: readonly string[] | null;
  readonly within?: string | null;
  readonly servesArea?: string | null;
  readonly sites?: readonly string[] | null;
  readonly projectSites?: readonly string[] | null;
  readonly organizationId?: string | null;
  readonly states?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
}

/** What is asked to be registered. */
export interface WebhookRequest {
  readonly name?: string | null;
  readonly url: string;
  readonly secret?: string | null;
  readonly operation?: string | null;
  /** JSON of an object. */
  readonly variables?: string | null;
  readonly filter?: WebhookFilter | null;
  readonly after?: string | null;
  readonly idempotencyKey?: string | null;
}

/** Which page. */
export interface WebhookPage {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** How a webhook starts again. */
export interface WebhookReplay {
  readonly id: string;
  readonly after?: string | null;
  readonly deadLetterIds?: readonly string[] | null;
  readonly allDeadLetters?: boolean | null;
}

/** The webhook as it is now, and what a person can mend. */
export interface WebhookOutcome {
  readonly webhook: WebhookRecord | null;
  readonly problems: readonly WebhookProblem[];
}

/** What came back from a test delivery. */
export interface WebhookTest {
  readonly isAccepted: boolean;
  readonly messageId: string;
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly error: string | null;
}

/** A page of a list. */
export interface WebhookConnection<T> {
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
 * Webhooks as people handle them, each call as the principal who asks.
 *
 * Every call throws HubError: UNAVAILABLE when match is away, UNAUTHENTICATED for the public, what match refuses.
 */
export interface WebhookDesk {
  create(who: Principal, request: WebhookRequest): Promise<WebhookOutcome & { readonly secret: string | null }>;
  list(who: Principal, page: WebhookPage): Promise<WebhookConnection<WebhookRecord>>;
  find(who: Principal, id: string): Promise<WebhookRecord | null>;
  deadLetters(who: Principal, id: string, page: WebhookPage): Promise<WebhookConnection<DeadLetterRecord>>;
  remove(who: Principal, id: string): Promise<WebhookOutcome>;
  disable(who: Principal, id: string): Promise<WebhookOutcome>;
  replay(who: Principal, replay: WebhookReplay): Promise<WebhookOutcome & { readonly queued: number }>;
  test(
    who: Principal,
    id: string,
  ): Promise<{ readonly delivery: WebhookTest | null; readonly problems: readonly WebhookProblem[] }>;
}
