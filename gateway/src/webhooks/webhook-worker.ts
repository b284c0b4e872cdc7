/*
 * The webhooks that this gateway delivers for: leases what is due, keeps the leases, lets go what it lost. Of several
 * gateways each has its own; when one dies, its leases run out and the others take them over.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { WEBHOOK_DELIVERY_CALLS, type LeasedWebhook } from "@park-hub/contracts";

import { DeliveryReports, type DeliveryVoice } from "./delivery-reports";
import { WebhookRunner, type RunnerParts } from "./webhook-runner";

/** What a worker works with. */
export interface WebhookWorkerOptions extends Omit<RunnerParts, "reports"> {
  readonly voice: DeliveryVoice;
}

interface Held {
  readonly runner: WebhookRunner;
  readonly epoch: number;
  readonly done: Promise<void>;
  lostAt: number;
}

/** How long deliveries under way may take when the gateway stops. */
const LAST_DELIVERY_MS = 2_500;
/** So much of a lease is not counted on: clocks drift and answers travel. */
const SAFE_SHARE = 0.8;

/** The webhooks of one gateway process. */
export class WebhookWorker {
  private readonly holder = randomUUID();
  private readonly held = new Map<string, Held>();
  private readonly ending = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private renewedAt = 0;

  constructor(private readonly options: WebhookWorkerOptions) {}

  /** How many webhooks it delivers for. */
  get heldCount(): number {
    return this.held.size;
  }

  /** Begins; does nothing where the settings leave webhooks to others. */
  start(): void {
    if (this.options.settings.concurrency > 0) this.loop = this.run();
  }

  /** Ends behind the deliveries under way, cuts what takes too long, and gives every lease back. */
  async close(): Promise<void> {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    await this.loop;
    const all = [...this.held.values()];
    for (const { runner } of all) runner.stop(false);
    const cut = setTimeout(() => {
      for (const { runner } of all) runner.stop(true);
    }, LAST_DELIVERY_MS);
    await Promise.all(all.map(({ done }) => done));
    clearTimeout(cut);
    await this.giveBack();
  }

  private async run(): Promise<void> {
    const { settings, logger } = this.options;
    while (!this.ending.signal.aborted) {
      try {
        await this.look();
      } catch (error) {
        logger.debug({ err: error }, "webhooks cannot be leased at the moment");
      }
      this.dropLost();
      await pause(settings.pollMs, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    const { voice, settings } = this.options;
    const { leaseMs, concurrency } = settings;
    const askedAt = performance.now();
    const isRenewing = askedAt - this.renewedAt >= leaseMs / 4;
    const held = [...this.held.keys()];
    const room = Math.max(0, concurrency - held.length);
    const request = { holder: this.holder, held, room, leaseMs, isRenewing };
    const { granted, kept } = await voice.match.ask(WEBHOOK_DELIVERY_CALLS.lease, request, await voice.headers());
    if (isRenewing) this.renewedAt = askedAt;
    const stillOurs = new Map(kept.map(({ id, epoch }) => [id, epoch]));
    for (const id of held) {
      const one = this.held.get(id);
      if (one === undefined) continue;
      if (stillOurs.get(id) !== one.epoch) one.runner.stop(true);
      else if (isRenewing) one.lostAt = askedAt + leaseMs * SAFE_SHARE;
    }
    if (this.ending.signal.aborted) return;
    for (const hook of granted) this.begin(hook, askedAt + leaseMs * SAFE_SHARE);
  }

  private begin(hook: LeasedWebhook, lostAt: number): void {
    const { voice, ...parts } = this.options;
    const lease = {
      id: hook.id,
      epoch: hook.epoch,
      isHeld: () => performance.now() < (this.held.get(hook.id)?.lostAt ?? 0),
    };
    const reports = new DeliveryReports(voice, lease);
    const runner = new WebhookRunner(hook, { ...parts, reports });
    const one: Held = { runner, epoch: hook.epoch, lostAt, done: Promise.resolve() };
    this.held.set(hook.id, one);
    const done = runner
      .run()
      .catch((error: unknown) => {
        parts.logger.error({ err: error, webhook: hook.id }, "a webhook's delivery broke off inside the gateway");
        return runner.breakOff();
      })
      .finally(() => {
        if (this.held.get(hook.id) === one) this.held.delete(hook.id);
      });
    Object.assign(one, { done });
  }

  /** Whose lease could not be renewed in time may be somebody else's by now. */
  private dropLost(): void {
    for (const { runner, lostAt } of this.held.values()) {
      if (performance.now() >= lostAt) runner.stop(true);
    }
  }

  private async giveBack(): Promise<void> {
    const { voice, logger } = this.options;
    try {
      await voice.match.ask(WEBHOOK_DELIVERY_CALLS.release, { holder: this.holder }, await voice.headers());
    } catch (error) {
      logger.debug({ err: error }, "leases of webhooks run out by themselves");
    }
  }
}
