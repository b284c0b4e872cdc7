/*
 * Park's side of the directory over a real HTTP server: holds a poll until its document differs from the version asked
 * after, notes each request, and can be stopped and started again on the same port.
 */
import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { freePort } from "@park-hub/testkit";

/** One request as park saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly identity: string | undefined;
  readonly follower: string | undefined;
  readonly body: string;
}

/** Answers instead of the document; undefined leaves the request to the usual answer, "hang" never answers. */
export type Answer = { readonly status: number; readonly body: string } | "hang" | undefined;

export class FakePark {
  readonly requests: SeenRequest[] = [];
  /** Decides about each request before the usual answer. */
  answer: (request: SeenRequest) => Answer = () => undefined;
  private readonly happened = new EventEmitter();
  private readonly held = new Set<{ readonly after: number; readonly response: ServerResponse }>();
  private server: Server | null = null;
  private port = 0;

  constructor(private document: { readonly version: number }) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many polls wait for a change. */
  get heldCount(): number {
    return this.held.size;
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.handle(request, response));
    this.port ||= await freePort();
    await once(this.server.listen(this.port, "127.0.0.1"), "listening");
    return this;
  }

  /** Goes away as a killed process does: every connection is cut. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    this.held.clear();
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Changes the document; polls that wait for another version are answered. */
  publish(document: { readonly version: number }): void {
    this.document = document;
    for (const poll of [...this.held]) {
      if (poll.after === document.version) continue;
      this.held.delete(poll);
      sendJson(poll.response, 200, JSON.stringify(document));
    }
  }

  /** Answers every held poll with 304, as park does after 25 s. */
  releaseUnchanged(): void {
    for (const { response } of this.held) response.writeHead(304).end();
    this.held.clear();
  }

  /** Resolves once the condition holds; looked at after each request, and when one that is held has gone. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.happened, "change");
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", this.url);
    const seen = {
      method: request.method ?? "",
      path: `${url.pathname}${url.search}`,
      identity: request.headers["hub-identity"]?.toString(),
      follower: request.headers["hub-follower"]?.toString(),
      body: Buffer.concat(chunks).toString(),
    };
    this.requests.push(seen);
    const answer = this.answer(seen);
    if (answer === undefined) this.answerDirectory(url, response);
    else if (answer !== "hang") sendJson(response, answer.status, answer.body);
    this.happened.emit("change");
  }

  private answerDirectory(url: URL, response: ServerResponse): void {
    if (url.pathname !== "/directory") return sendJson(response, 404, "{}");
    const after = Number(url.searchParams.get("after"));
    if (after !== this.document.version) return sendJson(response, 200, JSON.stringify(this.document));
    const poll = { after, response };
    this.held.add(poll);
    response.on("close", () => {
      if (this.held.delete(poll)) this.happened.emit("change");
    });
  }
}

function sendJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
}
