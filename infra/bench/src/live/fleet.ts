/*
 * Thousands of subscribers in a process of their own, started by live.ts with a FleetPlan as its argument.
 * Tells its parent when all of them are following, and on request what they received. They read on the socket as it
 * comes and parse no JSON: what is measured is the server, not the reader.
 */
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { randomBytes } from "node:crypto";

/** What a fleet is to do. */
export interface FleetPlan {
  readonly protocol: "sse" | "ws";
  readonly url: string;
  readonly count: number;
  readonly query: string;
  /** Text that the first sign of a subscription that follows holds. */
  readonly sign: string;
  /** Text that every event holds once, and that the first sign does not. */
  readonly mark: string;
}

/** What a fleet has seen since the last report. */
export interface FleetReport {
  readonly received: number;
  /** Subscribers that are still connected. */
  readonly connected: number;
  /** Milliseconds since the epoch of the first and the last event; 0 without one. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** How many subscribers connect at a time: more would only wait in the server's backlog. */
const CONNECTING_AT_A_TIME = 50;

class Fleet {
  #received = 0;
  #connected = 0;
  #firstAt = 0;
  #lastAt = 0;
  readonly #mark: Buffer;

  constructor(private readonly plan: FleetPlan) {
    this.#mark = Buffer.from(plan.mark);
  }

  async connect(): Promise<void> {
    let left = this.plan.count;
    const open = this.plan.protocol === "sse" ? () => this.#openSse() : () => this.#openWs();
    const lane = async (): Promise<void> => {
      while (left-- > 0) await open();
    };
    await Promise.all(Array.from({ length: CONNECTING_AT_A_TIME }, lane));
  }

  report(): FleetReport {
    const report = {
      received: this.#received,
      connected: this.#connected,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
    };
    this.#received = 0;
    this.#firstAt = 0;
    this.#lastAt = 0;
    return report;
  }

  /** Counts marks in what arrives behind the sign; a mark cut in two by packets is found in the joint of both. */
  #reader(onFirst: () => void): (chunk: Buffer) => void {
    let tail: Buffer<ArrayBufferLike> = Buffer.alloc(0);
    let isFirst = true;
    return (chunk) => {
      const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      if (isFirst) {
        // The sign comes alone; what came before it (a comment, an acknowledgement) is short.
        tail = bytes;
        if (!bytes.includes(this.plan.sign)) return;
        isFirst = false;
        onFirst();
      }
      let found = 0;
      let at = bytes.indexOf(this.#mark);
      let end = 0;
      while (at >= 0) {
        found++;
        end = at + this.#mark.length;
        at = bytes.indexOf(this.#mark, end);
      }
      tail = bytes.subarray(Math.max(end, bytes.length - this.#mark.length + 1));
      if (found > 0) this.#note(found);
    };
  }

  #note(found: number): void {
    const now = Date.now();
    this.#firstAt ||= now;
    this.#lastAt = now;
    this.#received += found;
  }

  #openSse(): Promise<void> {
    return new Promise((resolve, reject) => {
      const asking = request(this.plan.url, {
        method: "POST",
        agent: false,
        headers: { accept: "text/event-stream", "content-type": "application/json" },
      });
      asking.once("error", reject);
      asking.once("response", (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`refused with ${answer.statusCode}`));
        this.#connected++;
        answer.once("close", () => this.#connected--);
        answer.on("data", this.#reader(resolve));
      });
      asking.end(JSON.stringify({ query: this.plan.query }));
    });
  }

  /** A WebSocket client that only ever sends three small frames: the library's memory for 5,000 would be the bench's. */
  #openWs(): Promise<void> {
    const { hostname, port, pathname } = new URL(this.plan.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once("error", reject);
      socket.once("connect", () => {
        this.#connected++;
        socket.once("close", () => this.#connected--);
        socket.write(
          `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
            `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nSec-WebSocket-Version: 13\r\n` +
            `Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
        );
        socket.once("data", (upgrade: Buffer) => {
          if (!upgrade.toString("latin1").startsWith("HTTP/1.1 101")) return reject(new Error("refused the upgrade"));
          socket.once("data", () => this.#subscribe(socket, resolve));
          sendText(socket, `{"type":"connection_init"}`);
        });
      });
    });
  }

  #subscribe(socket: Socket, onFirst: () => void): void {
    socket.on("data", this.#reader(onFirst));
    // Unasked pongs keep the connection: they answer the server's pings without reading its frames.
    setInterval(() => socket.write(frame(0x8a, Buffer.alloc(0))), 5_000).unref();
    sendText(socket, JSON.stringify({ id: "1", type: "subscribe", payload: { query: this.plan.query } }));
  }
}

function sendText(socket: Socket, text: string): void {
  socket.write(frame(0x81, Buffer.from(text)));
}

/** A masked frame of a client; at most 64 KiB. */
function frame(kind: number, payload: Buffer): Buffer {
  const length = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([kind, ...length]), Buffer.alloc(4), payload]);
}

async function run(plan: FleetPlan): Promise<void> {
  const fleet = new Fleet(plan);
  process.on("message", () => process.send?.(fleet.report()));
  process.on("disconnect", () => process.exit(0));
  await fleet.connect();
  fleet.report();
  process.send?.("following");
}

const [plan = ""] = process.argv.slice(2);
run(JSON.parse(plan) as FleetPlan).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
