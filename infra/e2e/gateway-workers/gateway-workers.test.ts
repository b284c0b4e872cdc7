/*
 * The compiled gateway with several workers, without park and match: what it answers itself is enough here.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import { temporaryDirectory } from "@park-hub/testkit";

const MAIN = join(dirname(require.resolve("@park-hub/gateway/package.json")), "dist", "main.js");
/** A port that nothing listens at. */
const NOWHERE = "http://127.0.0.1:9";

interface LogLine {
  readonly message: string;
  readonly msg?: string;
  readonly url?: string;
  readonly worker?: number;
}

/** A started gateway and the lines that it logs. */
class RunningGateway {
  private readonly lines: LogLine[] = [];
  private readonly heard = new Set<() => void>();
  private isGone = false;

  constructor(readonly process: ChildProcess) {
    process.once("close", () => {
      this.isGone = true;
      for (const look of this.heard) look();
    });
    if (process.stdout === null) throw new Error("the gateway has no output");
    createInterface({ input: process.stdout }).on("line", (line) => {
      this.lines.push(JSON.parse(line) as LogLine);
      for (const look of this.heard) look();
    });
  }

  /** The first line that the test likes; waits for it. @throws {Error} when the gateway ends before. */
  async line(likes: (line: LogLine) => boolean): Promise<LogLine> {
    for (;;) {
      const found = this.lines.find(likes);
      if (found !== undefined) return found;
      if (this.isGone) throw new Error(`the gateway ended: ${JSON.stringify(this.lines.slice(-3))}`);
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.heard.delete(look);
          resolve();
        };
        this.heard.add(look);
      });
    }
  }

  workers(): readonly number[] {
    return this.lines.flatMap(({ message, worker }) => (message === "worker listening" && worker ? [worker] : []));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("a gateway with several workers", () => {
  const folder = temporaryDirectory("gateway-workers");
  const running: { gateway: RunningGateway | null; url: string } = { gateway: null, url: "" };

  beforeAll(async () => {
    const gateway = new RunningGateway(
      spawn(process.execPath, [MAIN], {
        env: {
          PATH: process.env.PATH,
          HUB_GATEWAY_WORKERS: "2",
          HUB_PORT: "0",
          HUB_DATA_DIR: folder.path,
          HUB_DEV_KEY_FILE: join(folder.path, "development.json"),
          HUB_PARK_URL: NOWHERE,
          HUB_MATCH_URL: NOWHERE,
          HUB_PARENT_PIPE: "1",
        },
        stdio: ["pipe", "pipe", "inherit"],
      }),
    );
    running.gateway = gateway;
    running.url = (await gateway.line(({ msg }) => msg === "ready")).url ?? "";
  });

  afterAll(() => {
    running.gateway?.process.kill("SIGKILL");
    folder.dispose();
  });

  function gateway(): RunningGateway {
    if (running.gateway === null) throw new Error("the gateway did not start");
    return running.gateway;
  }

  /** A request over a connection of its own: the status, or null when the connection broke. */
  async function ask(): Promise<number | null> {
    try {
      const answer = await fetch(`${running.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", connection: "close" },
        body: JSON.stringify({ query: "{ __typename }" }),
      });
      await answer.text();
      return answer.status;
    } catch {
      return null;
    }
  }

  async function metrics(): Promise<string> {
    return (await fetch(`${running.url}/metrics`)).text();
  }

  it("serves through all of them and counts them together", async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const shown = await metrics();
    expect(shown).toContain("hub_gateway_processes 2");
    expect(shown).toContain('hub_gateway_operations_total{operation="anonymous",type="query",outcome="ok"} 20');
  });

  it("goes on answering while a killed worker is replaced", async () => {
    const [victim = 0] = gateway().workers();
    const replaced = gateway().line(({ message, worker }) => {
      return message === "worker listening" && worker !== undefined && gateway().workers().indexOf(worker) > 1;
    });
    const isOver = { yet: false };
    const keepAsking = async (): Promise<readonly (number | null)[]> => {
      const statuses: (number | null)[] = [];
      while (!isOver.yet) statuses.push(await ask());
      return statuses;
    };
    const clients = Promise.all([keepAsking(), keepAsking(), keepAsking(), keepAsking()]);
    process.kill(victim, "SIGKILL");
    await replaced;
    isOver.yet = true;
    const statuses = (await clients).flat();
    // What the killed process had in hand is lost with it; no answer is wrong and everything else is answered.
    expect(new Set(statuses.filter((status) => status !== null))).toEqual(new Set([200]));
    expect(statuses.filter((status) => status === null).length).toBeLessThanOrEqual(4);
    expect(statuses.length).toBeGreaterThan(20);
    expect(isAlive(victim)).toBe(false);
    expect(await metrics()).toContain("hub_gateway_processes 2");
  });

  it("ends with its workers", async () => {
    const workers = gateway().workers();
    const exit = once(gateway().process, "exit");
    gateway().process.kill("SIGTERM");
    expect(await exit).toEqual([0, null]);
    expect(workers.filter(isAlive)).toEqual([]);
  });
});

describe("a gateway with several workers and a bad configuration", () => {
  it("says so and ends", async () => {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, HUB_GATEWAY_WORKERS: "0" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(said.join("")).toContain("HUB_GATEWAY_WORKERS=0 is not an integer from 1 to 64");
  });
});
