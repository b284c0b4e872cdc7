/*
 * What subscriptions cost this process, for Prometheus: read when the metrics are asked for, so counting costs nothing.
 */
import { Gauge, type Registry } from "prom-client";

/** What there is at the moment; `completions` only grows. */
export interface SubscriptionCosts {
  /** Subscriptions of clients and webhooks. */
  readonly subscribers: number;
  /** Distinct questions that they share. */
  readonly channels: number;
  /** Streams of match that are held for them. */
  readonly upstreams: number;
  /** Events in memory for those that are behind. */
  readonly keptEvents: number;
  /** Events completed across graphs so far: one for all that ask the same. */
  readonly completions: number;
  /** Bytes written to clients that their connections have not taken yet. */
  readonly unreadBytes: number;
}

const SERIES: Readonly<Record<keyof SubscriptionCosts, readonly [name: string, help: string]>> = {
  subscribers: ["subscriptions", "Subscriptions that are open, those of webhooks included."],
  channels: ["subscription_channels", "Distinct questions (operation, variables, rights) among them."],
  upstreams: ["subscription_upstreams", "Streams of match that are held for them."],
  keptEvents: ["subscription_kept_events", "Events in memory for subscriptions that are behind."],
  completions: ["subscription_completions_total", "Events completed across graphs, once for all that ask the same."],
  unreadBytes: ["subscription_unread_bytes", "Bytes that clients of subscriptions have not taken yet."],
};

/** Shows the costs in the registry. @param costs asked when the metrics are */
export function showSubscriptionCosts(registry: Registry, costs: () => SubscriptionCosts): void {
  for (const [key, [name, help]] of Object.entries(SERIES) as [
    keyof SubscriptionCosts,
    (typeof SERIES)["channels"],
  ][]) {
    new Gauge({
      name: `hub_gateway_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(costs()[key]);
      },
    });
  }
}
