/*
 * A department's system as it stands behind a webhook: verifies every message with the library of Standard Webhooks,
 * keeps what it took, and misbehaves on order. Can be switched off and on again at its port.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** A message that was verified. */
export interface Received {
  readonly id: string;
  readonly path: string;
  readonly type: string;
  readonly cursor: string;
  readonly webhookId: string;
  readonly data: Readonly<Record<string, { readonly projectId?: string } & Record<string, unknown>>> | null;
  readonly errors?: readonly unknown[];
}

/** Answers one message; the default is 204. */
export type Answering = (response: ServerResponse, message: Received) => void;

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): Answering => {
  return (response) => void response.writeHead(status, headers).end();
};

/** A receiver on loopback. */
export class Receiver {
  /** Everything that arrived and was verified, by path in order of arrival; also what was then refused. */
  readonly messages: Received[] = [];
  /** Requests that the library would not verify. */
  readonly forged: string[] = [];
  private readonly secrets = new Map<string, Promise<string>>();
  private readonly answering = new Map<string, Answering>();
  private server: Server | null = null;
  private port = 0;

  /** Switches it on, at the same port as before. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await once(server.listen(this.port, "127.0.0.1"), "listening");
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Switches it off: connections are refused. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Address of one endpoint of it. */
  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** What the endpoint verifies with; messages wait for a secret that is still being told. */
  knows(path: string, secret: string | Promise<string>): void {
    const told = Promise.resolve(secret);
    // Whoever asked for it hears of a failure
    told.catch(() => undefined);
    this.secrets.set(path, told);
  }

  /** How the endpoint answers from now on: a status, or as it likes. */
  answers(path: string, how: number | Answering, headers?: Readonly<Record<string, string>>): void {
    this.answering.set(path, typeof how === "number" ? answered(how, headers) : how);
  }

  /** What came to the endpoint. */
  at(path: string): readonly Received[] {
    return this.messages.filter((message) => message.path === path);
  }

  /** Projects that the endpoint was told of, each `webhook-id` once: what a receiver that de-duplicates makes of it. */
  projectsAt(path: string): readonly string[] {
    const seen = new Set<string>();
    return this.at(path).flatMap(({ id, data }) => {
      const projectId = data?.projectPublished?.projectId;
      if (projectId === undefined || seen.has(id)) return [];
      seen.add(id);
      return [projectId];
    });
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    const body = await textOf(request);
    const headers = request.headers as Record<string, string>;
    try {
      const read = new Webhook((await this.secrets.get(path)) ?? "").verify(body, headers) as Omit<
        Received,
        "id" | "path"
      >;
      const message = { ...read, id: headers["webhook-id"] ?? "", path };
      this.messages.push(message);
      (this.answering.get(path) ?? answered(204))(response, message);
    } catch (error) {
      this.forged.push(`${path}: ${String(error)}`);
      response.writeHead(401).end();
    }
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
