import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const AUDIT = /\b(?:SUB|SSE|HTTP|WS|LIM|HOOK)-\d{2}\b/g;

function idsIn(text: string): string[] {
  return [...new Set(text.match(AUDIT) ?? [])].sort();
}

describe("the audits of PROTOCOL.md", () => {
  it("each have a test, and each test a rule", () => {
    const rules = readFileSync(join(__dirname, "../../PROTOCOL.md"), "utf8")
      .split("\n")
      .flatMap((line) => /^\| ((?:SUB|SSE|HTTP|WS|LIM|HOOK)-\d{2}) /.exec(line)?.[1] ?? []);
    const others = ["../../src/subscriptions", "../../src/webhooks", "../webhooks", "../../../infra/e2e/webhooks"];
    const folders = [__dirname, ...others.map((folder) => join(__dirname, folder))];
    const tests = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".test.ts"))
        .flatMap((file) => readFileSync(join(folder, file), "utf8").match(/\(\s*"[A-Z]+-\d{2} /g) ?? []),
    );
    expect(new Set(rules).size).toBe(rules.length);
    expect(idsIn(tests.join("\n"))).toEqual([...rules].sort());
  });
});
