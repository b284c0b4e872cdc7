/*
 * Both transports of subscriptions on one server; ended in order when it closes.
 */
import type { FastifyInstance } from "fastify";

import { runThrough } from "./run-once";
import { mountSse } from "./sse-endpoint";
import type { SubscriptionEdge } from "./subscriber-session";
import { mountWebSocket } from "./websocket-endpoint";

/** Mounts graphql-sse and graphql-ws on /graphql. */
export function mountSubscriptions(app: FastifyInstance, edge: SubscriptionEdge): void {
  const runOnce = runThrough(app);
  mountSse(app, edge, runOnce);
  const sockets = mountWebSocket(app, edge, runOnce);
  app.addHook("preClose", async () => {
    // Streams say where they were, then the sockets go; what does not read is cut.
    await edge.subscriptions.close();
    await sockets.close();
  });
}
