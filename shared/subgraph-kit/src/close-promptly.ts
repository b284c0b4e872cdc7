import type { FastifyInstance } from "fastify";

/**
 * Lets a server that is closing end as soon as the requests in hand are answered, and after `graceMs` in any case.
 *
 * Node waits for connections that were opened and never used until their headers are overdue (a minute), and clients
 * with a pool keep such connections; so they are closed here once nobody waits for an answer.
 */
export function closePromptly(app: FastifyInstance, graceMs: number): void {
  let inHand = 0;
  let isClosing = false;
  const closeWhenDone = (): void => {
    if (isClosing && inHand === 0) app.server.closeAllConnections();
  };
  app.addHook("onRequest", async (_request, reply) => {
    inHand += 1;
    reply.raw.once("close", () => {
      inHand -= 1;
      closeWhenDone();
    });
  });
  app.addHook("preClose", async () => {
    isClosing = true;
    setImmediate(closeWhenDone);
    setTimeout(() => app.server.closeAllConnections(), graceMs).unref();
  });
}
