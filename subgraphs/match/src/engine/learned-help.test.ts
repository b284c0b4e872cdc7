import fc from "fast-check";
import { FIELD_LEXICON, sampleDemand, sampleMeta, samplePlacement, sampleProject } from "../../tests/engine-objects";
import { subjectOfDemand } from "../model/demand-subject";
import { LearnedHelp } from "./learned-help";
import { matchDemand } from "./match-demand";
import { MatchIndex } from "./match-index";

const TOPICS: Readonly<Record<string, readonly string[]>> = {
  "d-1": ["clutter"],
  "d-2": ["clutter", "noise"],
  "p-1": ["pottery"],
  "p-2": ["mediation", "pottery"],
};
const topicsOf = (id: string): readonly string[] | null => TOPICS[id] ?? null;

const anyPlacement = fc.record({
  id: fc.constantFrom("t-1", "t-2", "t-3", "t-4"),
  demandId: fc.constantFrom("d-1", "d-2", "d-unknown"),
  projectId: fc.constantFrom("p-1", "p-2"),
  outcome: fc.constantFrom("MET" as const, "PARTLY_MET" as const, "NOT_MET" as const, null),
});

function lessonsOf(help: LearnedHelp): unknown {
  return ["clutter", "noise"].map((topic) => [...help.helpersOf(topic)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("LearnedHelp", () => {
  it("counts after any series of changes as if it had seen only the last state", () => {
    fc.assert(
      fc.property(fc.array(anyPlacement, { maxLength: 12 }), (changes) => {
        const grown = new LearnedHelp(topicsOf, topicsOf);
        const last = new Map<string, (typeof changes)[number]>();
        for (const change of changes) {
          grown.put(samplePlacement(change.id, { ...change, state: change.outcome === null ? "LANDED" : "CLOSED" }));
          last.set(change.id, change);
        }
        const fresh = new LearnedHelp(topicsOf, topicsOf);
        for (const change of last.values()) {
          fresh.put(samplePlacement(change.id, { ...change, state: change.outcome === null ? "LANDED" : "CLOSED" }));
        }
        expect(lessonsOf(grown)).toEqual(lessonsOf(fresh));
        for (const id of last.keys()) grown.drop(id);
        expect(lessonsOf(grown)).toEqual([[], []]);
      }),
    );
  });

  it("is cautious while few placements are known", () => {
    const help = new LearnedHelp(topicsOf, topicsOf);
    const strength = (): number => help.helpersOf("clutter").get("pottery")?.strength ?? 0;
    help.put(samplePlacement("t-1", { demandId: "d-1", projectId: "p-1" }));
    const once = strength();
    for (let more = 2; more < 10; more += 1) {
      help.put(samplePlacement(`t-${more}`, { demandId: "d-1", projectId: "p-1" }));
    }
    expect(once).toBeLessThan(0.3);
    expect(strength()).toBeGreaterThan(0.7);
  });
});

describe("matchDemand() after placements were closed", () => {
  const pottery = { title: "陶艺课", summary: "陶艺老师带大家捏泥。", fields: [], formats: [], audiences: [] };
  const chess = { title: "象棋课", summary: "象棋老师带大家下棋。", fields: [], formats: [], audiences: [] };

  /** Pottery met two demands of cluttered corridors at another project; the new demand and projects are others. */
  function taughtIndex(outcome: "MET" | "NOT_MET"): MatchIndex {
    const index = new MatchIndex(FIELD_LEXICON);
    // The placements arrive before what they join.
    for (const id of ["t-1", "t-2", "t-3"]) {
      index.upsertPlacement(samplePlacement(id, { demandId: "d-old", projectId: "p-old", outcome }), sampleMeta());
    }
    index.upsertDemand(sampleDemand("d-old", { state: "CLOSED" }), sampleMeta());
    index.upsertProject(sampleProject("p-old", { ...pottery, stage: "ENDED" }), sampleMeta());
    index.upsertProject(sampleProject("p-chess", chess), sampleMeta());
    index.upsertProject(sampleProject("p-pottery", pottery), sampleMeta());
    return index;
  }
  const subject = subjectOfDemand(sampleDemand("d-new", { title: "走廊堆满杂物", description: "走廊堆满杂物" }));
  const partOf = (index: MatchIndex) =>
    matchDemand(index, subject).matches.find(({ projectId }) => projectId === "p-pottery")?.parts[0];

  it("raises projects like those that met similar demands, and says so", () => {
    const part = partOf(taughtIndex("MET"));
    expect(part?.score).toBeGreaterThan(0);
    expect(part?.evidence.join()).toContain("以往类似需求由此类项目承接，结项3次，3次满足");
  });

  it("forgets it with the placements, and learns nothing good from failures", () => {
    const index = taughtIndex("MET");
    for (const id of ["t-1", "t-2", "t-3"]) index.remove(id);
    expect(partOf(index)?.evidence.join() ?? "").not.toContain("以往类似需求");
    expect(partOf(taughtIndex("NOT_MET"))?.evidence.join() ?? "").not.toContain("以往类似需求");
  });
});
