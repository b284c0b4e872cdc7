import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { collectCleanup } from "../src/cleanup";
import { describeOverNats } from "../src/feed-transports";
import { startNatsServer, type NatsServer } from "../src/nats-server/start-nats-server";
import { temporaryDirectory } from "../src/temporary-directory";

const OWNER = `
  const { startNatsServer } = require(${JSON.stringify(join(__dirname, "../src/nats-server/start-nats-server.ts"))});
  startNatsServer().then((server) => console.log(JSON.stringify({ pid: server.pid })));
`;

const cleanup = collectCleanup();
afterEach(() => cleanup.dispose());

async function greetingOf({ url }: NatsServer): Promise<{ readonly jetstream?: boolean }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  // Leaving the loop closes the connection
  for await (const data of socket) return JSON.parse(String(data).slice("INFO ".length)) as { jetstream?: boolean };
  throw new Error("the server closed the connection without a word");
}

async function firstWordOf(output: Readable): Promise<{ readonly pid: number }> {
  for await (const line of createInterface({ input: output })) return JSON.parse(line) as { pid: number };
  throw new Error("the owner ended without a word");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describeOverNats("startNatsServer()", () => {
  it("starts with streams, or without", async () => {
    const start = async (hasJetStream: boolean): Promise<NatsServer> =>
      cleanup.add(await startNatsServer({ hasJetStream }), (server) => server.stop());
    expect(await greetingOf(await start(true))).toMatchObject({ jetstream: true });
    expect(await greetingOf(await start(false))).not.toHaveProperty("jetstream");
  });

  it("comes back at its address after kill -9", async () => {
    const server = cleanup.add(await startNatsServer(), (started) => started.stop());
    const { url, pid } = server;
    await server.kill();
    expect(isAlive(pid)).toBe(false);
    await server.start();
    expect(server.url).toBe(url);
    expect(await greetingOf(server)).toMatchObject({ jetstream: true });
  });

  it("goes with its files when its owner is killed with kill -9, even while it is paused", async () => {
    const { path } = cleanup.add(temporaryDirectory("kill"), (made) => made.dispose());
    const owner = spawn(process.execPath, ["--import", "tsx", "--eval", OWNER], {
      cwd: join(__dirname, ".."),
      env: { ...process.env, HUB_TEST_TMPDIR: path },
      stdio: ["ignore", "pipe", "inherit"],
    });
    cleanup.add(owner, (process) => process.kill("SIGKILL"));
    const { pid } = await firstWordOf(owner.stdout);
    process.kill(pid, "SIGSTOP");
    const removed = new Promise<void>((resolve) => {
      const watcher = watch(path, () => {
        if (readdirSync(path).length > 0) return;
        watcher.close();
        resolve();
      });
    });
    owner.kill("SIGKILL");
    await removed;
    expect(isAlive(pid)).toBe(false);
  });
});
