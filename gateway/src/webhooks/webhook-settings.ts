/** Where webhooks may go; default: https to public addresses only. */
export interface TargetRules {
  /** Whether plain http will do. Default false: an event is for its receiver only. */
  readonly allowsHttp: boolean;
  /** CIDR blocks that are allowed though they are no public addresses; default none. */
  readonly allowedNetworks: readonly string[];
}

/** How webhooks are delivered. */
export interface WebhookSettings extends TargetRules {
  /** Webhooks that this process serves at a time; 0 leaves them to other gateways. Default 2,000. */
  readonly concurrency: number;
  /** Until when an endpoint must have answered, in ms. Default 15,000. */
  readonly timeoutMs: number;
  /** Refusals after which an event becomes a dead letter. Default 12: with the pauses below half an hour. */
  readonly maxAttempts: number;
  /** Pause after the first failure, in ms; doubles with each. Default 5,000. */
  readonly firstPauseMs: number;
  /** Longest pause, in ms. Default 300,000: an endpoint that comes back is found within five minutes. */
  readonly longestPauseMs: number;
  /** How long an endpoint may fail without a success before its webhook is disabled, in ms. Default three days. */
  readonly disableAfterMs: number;
  /** How long a lease holds without being renewed, in ms; so late another gateway takes over. Default 15,000. */
  readonly leaseMs: number;
  /** Milliseconds between two looks for work. Default 1,000. */
  readonly pollMs: number;
  /** Milliseconds after which a webhook without events notes how far the log was looked at. Default ten minutes. */
  readonly positionEveryMs: number;
}

/** The settings that hold when nothing is configured. */
export const DEFAULT_WEBHOOK_SETTINGS: WebhookSettings = {
  allowsHttp: false,
  allowedNetworks: [],
  concurrency: 2_000,
  timeoutMs: 15_000,
  maxAttempts: 12,
  firstPauseMs: 5_000,
  longestPauseMs: 300_000,
  disableAfterMs: 3 * 86_400_000,
  leaseMs: 15_000,
  pollMs: 1_000,
  positionEveryMs: 600_000,
};
