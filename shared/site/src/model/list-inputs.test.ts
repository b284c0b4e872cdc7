import { ProblemCollector } from "@park-hub/subgraph-kit";
import { checkNewDemand, type DemandFactsInput } from "./demand-input";
import { checkId, checkKey, checkNote, checkReason } from "./field-rules";
import { checkNewResource, type ResourceFactsInput } from "./resource-input";

function problemsOf<T>(check: (problems: ProblemCollector) => T): { readonly value: T; readonly problems: string[] } {
  const problems = new ProblemCollector();
  const value = check(problems);
  return { value, problems: problems.list.map(({ field, code }) => `${field.join(".")} ${code}`) };
}

const demand = (input: DemandFactsInput) =>
  problemsOf((problems) => checkNewDemand({ title: "楼道", description: "堆物", ...input }, problems));

const resource = (input: ResourceFactsInput) =>
  problemsOf((problems) =>
    checkNewResource({ title: "车棚", summary: "空着", quantity: 1, unit: "间", ...input }, problems),
  );

describe("checkNewDemand()", () => {
  it("takes blank texts that may be missing as missing", () => {
    expect(demand({ areaCode: " ", community: "" }).value).toMatchObject({ areaCode: null, community: null });
  });

  it("takes at most twenty methods of 200 characters, each once", () => {
    expect(demand({ tried: ["清过", " 清过 ", "劝过"] }).value.tried).toEqual(["清过", "劝过"]);
    expect(demand({ tried: Array.from({ length: 21 }, (_, index) => String(index)) }).problems).toEqual([
      "tried OUT_OF_RANGE",
    ]);
    expect(demand({ tried: ["好", "一".repeat(201), ""] }).problems).toEqual(["tried.1 TOO_LONG", "tried.2 REQUIRED"]);
  });

  it("wants its days in order and its money not negative", () => {
    expect(demand({ neededFrom: "2026-05-02", neededBy: "2026-05-01", budgetMax: -1 }).problems).toEqual([
      "neededBy OUT_OF_RANGE",
      "budgetMax OUT_OF_RANGE",
    ]);
  });

  it("wants a community of one line and at most 40 characters", () => {
    expect(demand({ community: "一".repeat(41) }).problems).toEqual(["community TOO_LONG"]);
    expect(demand({ community: "鹤鸣\n社区" }).problems).toEqual(["community BAD_FORMAT"]);
  });
});

describe("checkNewResource()", () => {
  it("wants a quantity of at least nought and a unit of at most 16 characters", () => {
    expect(resource({ quantity: -1, unit: "一".repeat(17) }).problems).toEqual([
      "quantity OUT_OF_RANGE",
      "unit TOO_LONG",
    ]);
    expect(resource({ quantity: 0 }).problems).toEqual([]);
  });
});

describe("rules of single fields", () => {
  it("checks ids, at a site where one is named", () => {
    const id = "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B";
    expect(problemsOf((list) => checkId(list, "organizationId", id, "承办组织编号", "park")).problems).toEqual([]);
    for (const wrong of [id.toLowerCase(), "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B", "", "park:"]) {
      const { problems } = problemsOf((list) => checkId(list, "organizationId", wrong, "承办组织编号", "park"));
      expect(problems).toEqual(["organizationId BAD_FORMAT"]);
    }
  });

  it("bounds reasons, notes and keys", () => {
    expect(problemsOf((list) => checkReason(list, "一".repeat(201))).problems).toEqual(["reason TOO_LONG"]);
    expect(problemsOf((list) => checkNote(list, "一".repeat(501))).problems).toEqual(["note TOO_LONG"]);
    expect(problemsOf((list) => checkNote(list, "  ")).value).toBeNull();
    expect(problemsOf((list) => checkKey(list, "")).problems).toEqual(["idempotencyKey REQUIRED"]);
    expect(problemsOf((list) => checkKey(list, null)).problems).toEqual([]);
  });
});
