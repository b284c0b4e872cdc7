import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";

import { Part } from "./part";

/** Says what options of Node it was given, and that it is ready. */
const SCRIPT = `require("node:fs").writeFileSync(process.env.OUT, process.env.NODE_OPTIONS ?? "none");
  console.log('{"msg":"ready"}');
  process.stdin.resume().once("end", () => process.exit(0));`;

/** Ends; what a process that it started says on its standard error comes when it is gone. */
const LATE_WORDS = `const { pid } = process;
  require("node:child_process").spawn("sh", ["-c", "while kill -0 " + pid + "; do :; done 2>/dev/null; echo no key >&2"], {
    stdio: ["ignore", "ignore", "inherit"],
  }).once("spawn", () => process.exit(1));`;

describe("Part", () => {
  const cleanup = collectCleanup();
  afterAll(() => cleanup.dispose());

  it.each([
    ["--trace-warnings", "--trace-warnings --max-semi-space-size=64"],
    ["--max-semi-space-size=32", "--max-semi-space-size=32"],
  ])("runs with its own options of Node behind the user's %s", async (users, seen) => {
    const { path } = cleanup.add(temporaryDirectory("part"), (directory) => directory.dispose());
    const [script, out] = [join(path, "part.cjs"), join(path, "options")];
    writeFileSync(script, SCRIPT);
    const part = new Part({
      name: "gateway",
      script,
      env: { OUT: out, NODE_OPTIONS: users },
      nodeOptions: ["--max-semi-space-size=64"],
      logFile: join(path, "part.log"),
      restarts: false,
    });
    cleanup.add(part, (started) => started.stop());
    await part.start();
    expect(readFileSync(out, "utf8")).toBe(seen);
  });

  it("says why it did not start, also when the words come after the end of the process", async () => {
    const { path } = cleanup.add(temporaryDirectory("part"), (directory) => directory.dispose());
    const script = join(path, "part.cjs");
    writeFileSync(script, LATE_WORDS);
    const logFile = join(path, "part.log");
    const part = new Part({ name: "gateway", script, env: {}, logFile, restarts: false });
    cleanup.add(part, (started) => started.stop());
    await expect(part.start()).rejects.toThrow("gateway did not start: it ended with exit code 1; it said: no key");
  });
});
