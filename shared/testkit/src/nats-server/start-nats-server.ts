/*
 * A private throw-away NATS server with JetStream: loopback only, files of its own, gone with this process even after kill -9.
 * It can be killed, started again at the same address with what it kept, and paused.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findExecutable } from "../find-executable";
import { freePort } from "../free-port";
import { startOwned, type OwnedProcess } from "../owned-process";
import { temporaryDirectory, type TemporaryDirectory } from "../temporary-directory";

/** Attempts to start: the free port may be taken between the look and the bind. */
const START_ATTEMPTS = 3;
const START_TIMEOUT_MS = 20_000;
const PROBE_PAUSE_MS = 10;

/** How a server is started. */
export interface NatsServerOptions {
  /** Whether it keeps streams. Default true. */
  readonly hasJetStream?: boolean;
  /** JetStream domain. Default: none. */
  readonly domain?: string;
  /** Further lines of its configuration. */
  readonly configuration?: string;
}

/** A running NATS server. */
export interface NatsServer {
  /** `nats://127.0.0.1:<port>`; the same after every start. */
  readonly url: string;
  /** The process id; another one after a start. */
  readonly pid: number;
  /** Kills it as `kill -9` does; what it kept stays. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** Stops its process in the middle of whatever it does: it is there and says nothing. */
  pause(): void;
  resume(): void;
  /** Ends it for good and removes its files. */
  stop(): Promise<void>;
}

/** The server's program, or the reason why there is none on this machine. */
export function findNatsServer(): string | { readonly reason: string } {
  return findExecutable("nats-server") ?? { reason: "no nats-server (Debian: apt-get install nats-server)" };
}

/** Starts a server. @throws {Error} when this machine has none, or it does not start; the message holds its log. */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServer> {
  const program = findNatsServer();
  if (typeof program !== "string") throw new Error(program.reason);
  for (let attempt = 1; ; attempt += 1) {
    const server = new PrivateNatsServer(program, await freePort(), temporaryDirectory("nats"), options);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.stop();
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

class PrivateNatsServer implements NatsServer {
  #process: OwnedProcess | undefined;

  constructor(
    private readonly program: string,
    private readonly port: number,
    private readonly directory: TemporaryDirectory,
    { hasJetStream = true, domain, configuration = "" }: NatsServerOptions,
  ) {
    const place = domain === undefined ? "" : `domain: ${domain}, `;
    const streams = hasJetStream ? `jetstream { ${place}store_dir: "${join(directory.path, "streams")}" }` : "";
    writeFileSync(this.#file("conf"), `listen: "127.0.0.1:${port}"\n${streams}\n${configuration}\n`);
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#running().pid;
  }

  async start(): Promise<void> {
    const [log, directory] = [this.#file("log"), this.directory.path];
    this.#process = await startOwned({ program: this.program, args: ["-c", this.#file("conf")], log, directory });
    await this.#untilItAnswers(this.#process);
  }

  async kill(): Promise<void> {
    await this.#running().kill();
  }

  pause(): void {
    this.#running().signal("SIGSTOP");
  }

  resume(): void {
    this.#running().signal("SIGCONT");
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
    this.directory.dispose();
  }

  #running(): OwnedProcess {
    if (this.#process === undefined) throw new Error("the NATS server was not started");
    return this.#process;
  }

  #file(name: string): string {
    return join(this.directory.path, `server.${name}`);
  }

  async #untilItAnswers(started: OwnedProcess): Promise<void> {
    const until = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#hasGreeted())) {
      if (started.hasEnded() || Date.now() > until)
        throw new Error(`${this.program} did not start\n${readFileSync(this.#file("log"), "utf8").slice(-2_000)}`);
      await delay(PROBE_PAUSE_MS);
    }
  }

  /** A server greets whoever connects once its streams are open. */
  async #hasGreeted(): Promise<boolean> {
    const socket = connect(this.port, "127.0.0.1");
    try {
      for await (const greeting of socket) return String(greeting).startsWith("INFO");
      // Closed without a word: it has ended, or is about to
      return false;
    } catch {
      // Refused: not yet
      return false;
    } finally {
      socket.destroy();
    }
  }
}
