/* Seals, once after the start of a leader, the secrets that earlier releases stored as they are. */
import type { KitLogger } from "@park-hub/subgraph-kit";
import { listWebhooks, replaceSecret, type WebhookPage } from "../data/webhook-store";
import type { LeaderDuty, LeaderTerm } from "./leadership";
import type { WebhookSecrets } from "./webhook-secrets";

const WEBHOOKS_PER_PAGE = 500;

/** Seals what is not sealed yet. */
export class WebhookSealing implements LeaderDuty {
  readonly name = "sealing of secrets";

  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly logger: Pick<KitLogger, "info">,
  ) {}

  async begin(term: LeaderTerm): Promise<void> {
    let after: WebhookPage["after"] = null;
    let count = 0;
    do {
      const rows = await listWebhooks(term.reader, { ownerSubject: null, after, limit: WEBHOOKS_PER_PAGE });
      const plain = rows.filter(({ secret }) => this.secrets.isPlain(secret));
      for (const { id, secret } of plain) {
        await term.write((manager) => replaceSecret(manager, id, this.secrets.seal(id, secret)));
      }
      count += plain.length;
      const last = rows.length > WEBHOOKS_PER_PAGE ? rows.at(-1) : undefined;
      after = last === undefined ? null : { createdAt: last.createdAt.toISOString(), id: last.id };
    } while (after !== null);
    if (count > 0) this.logger.info({ count }, "secrets of webhooks are sealed now");
  }

  async end(): Promise<void> {
    // begin() is all of it.
  }
}
