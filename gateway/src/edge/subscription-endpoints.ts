/*
 * Both transports of subscriptions on one server; ended in order when it closes.
 */
import type { FastifyInstance } from "fastify";

import { runThrough } from "./run-once";
import { mountSse } from "./sse-endpoint";
import type { SubscriptionEdge } from "./subscriber-session";
import { mountWebSocket } from "./websocket-endpoint";

/** Both transports. */
export interface SubscriptionTransports {
  /** Bytes written to clients that their connections have not taken yet. */
  readonly unreadBytes: number;
}

/** Mounts graphql-sse and graphql-ws on /graphql. */
export function mountSubscriptions(app: FastifyInstance, edge: SubscriptionEdge): SubscriptionTransports {
  const runOnce = runThrough(app);
  const streams = mountSse(app, edge, runOnce);
  const sockets = mountWebSocket(app, edge, runOnce);
  app.addHook("preClose", async () => {
    // Streams say where they were, then the sockets go; what does not read is cut.
    await edge.subscriptions.close();
    await sockets.close();
  });
  return {
    get unreadBytes() {
      return streams.unreadBytes + sockets.unreadBytes;
    },
  };
}
