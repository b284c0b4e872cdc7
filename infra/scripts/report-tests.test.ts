import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PASSED = { status: "passed", ancestorTitles: ["unitOfWork() [server]", "commit"] };
const PASSED_OVER_NATS = { status: "passed", ancestorTitles: ["following over nats [embedded]", "goes on"] };
const RUN = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [{ assertionResults: [PASSED, PASSED_OVER_NATS] }],
};

describe("report-tests.mjs", () => {
  const directory = mkdtempSync(join(tmpdir(), "hub-report-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const report = (run: unknown): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
    const file = join(directory, "results.json");
    writeFileSync(file, JSON.stringify(run));
    return new Promise((resolve) => {
      execFile(process.execPath, [join(__dirname, "report-tests.mjs"), file], (error, stdout) =>
        resolve({ code: error === null ? 0 : 1, lines: stdout.trimEnd().split("\n") }),
      );
    });
  };

  it("ends with the counts", async () => {
    expect(await report(RUN)).toEqual({
      code: 0,
      lines: ["1 tests ran on a database server, 1 over NATS", "3 passed, 0 failed"],
    });
  });

  it("fails when no test ran on a server or over a broker", async () => {
    const { code, lines } = await report({ ...RUN, testResults: [] });
    expect(code).toBe(1);
    expect(lines).toContain("problem: no test ran on a database server");
    expect(lines).toContain("problem: no test ran over NATS");
    expect(lines.at(-1)).toBe("3 passed, 0 failed");
  });

  it("counts a file that does not load as a failure", async () => {
    const { code, lines } = await report({ ...RUN, success: false, numRuntimeErrorTestSuites: 1 });
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe("3 passed, 1 failed");
  });

  it("fails when tests were skipped", async () => {
    expect(await report({ ...RUN, numPendingTests: 1 })).toMatchObject({ code: 1 });
  });
});
