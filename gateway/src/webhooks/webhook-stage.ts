/*
 * The stage: what the pipeline hands in becomes a desk for people and a worker that delivers.
 */
import { IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";

import type { GatewayLogger } from "../operation";
import type { Subscriptions } from "../subscription";
import type { WebhookDesk } from "../webhook";
import type { OperationCheck } from "./check-operation";
import { DeliveryClient } from "./delivery-client";
import { MatchWebhooks, type MatchWebhooksOptions } from "./match-webhooks";
import { TargetJudge } from "./target-rules";
import { GatewayWebhookDesk } from "./webhook-desk";
import type { DeliveryEnd } from "./webhook-runner";
import { DEFAULT_WEBHOOK_SETTINGS, type WebhookSettings } from "./webhook-settings";
import { WebhookWorker } from "./webhook-worker";

/** What the stage is made of. */
export interface WebhookStageOptions {
  readonly subscriptions: Subscriptions;
  /** The same, of which only trusted documents are begun where nothing else is executed. */
  readonly trusted: Subscriptions;
  readonly checkLimits: OperationCheck["checkLimits"];
  /** Where match is, and who is told of requests to it; see MatchWebhooksOptions. */
  readonly match: MatchWebhooksOptions["match"];
  readonly noteRequest?: MatchWebhooksOptions["noteRequest"];
  readonly signer: Pick<IdentitySigner, "sign" | "serviceIdentity">;
  /** Until when match must answer, in ms. */
  readonly deadlineMs: number;
  /** Default DEFAULT_WEBHOOK_SETTINGS. */
  readonly settings?: Partial<WebhookSettings> | undefined;
  readonly logger: GatewayLogger;
  readonly observe: (end: DeliveryEnd | "test", durationMs: number) => void;
}

/** Webhooks of one gateway process. */
export class WebhookStage {
  readonly desk: WebhookDesk;
  private readonly match: MatchWebhooks;
  private readonly client: DeliveryClient;
  private readonly worker: WebhookWorker;

  constructor(options: WebhookStageOptions) {
    const { subscriptions, trusted, checkLimits, signer, logger, observe } = options;
    const settings = { ...DEFAULT_WEBHOOK_SETTINGS, ...options.settings };
    const judge = new TargetJudge(settings);
    this.match = new MatchWebhooks(options);
    this.client = new DeliveryClient(judge, settings.timeoutMs);
    const { match, client } = this;
    this.desk = new GatewayWebhookDesk({
      match,
      client,
      judge,
      observe,
      headers: async (principal) => ({ [IDENTITY_HEADER]: await signer.sign(principal, "match") }),
      check: { checkLimits, subscriptions: trusted },
      ownCheck: { checkLimits, subscriptions },
    });
    this.worker = new WebhookWorker({
      subscriptions,
      client,
      settings,
      logger,
      observe,
      voice: { match, headers: async () => ({ [IDENTITY_HEADER]: await signer.serviceIdentity("match") }) },
    });
  }

  /** How many webhooks are delivered for here. */
  get heldCount(): number {
    return this.worker.heldCount;
  }

  /** Begins to deliver. */
  start(): void {
    this.worker.start();
  }

  /** Ends deliveries and gives their webhooks to other gateways. */
  async close(): Promise<void> {
    await this.worker.close();
    await this.client.close();
    await this.match.close();
  }
}
