/*
 * What the gateway counts of webhooks. No series by webhook or address: those are bounded by nothing.
 */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/** Counts deliveries in the gateway's registry. */
export class WebhookMetrics {
  private readonly deliveries: Counter<"outcome">;
  private readonly seconds: Histogram;

  /** @param held how many webhooks this process delivers for, asked when the metrics are. */
  constructor(registry: Registry, held: () => number) {
    const registers = [registry];
    this.deliveries = new Counter({
      name: "hub_gateway_webhook_deliveries_total",
      help: "Deliveries of webhooks by outcome: delivered, refused, away, gone, dead_letter, disabled, test.",
      labelNames: ["outcome"],
      registers,
    });
    this.seconds = new Histogram({
      name: "hub_gateway_webhook_delivery_duration_seconds",
      help: "Time that endpoints of webhooks took to answer.",
      buckets: SECONDS,
      registers,
    });
    new Gauge({
      name: "hub_gateway_webhooks_held",
      help: "Webhooks that this process delivers for.",
      registers,
      collect() {
        this.set(held());
      },
    });
  }

  /** Counts one. */
  note(outcome: string, durationMs: number): void {
    this.deliveries.inc({ outcome });
    if (durationMs > 0) this.seconds.observe(durationMs / 1_000);
  }
}
