import { readHubNames, reasonsAgainst } from "./partner-rules";

const HUB = readHubNames(
  [
    `type Query { project: Project } type Project { id: ID! title: String! secret: String }
     enum Stage { OPEN FULL } input PublishInput { title: String }`,
  ],
  new Map([["Project.secret", { anyOf: [["OPERATOR"]] }]]),
);
const LINK = `@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])`;

describe("reasonsAgainst()", () => {
  const against = (types: string, link = LINK): readonly string[] =>
    reasonsAgainst(`extend schema ${link}\n${types}`, HUB);

  it.each([
    ["a nullable field on a type of the hub", `type Project @key(fields: "id") { id: ID! note: String }`],
    ["a type of its own, with what is never null", "type Query { venues: [Venue] } type Venue { name: String! }"],
    ["an enum of the hub as it is", "enum Stage { FULL OPEN }"],
  ])("has nothing against %s", (_what, types) => {
    expect(against(types)).toEqual([]);
  });

  it.each([
    [
      "@override under the specification's name",
      'type A { a: Int @federation__override(from: "lists") }',
      "uses @override",
    ],
    [
      "@inaccessible on an extension",
      "extend type Project { note: String @inaccessible }",
      "@inaccessible on the hub's",
    ],
    ["one enum value more", "extend enum Stage { PAUSED }", "redefines the hub's Stage"],
    ["a field with rights", "type Project { id: ID! secret: String @external }", "not everybody may read"],
    ["a root field that is never null", "type Query { venues: [Int]! }", "may be null"],
    ["a subscription", "type Subscription { news: Int }", "events come from match"],
    ["what is no SDL", "type {", "cannot be read"],
  ])("refuses %s", (_what, types, reason) => {
    expect(against(types).join()).toContain(reason);
  });

  it.each([
    [`@link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@override", as: "@mine" }])`, "renames"],
    [`@link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed")`, "renames"],
    [`${LINK} @link(url: "https://example.org/own/v1")`, "links to https://example.org"],
    [`@link(url: "https://specs.apollo.dev/link/v1.0")`, "does not link to Apollo Federation 2"],
  ])("refuses a schema with %s", (link, reason) => {
    expect(against("type A { a: Int }", link).join()).toContain(reason);
  });
});
