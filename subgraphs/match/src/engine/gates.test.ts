import { CREDIT_STANDINGS, PROJECT_STAGES } from "@park-hub/contracts";
import type { CreditStanding, ProjectStage } from "@park-hub/contracts";
import fc from "fast-check";
import {
  FIELD_LEXICON,
  sampleMeta,
  sampleOrganization,
  sampleProject,
  sampleSubject,
} from "../../tests/engine-objects";
import type { Gate } from "../model/match-result";
import { failedGate, gateDetail } from "./gates";
import type { GatedDemand, GatedProject } from "./gates";
import { matchDemand } from "./match-demand";
import { MatchIndex } from "./match-index";

const keys = <K extends string>(table: Readonly<Record<K, string>>): K[] => Object.keys(table) as K[];
const day = fc.integer({ min: 0, max: 11 }).map((month) => `2027-${String(month + 1).padStart(2, "0")}-15`);
const maybeDay = fc.option(day);
const townships = ["330212011", "330212010", "330203001", "330282001", "330100001"];
const areas = [...townships, "330212", "330203", "330200", "330100"];
const anyProject = fc.record({
  stage: fc.constantFrom<ProjectStage>(...keys(PROJECT_STAGES)),
  placesLeft: fc.integer({ min: 0, max: 2 }),
  serviceAreaCodes: fc.array(fc.constantFrom(...areas), { maxLength: 2 }),
  budgetMin: fc.option(fc.integer({ min: 0, max: 10 })),
  availableFrom: maybeDay,
  availableTo: maybeDay,
  busyUntil: maybeDay,
});
const anyDemand = fc.record({
  areaCode: fc.option(fc.constantFrom(...townships)),
  budgetMax: fc.option(fc.integer({ min: 0, max: 10 })),
  neededFrom: maybeDay,
  neededBy: maybeDay,
});
const anyStanding = fc.constantFrom<CreditStanding>(...keys(CREDIT_STANDINGS));

/** The rules of the gates once more, as plainly as they can be said: by days and digits, one by one. */
function brokenRules(demand: GatedDemand, project: GatedProject, standing: CreditStanding): Set<Gate> {
  const { areaCode, budgetMax, neededFrom, neededBy } = demand;
  const { stage, placesLeft, budgetMin, busyUntil } = project;
  const broken = new Set<Gate>();
  const days = Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, "0")}-15`);
  const isShared = days.some(
    (one) =>
      [neededFrom, project.availableFrom].every((from) => from === null || from <= one) &&
      [neededBy, project.availableTo].every((to) => to === null || one <= to),
  );
  const isServed = project.serviceAreaCodes.some((code) =>
    areaCode?.startsWith(code.endsWith("00") ? code.slice(0, 4) : code),
  );
  if (["DRAFT", "INCUBATING", "PAUSED", "ENDED", "WITHDRAWN"].includes(stage)) broken.add("STAGE");
  if (placesLeft === 0 || stage === "FULL") broken.add("CAPACITY");
  if (standing !== "GOOD") broken.add("CREDIT_STANDING");
  if (areaCode !== null && !isServed) broken.add("AREA");
  if (budgetMin !== null && budgetMax !== null && budgetMin > budgetMax) broken.add("BUDGET");
  if (!isShared) broken.add("DATES");
  if (busyUntil !== null && neededBy !== null && busyUntil > neededBy) broken.add("BUSY");
  return broken;
}
describe("failedGate()", () => {
  it("names a gate that really fails, and none when all hold", () => {
    fc.assert(
      fc.property(anyDemand, anyProject, anyStanding, (demand, project, standing) => {
        const broken = brokenRules(demand, project, standing);
        const gate = failedGate(demand, project, standing);
        expect(gate === null ? broken.size === 0 : broken.has(gate)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("lets a city's code cover its townships and no other city's", () => {
    const subject = sampleSubject({ areaCode: "330212011" });
    expect(failedGate(subject, sampleProject("p", { serviceAreaCodes: ["330200"] }), "GOOD")).toBeNull();
    expect(failedGate(subject, sampleProject("p", { serviceAreaCodes: ["330100"] }), "GOOD")).toBe("AREA");
  });

  it("takes a window that shares only its last day", () => {
    const subject = sampleSubject({ neededFrom: "2027-03-01", neededBy: "2027-06-30" });
    expect(failedGate(subject, sampleProject("p", { availableFrom: "2027-06-30" }), "GOOD")).toBeNull();
    expect(failedGate(subject, sampleProject("p", { availableFrom: "2027-07-01" }), "GOOD")).toBe("DATES");
  });

  it("says both values that do not agree", () => {
    const project = sampleProject("p", { budgetMin: 50_000 });
    const detail = gateDetail("BUDGET", sampleSubject({ budgetMax: 30_000 }), project, "GOOD", (code) => code);
    expect(detail).toContain("50000");
    expect(detail).toContain("30000");
  });
});

describe("matchDemand() behind its gates", () => {
  it("never ranks a project that breaks a rule, and refuses only those that do", () => {
    const manyProjects = fc.array(fc.record({ project: anyProject, standing: anyStanding }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyDemand, manyProjects, (demand, projects) => {
        const index = new MatchIndex(FIELD_LEXICON);
        projects.forEach(({ project, standing }, at) => {
          index.upsertOrganization(sampleOrganization(`o-${at}`, { creditStanding: standing }), sampleMeta());
          index.upsertProject(sampleProject(`p-${at}`, { ...project, organizationId: `o-${at}` }), sampleMeta());
        });
        const subject = { ...sampleSubject(), ...demand };
        const rulesOf = (id: string): Set<Gate> => {
          const found = projects[Number(id.slice(2))];
          return found === undefined ? new Set() : brokenRules(demand, found.project, found.standing);
        };
        const { matches, refused } = matchDemand(index, subject);
        expect(matches.filter(({ projectId }) => rulesOf(projectId).size > 0)).toEqual([]);
        expect(refused.filter(({ projectId, gate }) => !rulesOf(projectId).has(gate))).toEqual([]);
        expect(matches.length).toBe(projects.filter((_, at) => rulesOf(`p-${at}`).size === 0).length);
      }),
      { numRuns: 150 },
    );
  });
});
