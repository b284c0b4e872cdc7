/*
 * What a runner reports to match, under its lease. A report is tried again until it is taken or the lease has run out:
 * then whoever leases the webhook next begins where match knows it to be.
 */
import { setTimeout as pause } from "node:timers/promises";

import { WEBHOOK_DELIVERY_CALLS, type WebhookCall } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { z } from "zod";

import type { MatchWebhooks } from "./match-webhooks";

/** Under which lease, and until when it may be counted on. */
export interface HeldLease {
  readonly id: string;
  readonly epoch: number;
  /** Whether the lease still stands as far as this process knows. */
  isHeld(): boolean;
}

/** Who asks match. */
export interface DeliveryVoice {
  readonly match: MatchWebhooks;
  /** The gateway's own identity. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

const PAUSE_MS = 250;

type Calls = typeof WEBHOOK_DELIVERY_CALLS;
type Report<K extends keyof Calls> = Omit<z.input<Calls[K]["request"]>, "id" | "epoch">;

/** Reports of one lease. */
export class DeliveryReports {
  constructor(
    private readonly voice: DeliveryVoice,
    private readonly lease: HeldLease,
  ) {}

  /** Whether the lease still stands as far as this process knows. */
  get isHeld(): boolean {
    return this.lease.isHeld();
  }

  /** Moves the cursor; false: the lease is lost. */
  async advance(report: Report<"advance">): Promise<boolean> {
    return (await this.report(WEBHOOK_DELIVERY_CALLS.advance, report))?.isHeld ?? false;
  }

  /** Notes a failure, which ends the lease; says whether it disabled the webhook. */
  async fail(report: Report<"fail">) {
    return this.report(WEBHOOK_DELIVERY_CALLS.fail, report);
  }

  /** Gives an event up. */
  async setAside(report: Report<"setAside">) {
    return this.report(WEBHOOK_DELIVERY_CALLS.setAside, report);
  }

  /** Disables the webhook. */
  async stop(report: Report<"stop">): Promise<boolean> {
    return (await this.report(WEBHOOK_DELIVERY_CALLS.stop, report))?.isHeld ?? false;
  }

  /** The oldest queued dead letter. */
  async nextLetter() {
    return this.report(WEBHOOK_DELIVERY_CALLS.nextLetter, {});
  }

  /** What became of it; false: the lease is lost. */
  async letterDone(report: Report<"letterDone">): Promise<boolean> {
    return (await this.report(WEBHOOK_DELIVERY_CALLS.letterDone, report))?.isHeld ?? false;
  }

  /** The answer, or null when the lease ran out before there was one. */
  private async report<S extends z.ZodType, R extends z.ZodType>(
    call: WebhookCall<S, R>,
    report: Omit<z.input<S>, "id" | "epoch">,
  ): Promise<z.output<R> | null> {
    const { id, epoch } = this.lease;
    while (this.lease.isHeld()) {
      try {
        return await this.voice.match.ask(call, { ...report, id, epoch } as z.input<S>, await this.voice.headers());
      } catch (error) {
        if (!(error instanceof HubError) || !error.retryable) throw error;
        await pause(PAUSE_MS, undefined, { ref: false });
      }
    }
    return null;
  }
}
