/*
 * Reasons are true: each kind of sentence is there with what it speaks of, and goes when that leaves the data.
 */
import type { DemandFeed, ProjectFeed } from "@park-hub/contracts";
import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  samplePlacement,
  sampleProject,
  sampleSubject,
} from "../../tests/engine-objects";
import type { Match, ScorePartName } from "../model/match-result";
import { matchDemand } from "./match-demand";
import { MatchIndex } from "./match-index";

interface Data {
  readonly project?: Partial<ProjectFeed>;
  readonly demand?: Partial<DemandFeed>;
  /** What else the index holds. */
  readonly more?: (index: MatchIndex) => void;
}

interface Kind {
  readonly part: ScorePartName;
  /** What the sentence says. */
  readonly says: string;
  readonly there: Data;
  /** The same data without what the sentence speaks of. */
  readonly gone: Data;
}

const AREAS = {
  areas: [
    { code: "330212", name: "鄞州区", level: "DISTRICT" as const },
    { code: "330212011", name: "白鹤街道", level: "TOWNSHIP" as const },
  ],
  sites: [{ code: "baihe", name: "白鹤街道社工站", kind: "STATION" as const, areaCode: "330212011" }],
};

/** Closed placements of the project, or of another one like it, at a demand like the asked one. */
function placed(projectId: string, count: number): (index: MatchIndex) => void {
  return (index) => {
    index.upsertDemand(sampleDemand("d-old", { state: "CLOSED", title: "走廊堆满杂物" }), sampleMeta());
    index.upsertProject(sampleProject("p-old", { title: "陶艺课", summary: "捏泥。", stage: "ENDED" }), sampleMeta());
    for (let at = 0; at < count; at += 1) {
      index.upsertPlacement(samplePlacement(`t-${at}`, { demandId: "d-old", projectId }), sampleMeta());
    }
  };
}

const POTTERY = { title: "陶艺课", summary: "老师带大家捏泥。" };
const CORRIDOR = { title: "走廊堆满杂物", description: "走廊堆满杂物，清过又来。" };

const KINDS: Readonly<Record<string, Kind>> = {
  "a shared topic": {
    part: "TEXT",
    says: "都涉及楼道堆物：需求提到",
    there: { demand: CORRIDOR, project: { title: "楼道堆物清理", summary: "请邻居一起动手。" } },
    gone: { demand: CORRIDOR, project: { title: "邻居见面日", summary: "请邻居一起动手。" } },
  },
  "a topic that helps": {
    part: "TEXT",
    says: "（整理收纳）可以帮上忙",
    there: { demand: CORRIDOR, project: { title: "整理收纳入户课", summary: "收纳师上门。" } },
    gone: { demand: CORRIDOR, project: { title: "入户课", summary: "老师上门。" } },
  },
  "a topic that no demand asked for helps nobody": {
    part: "TEXT",
    says: "（整理收纳）可以帮上忙",
    there: { demand: CORRIDOR, project: { title: "整理收纳入户课", summary: "收纳师上门。" } },
    gone: {
      demand: { title: "入户难", description: "敲门没人应。" },
      project: { title: "整理收纳入户课", summary: "收纳师上门。" },
    },
  },
  "what placements taught": {
    part: "TEXT",
    says: "以往类似需求由此类项目承接，结项4次，4次满足",
    there: { demand: CORRIDOR, project: POTTERY, more: placed("p-old", 4) },
    gone: { demand: CORRIDOR, project: POTTERY, more: placed("p-old", 0) },
  },
  "shared words": {
    part: "TEXT",
    says: "都写到“鼓浪屿”",
    there: { demand: { title: "想去鼓浪屿" }, project: { title: "鼓浪屿之行" } },
    gone: { demand: { title: "想去鼓浪屿" }, project: { title: "海岛之行" } },
  },
  "a declared field": {
    part: "FIELD",
    says: "服务领域相同：环境整治",
    there: { demand: { fields: ["ENVIRONMENT"] }, project: { fields: ["ENVIRONMENT"] } },
    gone: { demand: { fields: ["ENVIRONMENT"] }, project: { fields: ["SAFETY"] } },
  },
  "a field that both texts speak of": {
    part: "FIELD",
    says: "双方文字都涉及环境整治",
    there: { demand: { ...CORRIDOR, fields: [] }, project: { title: "楼道堆物清理", fields: [] } },
    gone: { demand: { ...CORRIDOR, fields: [] }, project: { ...POTTERY, fields: [] } },
  },
  "an audience": {
    part: "AUDIENCE",
    says: "服务对象对得上：需求是老年人，项目服务老年人",
    there: { demand: { audiences: ["ELDERLY"] }, project: { audiences: ["ELDERLY"] } },
    gone: { demand: { audiences: ["ELDERLY"] }, project: { audiences: ["YOUTH"] } },
  },
  "an audience that the project's text names": {
    part: "AUDIENCE",
    says: "项目提到“老人”",
    there: { demand: { audiences: ["ELDERLY"] }, project: { audiences: [], summary: "请老人来换旧物。" } },
    gone: { demand: { audiences: ["ELDERLY"] }, project: { audiences: [], summary: "请人来换旧物。" } },
  },
  "an audience that does not fit": {
    part: "AUDIENCE",
    says: "服务对象不同：项目面向青年，需求是老年人",
    there: { demand: { audiences: ["ELDERLY"] }, project: { audiences: ["YOUTH"] } },
    gone: { demand: { audiences: ["ELDERLY"] }, project: { audiences: ["YOUTH", "ELDERLY"] } },
  },
  "a format": {
    part: "FORMAT",
    says: "需求提到“集市”，项目有市集",
    there: { demand: { description: "想办集市换旧物。" }, project: { formats: ["MARKET"] } },
    gone: { demand: { description: "想办集市换旧物。" }, project: { formats: ["HOTLINE"] } },
  },
  "an area by its district": {
    part: "AREA",
    says: "项目服务鄞州区全域，包括白鹤街道",
    there: { project: { serviceAreaCodes: ["330212"] } },
    gone: { project: { serviceAreaCodes: ["330212011"] } },
  },
  "an area by itself": {
    part: "AREA",
    says: "项目服务白鹤街道",
    there: { project: { serviceAreaCodes: ["330212011"] } },
    gone: { project: { serviceAreaCodes: ["330212"] } },
  },
  "a budget": {
    part: "BUDGET",
    says: "项目5000元起，需求预算上限30000元",
    there: { demand: { budgetMax: 30_000 }, project: { budgetMin: 5000 } },
    gone: { demand: { budgetMax: 30_000 }, project: { budgetMin: null } },
  },
  "what was tried": {
    part: "TRIED",
    says: "已试过“交换旧物”",
    there: { demand: { tried: ["交换旧物"] } },
    gone: { demand: { tried: [] } },
  },
  "a track record": {
    part: "TRACK_RECORD",
    says: "已结项2次，其中2次满足需求",
    there: { more: placed("p-1", 2) },
    gone: { more: placed("p-1", 0) },
  },
  freshness: {
    part: "FRESHNESS",
    says: "资料更新于2026-11-01",
    there: { project: { updatedAt: "2026-11-01T00:00:00.000Z" } },
    gone: { project: { updatedAt: "2025-01-01T00:00:00.000Z" } },
  },
};

function matchWith({ project, demand, more }: Data): Match | undefined {
  const index = new MatchIndex(FIELD_LEXICON);
  index.setDirectory(AREAS);
  index.upsertProject(sampleProject("p-1", project), sampleMeta());
  more?.(index);
  return matchDemand(index, sampleSubject(demand), { today: "2026-11-20" }).matches.find(
    ({ projectId }) => projectId === "p-1",
  );
}

function evidenceIn(data: Data, part: ScorePartName): readonly string[] {
  return matchWith(data)?.parts.find(({ name }) => name === part)?.evidence ?? [];
}

describe("every kind of evidence", () => {
  it.each(Object.entries(KINDS))("%s: is said while it is so, and not when it is gone", (_, kind) => {
    expect(evidenceIn(kind.there, kind.part).join("\n")).toContain(kind.says);
    expect(evidenceIn(kind.gone, kind.part).join("\n")).not.toContain(kind.says);
  });

  it("is covered for every part of the score", () => {
    const covered = new Set(Object.values(KINDS).map(({ part }) => part));
    expect([...covered].sort()).toEqual([...(matchWith({})?.parts ?? [])].map(({ name }) => name).sort());
  });
});

describe("the reasons of a match", () => {
  it("are sentences out of its evidence, and one about crossing fields only where they are crossed", () => {
    const crossing = "跨领域推荐：项目与需求填写的服务领域不同，但内容对得上";
    const there = matchWith({ demand: { fields: ["SAFETY"] } });
    const said = new Set(there?.parts.flatMap(({ evidence }) => evidence));
    expect(there?.reasons[0]).toBe(crossing);
    expect(there?.reasons.slice(1).every((reason) => said.has(reason))).toBe(true);
    expect(matchWith({ demand: { fields: ["ENVIRONMENT"] } })?.reasons).not.toContain(crossing);
    expect(matchWith({ demand: { fields: [] } })?.reasons).not.toContain(crossing);
  });
});
