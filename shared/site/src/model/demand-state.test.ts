import { DEMAND_STATES, type DemandState, type PlacementState } from "@park-hub/contracts";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import {
  checkDemandStep,
  checkFirstState,
  checkMatchable,
  checkNotAgreed,
  checkNotBound,
  stateAfterDecline,
  stateAfterLanding,
  stateAfterOpening,
} from "./demand-state";

const STATES = Object.keys(DEMAND_STATES) as DemandState[];

function isRefused(check: (problems: ProblemCollector) => void): boolean {
  const problems = new ProblemCollector();
  check(problems);
  return !problems.isEmpty;
}

describe("checkDemandStep()", () => {
  it("lets a person publish a draft and close what is placed, nothing else", () => {
    const allowed = STATES.flatMap((from) =>
      STATES.filter((to) => to !== from && !isRefused((list) => checkDemandStep(from, to, list))).map(
        (to) => `${from} ${to}`,
      ),
    );
    expect(allowed).toEqual(["DRAFT OPEN", "PLACED CLOSED"]);
  });
});

describe("checkFirstState()", () => {
  it("posts as DRAFT or OPEN only", () => {
    expect(STATES.filter((state) => !isRefused((list) => checkFirstState(state, list)))).toEqual(["DRAFT", "OPEN"]);
  });
});

describe("checkMatchable()", () => {
  it("opens placements for demands that are OPEN or MATCHING", () => {
    expect(STATES.filter((state) => !isRefused((list) => checkMatchable(state, list)))).toEqual(["OPEN", "MATCHING"]);
  });
});

describe("checkNotBound()", () => {
  it.each<[PlacementState, boolean]>([
    ["PROPOSED", false],
    ["ADAPTING", false],
    ["AGREED", true],
    ["LANDED", true],
    ["CLOSED", false],
    ["DECLINED", false],
  ])("lets a placement that is %s bind: %s", (state, isBinding) => {
    expect(isRefused((list) => checkNotBound(["PROPOSED", state], list))).toBe(isBinding);
  });
});

describe("checkNotAgreed()", () => {
  it("keeps a demand from being closed while an agreed placement has not landed", () => {
    expect(isRefused((list) => checkNotAgreed(["LANDED", "AGREED"], list))).toBe(true);
    expect(isRefused((list) => checkNotAgreed(["LANDED", "PROPOSED"], list))).toBe(false);
  });
});

describe("what placements do to a demand", () => {
  it("is MATCHING from the first placement on", () => {
    expect([stateAfterOpening("OPEN"), stateAfterOpening("MATCHING")]).toEqual(["MATCHING", "MATCHING"]);
  });

  it("is PLACED once one has landed, unless it was closed meanwhile", () => {
    expect([stateAfterLanding("MATCHING"), stateAfterLanding("PLACED"), stateAfterLanding("CLOSED")]).toEqual([
      "PLACED",
      "PLACED",
      "CLOSED",
    ]);
  });

  it("is OPEN again when none of the others is under way or has landed", () => {
    expect(stateAfterDecline("MATCHING", ["DECLINED", "CLOSED"])).toBe("OPEN");
    expect(stateAfterDecline("MATCHING", ["DECLINED", "PROPOSED"])).toBe("MATCHING");
    expect(stateAfterDecline("PLACED", [])).toBe("PLACED");
  });
});
