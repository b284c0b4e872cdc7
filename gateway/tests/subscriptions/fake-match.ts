/*
 * Match's endpoint for subscriptions, over real HTTP: a log in memory, told as match tells it. Can be killed and started
 * again at its port, and says what it was asked.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { IDENTITY_HEADER } from "@park-hub/identity";
import { execute, parse, type FieldNode, type OperationDefinitionNode } from "graphql";
import { decodeJwt } from "jose";

import { idOf } from "../fake-data";
import { fakeSchema } from "../fake-graphs";

/** What was asked, and by whom. */
export interface SeenSubscription {
  readonly query: string;
  readonly after: string | null;
  readonly roles: readonly string[];
}

interface Stream {
  readonly response: ServerResponse;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  seq: number;
}

interface Published {
  readonly projectId: string;
  readonly title: string;
}

/** The cursor of an entry. */
export function cursorAt(seq: number): string {
  return `cursor-${seq}`;
}

/** A match that only tells. */
export class FakeMatch {
  readonly seen: SeenSubscription[] = [];
  /** Cursors up to this one are too old. */
  pruned = 0;
  /** The endpoint answers 503 while it is true. */
  isStarting = false;
  private readonly log: Published[] = [];
  private readonly streams = new Set<Stream>();
  private readonly waiting = new Set<{ readonly holds: () => boolean; readonly done: () => void }>();
  private readonly schema = fakeSchema("match");
  private server: Server | null = null;
  private port = 0;

  /** Starts, at the same port again when it was killed. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server;
    await once(server.listen(this.port, "127.0.0.1"), "listening");
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many streams are open. */
  get openCount(): number {
    return this.streams.size;
  }

  /** Cuts every connection at once, as kill -9 does. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** Bytes that the gateway has not taken yet. */
  get unsentBytes(): number {
    return [...this.streams].reduce((sum, { response }) => sum + response.writableLength, 0);
  }

  /** Publishes projects of a site; gives their cursors. */
  publish(count: number, { site = "baihe", title = "旧物博物馆" } = {}): string[] {
    return Array.from({ length: count }, () => {
      this.log.push({ projectId: idOf(site, 1), title });
      const seq = this.log.length;
      for (const stream of this.streams) this.tell(stream);
      return cursorAt(seq);
    });
  }

  /** Says how far the log was looked at, as match does while nothing happens that a stream asks for. */
  beat(): void {
    for (const { response, seq } of this.streams) {
      response.write(`event: position\nid: ${cursorAt(seq)}\ndata: {"seq":${seq}}\n\n`);
    }
  }

  /** Resolves when it holds; looked at whenever a stream opens, closes or has been taken. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((done) => this.waiting.add({ holds, done }));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== "/match/subscribe") {
      response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ready"}');
      return;
    }
    const { query, variables, after } = JSON.parse(await textOf(request)) as {
      query: string;
      variables: Record<string, unknown>;
      after: string | null;
    };
    // Nobody hears of a close that came before
    if (response.destroyed) return;
    const { roles } = decodeJwt<{ roles: string[] }>(String(request.headers[IDENTITY_HEADER]));
    this.seen.push({ query, after, roles });
    const seq = after === null ? this.log.length : Number(/^cursor-(\d+)$/.exec(after)?.[1] ?? -1);
    if (this.isStarting) return refuse(response, 503, { code: "UNAVAILABLE" });
    if (seq < 0) return refuse(response, 400, { code: "CURSOR_INVALID" });
    if (seq < this.pruned) return refuse(response, 400, { code: "CURSOR_EXPIRED", oldest: cursorAt(this.pruned) });
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: ready\ndata: {}\n\n");
    const stream: Stream = { response, query, variables, seq };
    this.streams.add(stream);
    response.on("drain", () => this.look());
    response.once("close", () => {
      this.streams.delete(stream);
      this.look();
    });
    if (after === null) this.write(stream, seq, { kind: "SUBSCRIPTION_READY", siteCode: null, projectId: null });
    this.tell(stream);
    response.write(`event: position\nid: ${cursorAt(stream.seq)}\ndata: {"seq":${stream.seq}}\n\n`);
    this.look();
  }

  private tell(stream: Stream): void {
    while (stream.seq < this.log.length) {
      const published = this.log[stream.seq];
      stream.seq += 1;
      if (published === undefined) continue;
      const { projectId, title } = published;
      const snapshot = { title, summary: "", siteCode: "baihe", fields: [], audiences: [], stage: "OPEN", asOf: AT };
      this.write(stream, stream.seq, { kind: "PROJECT", projectId, snapshot, project: { id: projectId } });
    }
  }

  private write({ response, query, variables }: Stream, seq: number, fields: object): void {
    const document = parse(query);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const field = operation.selectionSet.selections[0] as FieldNode;
    const event = { cursor: cursorAt(seq), at: AT, ...fields };
    const rootValue = { [field.name.value]: event };
    const result = execute({ schema: this.schema, document, rootValue, variableValues: variables });
    response.write(`event: next\nid: ${cursorAt(seq)}\ndata: ${JSON.stringify({ seq, result })}\n\n`);
  }

  private look(): void {
    for (const one of this.waiting) {
      if (!one.holds()) continue;
      this.waiting.delete(one);
      one.done();
    }
  }
}

const AT = "2026-11-01T08:00:00.000Z";

function refuse(response: ServerResponse, status: number, extensions: object): void {
  const body = { errors: [{ message: "match says no", extensions }] };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
