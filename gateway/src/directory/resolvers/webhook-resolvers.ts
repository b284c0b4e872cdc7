/*
 * Webhooks in the graph: what people ask, handed to the desk as the caller.
 */
import type {
  MutationResolvers,
  QueryResolvers,
  WebhookDeadLetterResolvers,
  WebhookResolvers,
} from "../../generated/types";

/** The root fields that read webhooks. */
export const webhookQueries: Pick<QueryResolvers, "webhooks" | "webhook"> = {
  webhooks: (_root, page, { webhooks, principal }) => webhooks.list(principal, page),
  webhook: (_root, { id }, { webhooks, principal }) => webhooks.find(principal, id),
};

/** The root fields that change webhooks. */
export const webhookMutations: Pick<
  MutationResolvers,
  "createWebhook" | "deleteWebhook" | "disableWebhook" | "replayWebhook" | "testWebhook"
> = {
  createWebhook: (_root, { input }, { webhooks, principal }) => webhooks.create(principal, input),
  deleteWebhook: async (_root, { input: { id } }, { webhooks, principal }) => {
    const { webhook, problems } = await webhooks.remove(principal, id);
    return { webhookId: webhook?.id ?? null, problems };
  },
  disableWebhook: (_root, { input: { id } }, { webhooks, principal }) => webhooks.disable(principal, id),
  replayWebhook: (_root, { input }, { webhooks, principal }) => webhooks.replay(principal, input),
  testWebhook: (_root, { input: { id } }, { webhooks, principal }) => webhooks.test(principal, id),
};

/** A webhook. */
export const webhookResolvers: WebhookResolvers = {
  variables: ({ variables }) => JSON.stringify(variables),
  deadLetters: ({ id }, page, { webhooks, principal }) => webhooks.deadLetters(principal, id, page),
};

/** A dead letter. */
export const deadLetterResolvers: WebhookDeadLetterResolvers = {
  setAsideAt: ({ at }) => at,
};
