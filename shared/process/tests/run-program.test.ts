/* Real processes, real signals: what a supervisor sees of a program. */
import { spawn, type ChildProcess } from "node:child_process";
import { on, once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { collectCleanup } from "@park-hub/testkit";

const SAMPLE = join(__dirname, "sample-program.ts");

describe("runProgram", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  /** The sample as a process of its own. */
  class Sample {
    readonly child: ChildProcess;
    readonly #lines: AsyncIterator<[string]>;
    readonly #exited: Promise<[number | null]>;
    readonly #problems: Promise<string>;

    constructor(environment: Readonly<Record<string, string>> = {}) {
      const child = spawn(process.execPath, ["--import", "tsx", SAMPLE], {
        env: {
          PATH: process.env.PATH,
          TSX_TSCONFIG_PATH: join(__dirname, "..", "..", "..", "infra", "config", "tsconfig.tests.json"),
          ...environment,
        },
        stdio: ["pipe", "pipe", "pipe"],
      });
      this.child = cleanup.add(child, (started) => void started.kill("SIGKILL"));
      const lines = createInterface({ input: child.stdout });
      this.#lines = on(lines, "line", { close: ["close"] }) as AsyncIterator<[string]>;
      this.#exited = once(child, "exit") as Promise<[number | null]>;
      this.#problems = text(child.stderr);
    }

    /** The next line with this message; fails when the process ends without it. */
    async says(message: string): Promise<Readonly<Record<string, unknown>>> {
      for (;;) {
        const next = await this.#lines.next();
        if (next.done === true) throw new Error(`the sample ended without saying ${message}`);
        const said = JSON.parse(next.value[0]) as Readonly<Record<string, unknown>>;
        if (said.msg === message || said.message === message) return said;
      }
    }

    async end(): Promise<{ readonly code: number | null; readonly problems: string }> {
      const [code] = await this.#exited;
      return { code, problems: await this.#problems };
    }
  }

  it("says where it listens, at whatever level it logs", async () => {
    const ready = await new Sample().says("ready");
    expect(ready).toMatchObject({ name: "sample", url: "http://127.0.0.1:1", sites: ["baihe"] });
  });

  it.each(["SIGTERM", "SIGINT"] as const)("closes in order on %s", async (signal) => {
    const sample = new Sample();
    await sample.says("ready");
    const closed = sample.says("closed");
    sample.child.kill(signal);
    await closed;
    expect(await sample.end()).toEqual({ code: 0, problems: "" });
  });

  it("ends with its parent when its standard input is the parent's pipe", async () => {
    const sample = new Sample({ HUB_PARENT_PIPE: "1" });
    await sample.says("ready");
    const closed = sample.says("closed");
    sample.child.stdin?.end();
    await closed;
    expect((await sample.end()).code).toBe(0);
  });

  it("lets go of work that does not end", async () => {
    const sample = new Sample({ SAMPLE_CLOSE: "never" });
    await sample.says("ready");
    sample.child.kill("SIGTERM");
    expect((await sample.end()).code).toBe(0);
  });

  it("is a failure when closing fails, which is logged", async () => {
    const sample = new Sample({ SAMPLE_CLOSE: "fails" });
    await sample.says("ready");
    const failed = sample.says("stopping failed");
    sample.child.kill("SIGTERM");
    expect(JSON.stringify(await failed)).toContain("the drawer is stuck");
    expect((await sample.end()).code).toBe(1);
  });

  it("hands SIGHUP to the program and goes on", async () => {
    const sample = new Sample();
    await sample.says("ready");
    for (let time = 0; time < 2; time += 1) {
      const heard = sample.says("hung up");
      sample.child.kill("SIGHUP");
      await heard;
    }
    expect(sample.child.exitCode).toBeNull();
  });

  it("says nothing of itself when nobody waits for it", async () => {
    const sample = new Sample({ SAMPLE_READY: "no" });
    const spoken: string[] = [];
    createInterface({ input: sample.child.stdout as NodeJS.ReadableStream }).on("line", (line) => spoken.push(line));
    await sample.says("started");
    const closed = sample.says("closed");
    sample.child.kill("SIGTERM");
    await closed;
    await sample.end();
    expect(spoken.join()).not.toContain('"ready"');
  });

  it("ends with the message alone when it is refused, with the place when it is a fault", async () => {
    expect(await new Sample({ SAMPLE_START: "refused" }).end()).toEqual({
      code: 1,
      problems: "sample: PORT is 99999: a port is at most 65535\n",
    });
    const fault = await new Sample({ SAMPLE_START: "fault" }).end();
    expect(fault.code).toBe(1);
    expect(fault.problems).toMatch(/^sample: TypeError: undefined is not a port\n\s+at .*sample-program\.ts/);
  });
});
