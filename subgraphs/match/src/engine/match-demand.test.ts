import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  samplePlacement,
  sampleProject,
  sampleSubject,
} from "../../tests/engine-objects";
import type { DemandSubject } from "../model/demand-subject";
import type { Match, ScorePart, ScorePartName } from "../model/match-result";
import type { ObjectVisibility } from "../model/visibility";
import { matchDemand } from "./match-demand";
import { MatchIndex } from "./match-index";

function indexOf(...projects: ReturnType<typeof sampleProject>[]): MatchIndex {
  const index = new MatchIndex(FIELD_LEXICON);
  projects.forEach((project) => index.upsertProject(project, sampleMeta()));
  return index;
}

function matchOf(index: MatchIndex, subject: DemandSubject, projectId = "p-1"): Match {
  const match = matchDemand(index, subject).matches.find((one) => one.projectId === projectId);
  if (match === undefined) {
    throw new Error(`${projectId} is not among the matches`);
  }
  return match;
}

function partOf(match: Match, name: ScorePartName): ScorePart {
  const part = match.parts.find((one) => one.name === name);
  if (part === undefined) {
    throw new Error(`the match has no part ${name}`);
  }
  return part;
}

const museum = sampleProject("p-museum", {
  title: "老物件的第二次生命",
  summary: "入户听老人讲旧物的故事，再布置成小展馆。",
  fields: ["ELDERLY_CARE", "CULTURE_ARTS"],
  audiences: ["ELDERLY"],
  formats: ["HOME_VISIT", "EXHIBITION"],
});
const market = sampleProject("p-market");
const cleaning = sampleProject("p-cleaning", {
  title: "楼道集中清理",
  summary: "联合物业集中清理楼道旧物，一次清完。",
  formats: ["EVENT"],
});

describe("matchDemand()", () => {
  it("gives each part a score between 0 and 1 and the weighted sum as the total", () => {
    const { matches } = matchDemand(indexOf(museum, market, cleaning), sampleSubject());
    for (const { parts, score } of matches) {
      expect(parts.every((part) => part.score >= 0 && part.score <= 1)).toBe(true);
      expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 9);
      expect(parts.reduce((sum, part) => sum + part.weight * part.score, 0)).toBeCloseTo(score, 9);
    }
    expect(matches.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  it("breaks ties by id", () => {
    const index = indexOf(sampleProject("p-b"), sampleProject("p-a"), sampleProject("p-c"));
    expect(matchDemand(index, sampleSubject()).matches.map(({ projectId }) => projectId)).toEqual([
      "p-a",
      "p-b",
      "p-c",
    ]);
  });

  it("moves a project for the elderly up when they join the audience, by the audience part", () => {
    const index = indexOf(market, museum, cleaning);
    const subject = sampleSubject({ audiences: ["ALL_RESIDENTS"] });
    const before = matchOf(index, subject, "p-museum");
    const asIf = { audiences: ["ELDERLY" as const] };
    const after = matchDemand(index, subject, { asIf }).matches.find(({ projectId }) => projectId === "p-museum");
    expect(after?.previousRank).toBe(before.rank);
    expect(after?.rank).toBeLessThan(before.rank);
    expect(after?.reasons[0]).toBe(`排名由第${before.rank}位升到第${after?.rank}位，主要因为服务对象`);
    const gains = (after?.parts ?? []).map((part) => part.weight * (part.score - partOf(before, part.name).score));
    expect(after?.parts[gains.indexOf(Math.max(...gains))]?.name).toBe("AUDIENCE");
    expect(after?.parts.find(({ name }) => name === "AUDIENCE")?.evidence.join()).toContain("老年人");
  });

  it("ranks what was tried lower and says so, only while it was tried", () => {
    const index = indexOf(market, cleaning);
    const fresh = matchOf(index, sampleSubject(), "p-cleaning");
    const tired = matchOf(index, sampleSubject({ tried: ["联合物业集中清理四轮"] }), "p-cleaning");
    expect(tired.score).toBeLessThan(fresh.score);
    expect(partOf(tired, "TRIED").evidence.join()).toContain("联合物业集中清理四轮");
    expect(tired.reasons.join()).toContain("已试过");
    expect(partOf(fresh, "TRIED")).toMatchObject({ score: 1, evidence: [] });
  });

  it("names near misses with their gate, and not what does not fit by words either", () => {
    const tooDear = sampleProject("p-dear", { budgetMin: 90_000 });
    const elsewhere = sampleProject("p-elsewhere", {
      title: "企业合规体检",
      summary: "律师为企业检查合同。",
      fields: ["LEGAL_AID"],
      audiences: ["YOUTH"],
      serviceAreaCodes: ["330203"],
    });
    const { refused } = matchDemand(indexOf(market, tooDear, elsewhere), sampleSubject());
    expect(refused.map(({ projectId, gate }) => [projectId, gate])).toEqual([["p-dear", "BUDGET"]]);
    expect(refused[0]?.detail).toContain("90000");
  });

  it("shows nothing that the asker may not see", () => {
    const index = new MatchIndex(FIELD_LEXICON);
    const visibility = { isPublic: false, sites: ["baihe"], organizations: [] };
    index.upsertProject(market, sampleMeta({ visibility }));
    index.upsertProject(sampleProject("p-dear", { budgetMin: 90_000 }), sampleMeta({ visibility }));
    expect(matchDemand(index, sampleSubject())).toMatchObject({ matches: [], refused: [], verdict: "NONE" });
    const canSee = ({ sites }: ObjectVisibility): boolean => sites.includes("baihe");
    expect(matchDemand(index, sampleSubject(), { canSee }).matches.length).toBe(1);
  });

  it("marks a find outside the demand's own fields", () => {
    const index = indexOf(museum, market);
    expect(matchOf(index, sampleSubject(), "p-museum").crossField).toBe(true);
    expect(matchOf(index, sampleSubject(), "p-market").crossField).toBe(false);
    expect(matchOf(index, sampleSubject({ fields: [] }), "p-museum").crossField).toBe(false);
  });

  it("keeps the tenth place for a good project of another field", () => {
    const near = Array.from({ length: 12 }, (_, at) =>
      sampleProject(`p-near-${at}`, { title: "楼道堆满旧物", summary: "楼道里堆着旧物，清理过几次又堆起来。" }),
    );
    const { matches } = matchDemand(
      indexOf(...near, museum),
      sampleSubject({ title: "楼道堆满旧物", description: "老人舍不得旧物，想把老物件布置成展馆，入户听故事" }),
    );
    expect(matches.findIndex(({ crossField }) => crossField)).toBeLessThan(10);
  });

  it("learns from closed placements at similar demands", () => {
    const index = indexOf(market, sampleProject("p-other"));
    const first = (): string | undefined => matchDemand(index, sampleSubject()).matches[0]?.projectId;
    index.upsertDemand(sampleDemand("d-9"), sampleMeta());
    index.upsertPlacement(samplePlacement("t-1", { demandId: "d-9", projectId: "p-other" }), sampleMeta());
    expect(first()).toBe("p-other");
    expect(partOf(matchOf(index, sampleSubject(), "p-other"), "TRACK_RECORD").evidence).toEqual([
      "已结项1次，其中1次满足需求",
    ]);
    index.upsertPlacement(
      samplePlacement("t-1", { demandId: "d-9", projectId: "p-other", outcome: "NOT_MET" }),
      sampleMeta(),
    );
    expect(first()).toBe("p-market");
  });
});

describe("the evidence of a match", () => {
  it("goes when what it speaks of leaves the project", () => {
    const withWord = indexOf(sampleProject("p-1", { title: "旧物换新", summary: "为老物件办展" }));
    const without = indexOf(sampleProject("p-1", { title: "焕新", summary: "为邻里办展" }));
    const subject = sampleSubject({ title: "旧物太多", description: "旧物太多" });
    expect(partOf(matchOf(withWord, subject), "TEXT").evidence.join()).toContain("旧物");
    expect(partOf(matchOf(without, subject), "TEXT").evidence.join()).not.toContain("旧物");
  });

  it("goes when the owner takes a field, an audience or a format away", () => {
    const subject = sampleSubject({ title: "想办集市", description: "想办集市", fields: ["ENVIRONMENT"] });
    const full = indexOf(sampleProject("p-1", { title: "甲", summary: "乙" }));
    const bare = indexOf(
      sampleProject("p-1", { title: "甲", summary: "乙", fields: [], audiences: [], formats: [] }),
      market,
    );
    const said = (index: MatchIndex, name: ScorePartName): number =>
      partOf(matchOf(index, subject), name).evidence.length;
    for (const name of ["FIELD", "AUDIENCE", "FORMAT"] as const) {
      expect(said(full, name)).toBeGreaterThan(0);
    }
    expect(matchDemand(bare, subject).matches.map(({ projectId }) => projectId)).toEqual(["p-market"]);
  });

  it("says who it is for instead when the audiences differ", () => {
    const index = indexOf(sampleProject("p-1", { audiences: ["YOUTH"] }));
    const subject = sampleSubject({ audiences: ["ELDERLY"] });
    expect(partOf(matchOf(index, subject), "AUDIENCE")).toMatchObject({
      score: 0,
      evidence: ["服务对象不同：项目面向青年，需求是老年人"],
    });
  });
});
