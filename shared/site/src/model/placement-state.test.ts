import { PLACEMENT_STATES, type PlacementState } from "@park-hub/contracts";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import { checkPlacementStep, checkStepFacts, isFinalPlacement, type StepFacts } from "./placement-state";

const STATES = Object.keys(PLACEMENT_STATES) as PlacementState[];

const ALLOWED: Readonly<Record<PlacementState, readonly PlacementState[]>> = {
  PROPOSED: ["CONTACTED", "DECLINED"],
  CONTACTED: ["MEETING", "ADAPTING", "AGREED", "DECLINED"],
  MEETING: ["ADAPTING", "AGREED", "DECLINED"],
  ADAPTING: ["AGREED", "DECLINED"],
  AGREED: ["LANDED", "DECLINED"],
  LANDED: ["CLOSED"],
  CLOSED: [],
  DECLINED: [],
};

const SILENT: StepFacts = { note: null, outcome: null, declineReason: null };

function problemsOf(check: (problems: ProblemCollector) => void) {
  const problems = new ProblemCollector();
  check(problems);
  return problems.list.map(({ field, code }) => `${field.join(".")} ${code}`);
}

describe("checkPlacementStep()", () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))("decides %s to %s", (from, to) => {
    const problems = problemsOf((list) => checkPlacementStep(from, to, list));
    expect(problems).toEqual(ALLOWED[from].includes(to) ? [] : ["to WRONG_STATE"]);
  });

  it("names the present state and what is allowed", () => {
    const problems = new ProblemCollector();
    checkPlacementStep("AGREED", "MEETING", problems);
    expect(problems.list[0]?.message).toBe("对接单现为「已签约」,不能推进至「对接会」;可推进至「已落地」、「已婉拒」");
  });
});

describe("checkStepFacts()", () => {
  it("wants an outcome and a reason to close", () => {
    expect(problemsOf((list) => checkStepFacts("CLOSED", SILENT, list))).toEqual(["outcome REQUIRED", "note REQUIRED"]);
    expect(problemsOf((list) => checkStepFacts("CLOSED", { ...SILENT, outcome: "MET", note: "好" }, list))).toEqual([]);
  });

  it("wants a reason to decline, and a note when the reason is another one", () => {
    expect(problemsOf((list) => checkStepFacts("DECLINED", SILENT, list))).toEqual(["declineReason REQUIRED"]);
    const other: StepFacts = { ...SILENT, declineReason: "OTHER" };
    expect(problemsOf((list) => checkStepFacts("DECLINED", other, list))).toEqual(["note REQUIRED"]);
    expect(problemsOf((list) => checkStepFacts("DECLINED", { ...SILENT, declineReason: "BUSY" }, list))).toEqual([]);
  });

  it("refuses an outcome or a decline reason at any other step", () => {
    const facts: StepFacts = { note: null, outcome: "MET", declineReason: "BUSY" };
    expect(problemsOf((list) => checkStepFacts("MEETING", facts, list))).toEqual([
      "outcome BAD_FORMAT",
      "declineReason BAD_FORMAT",
    ]);
  });
});

describe("isFinalPlacement()", () => {
  it("frees the pair of demand and project when closed or declined", () => {
    expect(STATES.filter(isFinalPlacement)).toEqual(["CLOSED", "DECLINED"]);
  });
});
