import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const repository = join(__dirname, "../..");
const TYPE_ONLY = 'import type { x } from "../data/read-store";\nexport type Y = typeof x;\n';

/** Rule → one violation of it: file, and what it imports. Files that are imported exist, empty. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ["no-cycles", "shared/config/src/egg.ts", "./hen"],
  ["shared-knows-only-shared", "shared/config/src/a.ts", "@park-hub/park"],
  ["gateway-knows-no-subgraph", "gateway/src/a.ts", "@park-hub/match"],
  ["subgraphs-do-not-know-each-other", "subgraphs/park/src/a.ts", "@park-hub/station"],
  ["no-deep-imports", "subgraphs/park/src/b.ts", "../../../shared/errors/src/hub-error"],
  ["packages-by-name", "subgraphs/park/src/c.ts", "../../../shared/errors/src/index"],
  ["index-is-for-outsiders", "subgraphs/park/src/d.ts", "./index"],
  ["testkit-in-tests-only", "subgraphs/park/src/e.ts", "@park-hub/testkit"],
  ["everything-resolves", "subgraphs/park/src/f.ts", "./nowhere"],
  ["gateway-stages-are-strangers", "gateway/src/edge/http.ts", "../auth/verify"],
  ["gateway-operation-knows-no-stage", "gateway/src/operation.ts", "./edge/health"],
  ["model-knows-only-what-is-below", "subgraphs/park/src/model/a.ts", "../data/read-store"],
  ["planning-knows-only-what-is-below", "subgraphs/match/src/planning/a.ts", "../services/serve"],
  ["engine-knows-only-what-is-below", "subgraphs/match/src/engine/a.ts", "../services/serve"],
  ["data-knows-only-what-is-below", "subgraphs/park/src/data/a.ts", "../services/serve"],
  ["events-knows-only-what-is-below", "subgraphs/park/src/events/a.ts", "../data/read-store"],
  ["loaders-knows-only-what-is-below", "subgraphs/park/src/loaders/a.ts", "../services/serve"],
  ["services-knows-only-what-is-below", "shared/site/src/services/a.ts", "../context"],
  ["consumers-knows-only-what-is-below", "subgraphs/match/src/consumers/a.ts", "../resolvers/query"],
  ["context-knows-only-what-is-below", "subgraphs/station/src/context.ts", "./resolvers/query"],
  ["resolvers-knows-only-what-is-below", "subgraphs/park/src/resolvers/a.ts", "../server"],
  ["schema-knows-only-what-is-below", "subgraphs/park/src/schema.ts", "./server"],
  ["server-knows-only-what-is-below", "subgraphs/station/src/server.ts", "./main"],
  ["resolvers-do-not-touch-storage", "subgraphs/park/src/resolvers/b.ts", "../data/read-store"],
  ["generated-types-are-for-resolvers", "subgraphs/park/src/services/b.ts", "../generated/types"],
  ["entities-point-nowhere", "subgraphs/park/src/data/entities/project.ts", "./organization"],
  ["sql-lives-in-data", "subgraphs/park/src/services/c.ts", "typeorm"],
];

/** Files of a tree that keeps the rules although it comes close. */
const ALLOWED: readonly (readonly [file: string, text: string])[] = [
  ["gateway/src/pipeline.ts", 'import "./edge/http";\nimport "./auth/verify";\n'],
  ["subgraphs/department/src/resolvers/query.ts", TYPE_ONLY],
  ["subgraphs/department/src/services/serve.ts", 'import "../data/read-store";\nimport "@park-hub/errors";\n'],
  ["subgraphs/department/src/data/read-store.ts", 'import "typeorm";\nexport const x = 1;\n'],
  ["infra/dev/src/start.ts", 'import "@park-hub/gateway";\nimport "@park-hub/park";\n'],
];

const PACKAGES = ["errors", "config", "testkit", "site"].map((name) => `shared/${name}`);
const SUBGRAPHS = ["park", "station", "department", "match"].map((name) => `subgraphs/${name}`);

describe("dependency-cruiser.cjs", () => {
  let tree = "";

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }

  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), "hub-layers-"));
    mkdirSync(join(tree, "infra/config"), { recursive: true });
    for (const name of ["dependency-cruiser.cjs", "package-aliases.cjs", "tsconfig.tests.json"]) {
      copyFileSync(join(__dirname, name), join(tree, "infra/config", name));
    }
    symlinkSync(join(repository, "node_modules"), join(tree, "node_modules"));
    for (const path of [...PACKAGES, ...SUBGRAPHS, "gateway"]) write(`${path}/src/index.ts`, "export {};\n");
  });

  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  /** `<rule> <file>` of every violation. */
  function cruise(): Promise<readonly string[]> {
    const script = join(repository, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const words = [script, "--config", "infra/config/dependency-cruiser.cjs", "--output-type", "json"];
    return new Promise((resolve) => {
      const folders = ["gateway", "shared", "subgraphs", "infra"];
      execFile(process.execPath, [...words, ...folders], { cwd: tree, maxBuffer: 1e8 }, (_error, stdout) => {
        const { summary } = JSON.parse(stdout) as {
          readonly summary: { readonly violations: readonly { rule: { name: string }; from: string }[] };
        };
        resolve(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`));
      });
    });
  }

  it("catches one planted violation of each rule", async () => {
    for (const path of [...SUBGRAPHS, "shared/site"]) {
      const inner = ["data/read-store", "services/serve", "resolvers/query", "context", "server", "main", "schema"];
      for (const name of [...inner, "generated/types", "data/entities/organization"]) {
        write(`${path}/src/${name}.ts`, "export const x = 1;\n");
      }
    }
    write("gateway/src/auth/verify.ts", "export {};\n");
    write("gateway/src/edge/health.ts", "export {};\n");
    write("shared/errors/src/hub-error.ts", "export {};\n");
    write("shared/config/src/hen.ts", 'import type { egg } from "./egg";\nexport type Hen = typeof egg;\n');
    for (const [, file, imported] of VIOLATIONS) write(file, `import "${imported}";\nexport const egg = 1;\n`);
    const found = await cruise();
    expect(VIOLATIONS.map(([rule, file]) => `${rule} ${file}`).filter((planted) => !found.includes(planted))).toEqual(
      [],
    );
  });

  it("knows no rule that has no planted violation", () => {
    const { forbidden } = jest.requireActual<{ forbidden: readonly { name: string }[] }>("./dependency-cruiser.cjs");
    expect(forbidden.map(({ name }) => name).sort()).toEqual(VIOLATIONS.map(([rule]) => rule).sort());
  });

  it("lets pass what points towards the leaves", async () => {
    write("gateway/src/auth/verify.ts", "export {};\n");
    write("gateway/src/edge/http.ts", "export {};\n");
    for (const [file, text] of ALLOWED) write(file, text);
    expect(await cruise()).toEqual([]);
  });
});
