import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../../..");
const SOURCES = [
  "gateway/src",
  "subgraphs/match/src",
  "subgraphs/park/src",
  "shared/site/src/process",
  "shared/events-nats/src",
];

function typescriptIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

describe("infra/docs/configuration.md", () => {
  const document = readFileSync(join(ROOT, "infra/docs/configuration.md"), "utf8");
  const keys = SOURCES.flatMap(typescriptIn).flatMap((source) =>
    [...source.matchAll(/key: "([A-Z_]+)"/g)].map((found) => found[1] ?? ""),
  );

  it("finds the settings of the processes", () => {
    expect(new Set(keys).size).toBeGreaterThan(25);
  });

  it.each([...new Set(keys)].sort())("tells %s", (key) => {
    expect(document).toContain(`\`${key}\``);
  });
});

describe("infra/docs/errors.md", () => {
  const document = readFileSync(join(ROOT, "infra/docs/errors.md"), "utf8");
  const codes = readFileSync(join(ROOT, "shared/errors/src/hub-error.ts"), "utf8");

  it.each([...codes.matchAll(/^ {2}"([A-Z_]+)",$/gm)].map((found) => found[1] ?? ""))("tells %s", (code) => {
    expect(document).toContain(`\`${code}\``);
  });
});
