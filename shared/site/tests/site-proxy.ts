/*
 * Stands in front of a host and loses what a test wants lost: a request before it is served, or its answer.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { request } from "undici";

/** What becomes of a request. */
export type Fate = "PASS" | "LOSE_REQUEST" | "LOSE_ANSWER";

/** A running proxy. */
export interface SiteProxy {
  readonly url: string;
  /** The host behind it. */
  target: string;
  /** Decides about each request by its path and body; default: all pass. */
  fate: (path: string, body: string) => Fate;
  /** Runs when the host has answered, before the answer is passed on. */
  onAnswer: (body: string) => Promise<void>;
  close(): Promise<void>;
}

/** Starts a proxy. */
export async function startSiteProxy(): Promise<SiteProxy> {
  const server = createServer((incoming, outgoing) => void pass(proxy, incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const proxy: SiteProxy = {
    url: `http://127.0.0.1:${port}`,
    target: "",
    fate: () => "PASS",
    onAnswer: async () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}

async function pass(proxy: SiteProxy, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { url: path = "/", method, headers } = incoming;
  const { host: _host, connection: _connection, "content-length": _length, ...kept } = headers;
  try {
    const body = await text(incoming);
    const fate = proxy.fate(path, body);
    if (fate === "LOSE_REQUEST") return void outgoing.destroy();
    const onward = {
      method: method === "GET" ? "GET" : "POST",
      headers: kept,
      ...(body === "" ? {} : { body }),
    } as const;
    const answer = await request(`${proxy.target}${path}`, onward);
    const answered = await answer.body.text();
    await proxy.onAnswer(body);
    if (fate === "LOSE_ANSWER") return void outgoing.destroy();
    outgoing.writeHead(answer.statusCode, { "content-type": "application/json" }).end(answered);
  } catch {
    // The host behind is away: so is the proxy; or whoever asked has gone
    outgoing.destroy();
  }
}
