import { buildSchema } from "graphql";

import { stripLacking } from "./strip-lacking";

const SCHEMA = buildSchema(`
  type Query { project(id: ID!): Project  news: [Project] }
  type Project { id: ID!  title(short: Boolean): String  busy: Busy  site: Site }
  type Busy { until: String }
  type Site { title: String }
`);

describe("stripLacking()", () => {
  it.each([
    ["a field", "{ project(id: 1) { id title } }", "Project.title", "{project(id:1){id}}"],
    [
      "a field under its alias, with what it selects",
      "{ project(id: 1) { id b: busy { until } } }",
      "Project.busy",
      "{project(id:1){id}}",
    ],
    [
      "a field of this type only",
      "{ project(id: 1) { title site { title } } }",
      "Site.title",
      "{project(id:1){title site{__typename}}}",
    ],
    [
      "a field in a fragment",
      "{ news { ...F } } fragment F on Project { title }",
      "Project.title",
      "{news{...F}}fragment F on Project{__typename}",
    ],
    ["a root field", "{ news { id } }", "Query.news", "{__typename}"],
    [
      "variables that only it used",
      "query ($s: Boolean, $id: ID!) { project(id: $id) { id title(short: $s) } }",
      "Project.title",
      "query($id:ID!){project(id:$id){id}}",
    ],
  ])("takes out %s", (_what, query, lacking, stripped) => {
    expect(stripLacking(SCHEMA, query, new Set([lacking]))).toEqual({ query: stripped, removed: [lacking] });
  });

  it("leaves a fetch as it is that asks nothing the site lacks", () => {
    const query = "{ project(id: 1) { id } }";
    expect(stripLacking(SCHEMA, query, new Set(["Project.title"]))).toEqual({ query, removed: [] });
  });
});
