import { PROJECT_STAGES, type ProjectStage } from "@park-hub/contracts";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import { checkFirstStage, checkStageStep, isFinalStage, settledStage } from "./project-stage";

const STAGES = Object.keys(PROJECT_STAGES) as ProjectStage[];

/** Every step that is allowed while a place is left; a step to the same stage is none. */
const ALLOWED: Readonly<Record<ProjectStage, readonly ProjectStage[]>> = {
  DRAFT: ["INCUBATING", "OPEN"],
  INCUBATING: ["OPEN", "PAUSED", "ENDED"],
  OPEN: ["PAUSED", "ENDED"],
  FULL: ["OPEN", "ENDED"],
  PAUSED: ["OPEN", "ENDED"],
  ENDED: [],
  WITHDRAWN: [],
};

function problemsOf(check: (problems: ProblemCollector) => void) {
  const problems = new ProblemCollector();
  check(problems);
  return problems.list;
}

describe("checkStageStep()", () => {
  it.each(STAGES.flatMap((from) => STAGES.map((to) => [from, to] as const)))("decides %s to %s", (from, to) => {
    const problems = problemsOf((list) => checkStageStep(from, to, 1, list));
    const isAllowed = from === to || ALLOWED[from].includes(to);
    expect(problems.map(({ code }) => code)).toEqual(isAllowed ? [] : ["WRONG_STATE"]);
  });

  it("names the present stage and what is allowed", () => {
    const [problem] = problemsOf((list) => checkStageStep("INCUBATING", "DRAFT", 1, list));
    expect(problem).toEqual({
      field: ["stage"],
      code: "WRONG_STATE",
      message: "项目现为「孵化中」,不能改为「草稿」;可改为「开放对接」、「暂停」、「已结束」",
    });
  });

  it("does not open a full project without places", () => {
    expect(problemsOf((list) => checkStageStep("FULL", "OPEN", 0, list))).toMatchObject([{ code: "NO_CAPACITY" }]);
  });
});

describe("settledStage()", () => {
  it("makes OPEN without a place FULL and FULL with a place OPEN", () => {
    expect([
      settledStage("OPEN", 0),
      settledStage("FULL", 1),
      settledStage("OPEN", 1),
      settledStage("FULL", 0),
    ]).toEqual(["FULL", "OPEN", "OPEN", "FULL"]);
  });

  it("leaves every other stage alone", () => {
    const others = STAGES.filter((stage) => stage !== "OPEN" && stage !== "FULL");
    expect(others.map((stage) => settledStage(stage, 0))).toEqual(others);
    expect(others.map((stage) => settledStage(stage, 5))).toEqual(others);
  });
});

describe("checkFirstStage()", () => {
  it("publishes as DRAFT, INCUBATING or OPEN only", () => {
    const refused = STAGES.filter((stage) => problemsOf((list) => checkFirstStage(stage, list)).length > 0);
    expect(refused).toEqual(["FULL", "PAUSED", "ENDED", "WITHDRAWN"]);
  });
});

describe("isFinalStage()", () => {
  it("knows the two ends", () => {
    expect(STAGES.filter(isFinalStage)).toEqual(["ENDED", "WITHDRAWN"]);
  });
});
