/*
 * A GraphQL subgraph over HTTP that costs next to nothing, so that the gateway in front of it is what is measured.
 * A request body that was asked before is answered with the bytes of that time; another is executed by graphql-js, so
 * every answer is true. Speaks just enough HTTP/1.1 for gateways: keep-alive, pipelining, Content-Length and chunks.
 */
import { createServer, type Server, type Socket } from "node:net";

/** Executes a request that was not asked before: body in, body out. */
export type AnswerBody = (body: string) => Promise<string>;

/** What a server was asked since it was last looked at. */
export interface AskedCount {
  readonly requests: number;
  /** Those that had to be executed. */
  readonly executed: number;
}

/** Kept answers; the gateways measured send some dozens of different bodies. */
const MAX_KEPT = 5_000;
const END_OF_HEAD = "\r\n\r\n";

/** One subgraph. */
export class RawGraphServer {
  private readonly server: Server;
  private readonly kept = new Map<string, Buffer>();
  private requests = 0;
  private executed = 0;

  constructor(private readonly answer: AnswerBody) {
    this.server = createServer({ noDelay: true }, (socket) => this.serve(socket));
  }

  /** Listens on loopback; gives the port. */
  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, "127.0.0.1", () => {
        const address = this.server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }

  /** The counts since the last call. */
  takeCount(): AskedCount {
    const count = { requests: this.requests, executed: this.executed };
    this.requests = 0;
    this.executed = 0;
    return count;
  }

  /** Ends it, with the connections that nobody uses any more. */
  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    let buffered = "";
    let waiting: Promise<void> = Promise.resolve();
    socket.setEncoding("latin1");
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk: string) => {
      buffered = buffered === "" ? chunk : buffered + chunk;
      for (;;) {
        const request = takeRequest(buffered);
        if (request === null) return;
        buffered = buffered.slice(request.end);
        this.requests += 1;
        const known = this.kept.get(request.body);
        if (known !== undefined) socket.write(known);
        // Answers keep the order of the requests; no gateway here pipelines, so there is nothing to overtake.
        else waiting = waiting.then(() => this.answerNew(request.body, socket));
      }
    });
  }

  private async answerNew(body: string, socket: Socket): Promise<void> {
    this.executed += 1;
    const text = await this.answer(Buffer.from(body, "latin1").toString("utf8"));
    const bytes = Buffer.from(text, "utf8");
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}${END_OF_HEAD}`;
    const whole = Buffer.concat([Buffer.from(head, "latin1"), bytes]);
    if (this.kept.size < MAX_KEPT) this.kept.set(body, whole);
    socket.write(whole);
  }
}

interface TakenRequest {
  readonly body: string;
  /** Where the next request begins. */
  readonly end: number;
}

/** The first whole request of a text of single-byte characters; null while it is not all there. */
export function takeRequest(text: string): TakenRequest | null {
  const headEnd = text.indexOf(END_OF_HEAD);
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd).toLowerCase();
  const start = headEnd + END_OF_HEAD.length;
  if (head.includes("transfer-encoding: chunked")) return takeChunks(text, start);
  const length = Number(/\r\ncontent-length: *(\d+)/.exec(head)?.[1] ?? 0);
  return text.length < start + length ? null : { body: text.slice(start, start + length), end: start + length };
}

function takeChunks(text: string, start: number): TakenRequest | null {
  let body = "";
  for (let at = start; ;) {
    const lineEnd = text.indexOf("\r\n", at);
    if (lineEnd < 0) return null;
    const length = parseInt(text.slice(at, lineEnd), 16);
    const end = lineEnd + 2 + length + 2;
    if (text.length < end) return null;
    if (length === 0) return { body, end };
    body += text.slice(lineEnd + 2, lineEnd + 2 + length);
    at = end;
  }
}
