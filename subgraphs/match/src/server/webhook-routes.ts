/*
 * `POST /match/webhooks/…`: what the gateway asks about webhooks (shared/contracts/src/webhooks.ts).
 * The desk's calls come with the identity of the person who asks; those of deliveries with the gateway's own, because they
 * hand out secrets and move cursors.
 */
import { WEBHOOK_DELIVERY_CALLS, WEBHOOK_DESK_CALLS, type WebhookCall } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier, Principal, SigningJwk } from "@park-hub/identity";
import { requireIdentity, requireService, type KitLogger } from "@park-hub/subgraph-kit";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { MatchDatabase } from "../data/match-database";
import { WebhookDeliveries } from "../services/webhook-deliveries";
import { WebhookRegistry } from "../services/webhook-registry";
import { WebhookSecrets } from "../services/webhook-secrets";
import { MATCH_AUDIENCE } from "./status-routes";

/** What the endpoints work with. */
export interface WebhookRouteParts {
  readonly verifier: IdentityVerifier;
  readonly database: MatchDatabase;
  /** What the secrets of webhooks are sealed by. */
  readonly signingKey: SigningJwk;
  readonly now: () => Date;
  readonly logger: KitLogger;
  /** Default as WebhookRegistryOptions.maxPerSubject. */
  readonly webhooksPerSubject?: number | undefined;
}

/** Whose identity carries the gateway's own calls. */
const DELIVERER = "gateway";

/** Mounts the endpoints. */
export function mountWebhooks(app: FastifyInstance, parts: WebhookRouteParts): void {
  const { verifier, database, now, logger, webhooksPerSubject: maxPerSubject } = parts;
  const secrets = new WebhookSecrets(parts.signingKey);
  mountDesk(app, verifier, new WebhookRegistry({ database, secrets, now, maxPerSubject }));
  mountDeliveries(app, verifier, new WebhookDeliveries({ database, secrets, now, logger }));
}

function mountDesk(app: FastifyInstance, verifier: IdentityVerifier, registry: WebhookRegistry): void {
  const calls = WEBHOOK_DESK_CALLS;
  const mount = <S extends z.ZodType, R extends z.ZodType>(
    call: WebhookCall<S, R>,
    answer: (principal: Principal, request: z.infer<S>) => Promise<unknown>,
  ): void => {
    app.post(pathOf(call), async (request) => {
      const { principal } = await requireIdentity(request, verifier, MATCH_AUDIENCE);
      return answer(principal, bodyOf(call.request, request.body));
    });
  };
  mount(calls.create, (principal, input) => registry.create(principal, input));
  mount(calls.list, (principal, page) => registry.list(principal, page));
  mount(calls.find, async (principal, { id }) => ({ webhook: await registry.find(principal, id) }));
  mount(calls.letters, (principal, { id, ...page }) => registry.letters(principal, id, page));
  mount(calls.remove, (principal, { id }) => registry.remove(principal, id));
  mount(calls.disable, (principal, { id }) => registry.disable(principal, id));
  mount(calls.replay, (principal, replay) => registry.replay(principal, replay));
  mount(calls.test, (principal, { id }) => registry.test(principal, id));
}

function mountDeliveries(app: FastifyInstance, verifier: IdentityVerifier, deliveries: WebhookDeliveries): void {
  const calls = WEBHOOK_DELIVERY_CALLS;
  const mount = <S extends z.ZodType, R extends z.ZodType>(
    call: WebhookCall<S, R>,
    answer: (request: z.infer<S>) => Promise<unknown>,
  ): void => {
    app.post(pathOf(call), async (request) => {
      const identity = await requireIdentity(request, verifier, MATCH_AUDIENCE);
      requireService(identity);
      if (identity.issuer !== DELIVERER) throw new HubError("FORBIDDEN", "only the gateway delivers webhooks");
      return answer(bodyOf(call.request, request.body));
    });
  };
  mount(calls.lease, (request) => deliveries.lease(request));
  mount(calls.release, async ({ holder }) => {
    await deliveries.release(holder);
    return {};
  });
  mount(calls.advance, async (report) => ({ isHeld: await deliveries.advance(report, report) }));
  mount(calls.fail, (report) => deliveries.fail(report));
  mount(calls.setAside, (report) => deliveries.setAside(report));
  mount(calls.stop, async (report) => ({ isHeld: await deliveries.stop(report, report) }));
  mount(calls.nextLetter, (lease) => deliveries.nextLetter(lease));
  mount(calls.letterDone, async ({ letterId, refusal, ...lease }) => ({
    isHeld: await deliveries.letterDone(lease, letterId, refusal),
  }));
}

function pathOf({ path }: { readonly path: string }): string {
  return `/match/webhooks/${path}`;
}

function bodyOf<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new HubError("BAD_REQUEST", `the body breaks the rules of webhooks: ${z.prettifyError(read.error)}`);
}
