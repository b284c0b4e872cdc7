import { ProblemCollector } from "@park-hub/subgraph-kit";
import type { Project } from "./project";
import { checkChangedProject, checkNewProject, type ProjectFactsInput } from "./project-input";

const GOOD: ProjectFactsInput = { title: "社区故事绘", summary: "画画", serviceAreaCodes: ["330212"], capacity: 4 };

function newProject(input: ProjectFactsInput) {
  const problems = new ProblemCollector();
  const facts = checkNewProject({ ...GOOD, ...input }, problems);
  return { facts, problems: problems.list.map(({ field, code }) => `${field.join(".")} ${code}`) };
}

function present(changes: Partial<Project> = {}): Project {
  const { facts } = newProject({});
  const at = new Date(0);
  const state = { stage: "OPEN" as const, placesTaken: 2, publishedAt: at, withdrawReason: null, version: 3 };
  return { ...facts, ...state, id: "baihe:A", organizationId: "park:A", createdAt: at, updatedAt: at, ...changes };
}

function changedProject(input: ProjectFactsInput, changes?: Partial<Project>) {
  const problems = new ProblemCollector();
  const facts = checkChangedProject(input, present(changes), problems);
  return { facts, problems: problems.list.map(({ field, code }) => `${field.join(".")} ${code}`) };
}

describe("checkNewProject()", () => {
  it("trims texts and gives each code once", () => {
    const { facts, problems } = newProject({
      title: "  社区故事绘\t",
      fields: ["EDUCATION", "EDUCATION"],
      serviceAreaCodes: ["330212", " 330212 ", "330212011"],
    });
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({
      title: "社区故事绘",
      fields: ["EDUCATION"],
      serviceAreaCodes: ["330212", "330212011"],
    });
  });

  it("counts characters, not UTF-16 units", () => {
    expect(newProject({ title: "😀".repeat(80) }).problems).toEqual([]);
    expect(newProject({ title: "😀".repeat(81) }).problems).toEqual(["title TOO_LONG"]);
    expect(newProject({ summary: "𠮷".repeat(2001) }).problems).toEqual(["summary TOO_LONG"]);
  });

  it("refuses control characters, NUL and broken characters", () => {
    for (const title of ["a\u0000b", "a\u001bb", "a\nb", "a\ud800b"]) {
      expect(newProject({ title }).problems).toEqual(["title BAD_FORMAT"]);
    }
    expect(newProject({ summary: "一\n二\t三" }).problems).toEqual([]);
    expect(newProject({ summary: "一\u0000二" }).problems).toEqual(["summary BAD_FORMAT"]);
  });

  it("names every problem at once", () => {
    const input: ProjectFactsInput = {
      title: " ",
      summary: "",
      serviceAreaCodes: [],
      capacity: -1,
      budget: { min: -5, max: 3_000_000_000 },
      availableFrom: "2026-02-30",
      busyUntil: "tomorrow",
    };
    expect(newProject(input).problems.sort()).toEqual([
      "availableFrom BAD_FORMAT",
      "budget.max OUT_OF_RANGE",
      "budget.min OUT_OF_RANGE",
      "busyUntil BAD_FORMAT",
      "capacity OUT_OF_RANGE",
      "serviceAreaCodes REQUIRED",
      "summary REQUIRED",
      "title REQUIRED",
    ]);
  });

  it("wants money and days in order", () => {
    expect(newProject({ budget: { min: 2, max: 1 } }).problems).toEqual(["budget.max OUT_OF_RANGE"]);
    expect(newProject({ budget: { min: 2 } }).facts).toMatchObject({ budgetMin: 2, budgetMax: null });
    expect(newProject({ availableFrom: "2026-02-02", availableTo: "2026-02-01" }).problems).toEqual([
      "availableTo OUT_OF_RANGE",
    ]);
    expect(newProject({ availableFrom: "2026-02-02", availableTo: "2026-02-02" }).problems).toEqual([]);
  });

  it("takes area codes of 6, 9 and 12 digits and names the wrong one", () => {
    const serviceAreaCodes = ["330200", "330212011", "330212011001", "3302", "33021201１"];
    expect(newProject({ serviceAreaCodes }).problems).toEqual([
      "serviceAreaCodes.3 BAD_FORMAT",
      "serviceAreaCodes.4 BAD_FORMAT",
    ]);
  });

  it("takes at most 200 areas and 10,000 places", () => {
    const codes = Array.from({ length: 201 }, (_, index) => String(330_000 + index));
    expect(newProject({ serviceAreaCodes: codes }).problems).toEqual(["serviceAreaCodes OUT_OF_RANGE"]);
    expect(newProject({ capacity: 10_001 }).problems).toEqual(["capacity OUT_OF_RANGE"]);
  });
});

describe("checkChangedProject()", () => {
  it("keeps what is left out and removes what is null", () => {
    const before = { budgetMin: 1, budgetMax: 2, busyUntil: "2026-01-01" };
    const { facts, problems } = changedProject({ title: "新名", budget: null, busyUntil: null }, before);
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({ title: "新名", summary: "画画", budgetMin: null, budgetMax: null, busyUntil: null });
  });

  it("refuses null where a value must stay", () => {
    const { problems } = changedProject({ title: null, fields: null, capacity: null, serviceAreaCodes: null });
    expect(problems).toEqual(["title REQUIRED", "fields REQUIRED", "serviceAreaCodes REQUIRED", "capacity REQUIRED"]);
  });

  it("checks a changed day against the one that stays", () => {
    expect(changedProject({ availableTo: "2026-01-01" }, { availableFrom: "2026-01-02" }).problems).toEqual([
      "availableTo OUT_OF_RANGE",
    ]);
  });

  it("never sinks below the places that are taken", () => {
    expect(changedProject({ capacity: 1 }).problems).toEqual(["capacity OUT_OF_RANGE"]);
    expect(changedProject({ capacity: 2 }).problems).toEqual([]);
  });
});
