import { compareContract, type ContractRelation } from "./compare-contract";

const CONTRACT = `
  type Query { project(id: ID!): Project }
  "A project."
  type Project @key(fields: "id") {
    id: ID!
    title: String!
    stage: Stage!
    busyUntil: String
    demands(first: Int = 20, after: String): [Demand!]
  }
  type Demand { id: ID! }
  enum Stage { OPEN FULL }
  input PublishInput { title: String!  budget: Int }
  type Mutation { publish(input: PublishInput!): Project }
  scalar Date
`;

function edited(from: string, to: string): string {
  expect(CONTRACT).toContain(from);
  return CONTRACT.replace(from, to);
}

describe("compareContract()", () => {
  it.each<[string, string, string, ContractRelation, string | null]>([
    ["other descriptions", '"A project."', '"Something else."', "SAME", null],
    ["federation's own types", "scalar Date", "scalar Date\nscalar _Any\ntype _Service { sdl: String }", "SAME", null],
    ["a nullable field less", "busyUntil: String\n", "\n", "BEHIND", "field Project.busyUntil is missing"],
    ["an optional argument less", ", after: String", "", "BEHIND", "Project.demands(after) is missing"],
    ["an optional input field less", "budget: Int", "", "BEHIND", "PublishInput(budget) is missing"],
    ["an enum value less", "OPEN FULL", "OPEN", "BEHIND", "Stage.FULL is missing"],
    [
      "a field more",
      "busyUntil: String",
      "busyUntil: String\nnew: Int",
      "AHEAD",
      "field Project.new is not in the contract",
    ],
    [
      "an optional input field more",
      "budget: Int",
      "budget: Int\nnew: Int",
      "AHEAD",
      "PublishInput(new) is not in the contract",
    ],
    [
      "a promise more",
      "busyUntil: String",
      "busyUntil: String!",
      "AHEAD",
      "Project.busyUntil is String!, the contract says String",
    ],
    [
      "a looser input",
      "title: String!  budget",
      "title: String  budget",
      "AHEAD",
      "PublishInput(title) is String, the contract says String!",
    ],
    ["a type more", "scalar Date", "scalar Date\ntype New { id: ID }", "AHEAD", "type New is not in the contract"],
    [
      "a promise less",
      "title: String!\n",
      "title: String\n",
      "INCOMPATIBLE",
      "Project.title is String, the contract says String!",
    ],
    [
      "another type",
      "busyUntil: String",
      "busyUntil: Int",
      "INCOMPATIBLE",
      "Project.busyUntil is Int, the contract says String",
    ],
    [
      "a field less that is never null",
      "title: String!\n",
      "\n",
      "INCOMPATIBLE",
      "field Project.title, which is never null, is missing",
    ],
    ["no key", '@key(fields: "id")', "", "INCOMPATIBLE", 'type Project lacks @key(fields: "id")'],
    [
      "a required argument more",
      "(id: ID!)",
      "(id: ID!, site: ID!)",
      "INCOMPATIBLE",
      "Query.project(site) is required and not in the contract",
    ],
    [
      "a stricter input",
      "budget: Int",
      "budget: Int!",
      "INCOMPATIBLE",
      "PublishInput(budget) is Int!, the contract says Int",
    ],
    [
      "another default",
      "first: Int = 20",
      "first: Int = 10",
      "INCOMPATIBLE",
      "Project.demands(first) defaults to 10, the contract says 20",
    ],
    [
      "another kind",
      "enum Stage { OPEN FULL }",
      "scalar Stage",
      "INCOMPATIBLE",
      "type Stage is of another kind than in the contract",
    ],
  ])("takes %s", (_what, from, to, state, difference) => {
    const comparison = compareContract(CONTRACT, edited(from, to));
    expect(comparison.state).toBe(state);
    expect(comparison.differences).toEqual(difference === null ? [] : [difference]);
  });

  it("is behind when a schema lacks some things and has others", () => {
    const site = edited("busyUntil: String\n", "new: Int\n");
    expect(compareContract(CONTRACT, site)).toEqual({
      state: "BEHIND",
      differences: ["field Project.busyUntil is missing", "field Project.new is not in the contract"],
      lackingFields: new Set(["Project.busyUntil"]),
      extraValues: new Map(),
    });
  });

  it("merges extensions with what they extend", () => {
    const site = `${edited("busyUntil: String\n", "\n")}\nextend type Project { busyUntil: String }`;
    expect(compareContract(CONTRACT, site).state).toBe("SAME");
  });

  it("takes a text that is no SDL for incompatible", () => {
    expect(compareContract(CONTRACT, "<html>")).toMatchObject({
      state: "INCOMPATIBLE",
      differences: [expect.stringContaining("cannot be read")],
    });
  });

  it("tells the enum values that only the site knows", () => {
    const { extraValues } = compareContract(CONTRACT, edited("OPEN FULL", "OPEN FULL PAUSED"));
    expect(extraValues).toEqual(new Map([["Stage", new Set(["PAUSED"])]]));
  });
});
