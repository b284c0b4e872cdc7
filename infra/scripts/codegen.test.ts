import { execFile } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(__dirname, "codegen.mjs");

const LISTS = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  directive @routedBy(argument: String!) on FIELD_DEFINITION
  scalar DateTime
  type PageInfo @shareable {
    hasNextPage: Boolean!
  }
  type Project @key(fields: "id") {
    id: ID!
    tags: [String!]!
    updatedAt: DateTime!
  }
  type Query {
    project(id: ID!): Project @routedBy(argument: "id")
  }
`;
const PLACEMENTS = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type PageInfo @shareable {
    hasNextPage: Boolean!
  }
  type Project @key(fields: "id", resolvable: false) {
    id: ID!
  }
  type Query {
    placementCount: Int @tag(name: "any, such")
  }
  type Subscription {
    projectPublished: Project
  }
`;

describe("codegen.mjs", () => {
  let packageDir = "";

  beforeEach(() => {
    packageDir = mkdtempSync(join(tmpdir(), "hub-codegen-"));
    writeFileSync(join(packageDir, "lists.graphql"), LISTS);
    writeFileSync(join(packageDir, "placements.graphql"), PLACEMENTS);
    const settings = { schemas: ["*.graphql"], contextType: "../context#SiteContext" };
    writeFileSync(join(packageDir, "codegen.json"), JSON.stringify(settings));
  });

  afterEach(() => rmSync(packageDir, { recursive: true, force: true }));

  const run = (...words: readonly string[]): Promise<{ readonly code: number; readonly output: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [script, ...words, packageDir], (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, output: stdout + stderr }),
      );
    });
  const generated = (): string => readFileSync(join(packageDir, "src/generated/types.ts"), "utf8");

  it("makes one type of what several graphs of a package declare", async () => {
    expect(await run()).toMatchObject({ code: 0 });
    expect(generated().match(/export type Project = \{/g)).toHaveLength(1);
    expect(generated()).toContain("readonly tags: ReadonlyArray<Scalars['String']['output']>;");
    expect(generated()).toContain("import type { SiteContext } from '../context';");
    expect(generated()).toContain("DateTime: { input: string; output: string; }");
  });

  it("writes no any", async () => {
    await run();
    expect(generated()).not.toMatch(/\bany\b/);
  });

  it("with --check names a stale file, writes nothing and fails", async () => {
    await run();
    expect(await run("--check")).toMatchObject({ code: 0 });
    appendFileSync(join(packageDir, "lists.graphql"), "type Novelty { id: ID! }\n");
    const checked = await run("--check");
    expect(checked.code).toBe(1);
    expect(checked.output).toContain("src/generated/types.ts");
    expect(generated()).not.toContain("Novelty");
  });

  it("refuses two definitions of one field that disagree", async () => {
    appendFileSync(join(packageDir, "placements.graphql"), "extend type Project { tags: Int }\n");
    const answer = await run();
    expect(answer.code).toBe(1);
    expect(answer.output).toContain('Project.tags is defined as "tags: [String!]!" and as "tags: Int"');
  });
});
