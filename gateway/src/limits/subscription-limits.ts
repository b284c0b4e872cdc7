/*
 * How much one principal may follow at a time, and how often it may begin. In memory of one gateway process.
 * Whoever comes without a token is counted by address.
 */
import { HubError } from "@park-hub/errors";

/** Limits of one principal. */
export interface SubscriptionLimits {
  /** Subscriptions at a time; default 200: a dashboard follows a dozen things, an office has some dashboards. */
  readonly maxSubscriptions: number;
  /** Connections that carry subscriptions at a time; default 100. */
  readonly maxConnections: number;
  /** Subscriptions begun within a minute; default 600: all of them three times over, after an outage. */
  readonly maxStartsPerMinute: number;
}

/** The limits that hold when nothing is configured. */
export const DEFAULT_SUBSCRIPTION_LIMITS: SubscriptionLimits = {
  maxSubscriptions: 200,
  maxConnections: 100,
  maxStartsPerMinute: 600,
};

interface Usage {
  connections: number;
  subscriptions: number;
  /** Starts that may still be made; refilled with time. */
  starts: number;
  refilledAt: number;
}

const MINUTE_MS = 60_000;
/** Above this many, idle principals are forgotten at once: memory is worth more than their rate. */
const MAX_REMEMBERED = 10_000;

/** Counts what each principal uses. */
export class SubscriptionLimiter {
  private readonly usages = new Map<string, Usage>();

  /** @param now a clock in ms; default the process's own. */
  constructor(
    private readonly limits: SubscriptionLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes a connection; gives the function that returns it. @throws {HubError} LIMIT_EXCEEDED */
  connect(who: string): () => void {
    const usage = this.usageOf(who);
    refuseAt("connections with subscriptions", usage.connections, this.limits.maxConnections);
    usage.connections += 1;
    return this.once(who, () => (usage.connections -= 1));
  }

  /** Takes a subscription; gives the function that returns it. @throws {HubError} LIMIT_EXCEEDED */
  start(who: string): () => void {
    const usage = this.usageOf(who);
    this.refill(usage);
    refuseAt("subscriptions", usage.subscriptions, this.limits.maxSubscriptions);
    if (usage.starts < 1) {
      const limit = this.limits.maxStartsPerMinute;
      throw new HubError(
        "LIMIT_EXCEEDED",
        `more than ${limit} subscriptions were begun within a minute; wait a moment`,
      );
    }
    usage.starts -= 1;
    usage.subscriptions += 1;
    return this.once(who, () => (usage.subscriptions -= 1));
  }

  private usageOf(who: string): Usage {
    const { maxStartsPerMinute: starts } = this.limits;
    const usage = this.usages.get(who) ?? { connections: 0, subscriptions: 0, starts, refilledAt: this.now() };
    this.usages.set(who, usage);
    return usage;
  }

  private refill(usage: Usage): void {
    const { maxStartsPerMinute } = this.limits;
    const now = this.now();
    const gained = ((now - usage.refilledAt) * maxStartsPerMinute) / MINUTE_MS;
    usage.starts = Math.min(maxStartsPerMinute, usage.starts + gained);
    usage.refilledAt = now;
  }

  private once(who: string, giveBack: () => void): () => void {
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      giveBack();
      this.forget(who);
    };
  }

  /** Whoever uses nothing and may begin everything is not remembered; with too many to remember, nor is anybody idle. */
  private forget(who: string): void {
    const usage = this.usages.get(who);
    if (usage === undefined || usage.connections > 0 || usage.subscriptions > 0) return;
    this.refill(usage);
    if (usage.starts >= this.limits.maxStartsPerMinute || this.usages.size > MAX_REMEMBERED) this.usages.delete(who);
  }
}

function refuseAt(what: string, used: number, limit: number): void {
  if (used >= limit)
    throw new HubError("LIMIT_EXCEEDED", `number of ${what} ${used + 1} exceeds the limit of ${limit}`);
}
