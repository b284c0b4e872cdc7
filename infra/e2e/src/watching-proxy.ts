/*
 * An HTTP proxy in front of a part that shows a test each answer before it is passed on: the moment between a
 * reservation and its commit, for one.
 */
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A running proxy. */
export interface WatchingProxy {
  readonly url: string;
  /** Where it passes requests on to; set once the part's port is known. */
  target: string;
  close(): Promise<void>;
}

/** What passed: the path, the request's body and the answer's status. */
export interface Passing {
  readonly path: string;
  readonly body: string;
  readonly status: number;
}

/** Starts a proxy; `onAnswer` runs before an answer to a POST is passed on. */
export async function startWatchingProxy(onAnswer: (passing: Passing) => Promise<void>): Promise<WatchingProxy> {
  const proxy: { target: string } = { target: "" };
  const server = createServer((incoming, outgoing) => void pass(proxy.target, incoming, outgoing, onAnswer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(proxy, { url: `http://127.0.0.1:${port}`, close: () => closed(server) });
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onAnswer: (passing: Passing) => Promise<void>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const path = incoming.url ?? "/";
  const onward = request(
    new URL(path, target),
    { method: incoming.method ?? "GET", headers: incoming.headers },
    (answer) => {
      const isPost = incoming.method === "POST" && !path.startsWith("/feed");
      void (
        isPost ? onAnswer({ path, body: body.toString("utf8"), status: answer.statusCode ?? 0 }) : Promise.resolve()
      ).then(() => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
    },
  );
  onward.on("error", () => outgoing.destroy());
  outgoing.on("close", () => onward.destroy());
  onward.end(body);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
