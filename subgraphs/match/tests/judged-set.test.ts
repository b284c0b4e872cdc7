import { join } from "node:path";
import { loadJudgedSet } from "../scripts/judged-set";
import { ndcgAt, recallAt } from "../scripts/ranking-measures";
import { matchDemand } from "../src/engine/match-demand";
import type { DemandSubject } from "../src/model/demand-subject";

const FOLDER = join(__dirname, "../../../infra/demo/yinzhou");
const set = loadJudgedSet(FOLDER);
const lists = new Map(
  set.demands.map((subject) => [subject.id, matchDemand(set.index, subject, { limit: 1000 }).matches]),
);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("matching on the demo bundle's judgments", () => {
  it("never matches a pair that was judged ineligible", () => {
    const matched = set.ineligible.filter(({ demand, project }) =>
      lists.get(demand)?.some(({ projectId }) => projectId === project),
    );
    expect(set.ineligible.length).toBeGreaterThan(40);
    expect(matched).toEqual([]);
  });

  it("ranks far better than words alone, which reach about 0.7", () => {
    const rows = [...set.grades].map(([demand, grades]) => {
      const ranked = lists.get(demand)?.map(({ projectId }) => projectId) ?? [];
      return { ndcg: ndcgAt(10, ranked, grades), recall: recallAt(10, ranked, grades) };
    });
    expect(mean(rows.map(({ ndcg }) => ndcg))).toBeGreaterThan(0.85);
    expect(mean(rows.map(({ recall }) => recall))).toBeGreaterThan(0.75);
  });

  it("loses little when every demand's tags are left out", () => {
    const quality = (change: Partial<DemandSubject>): number =>
      mean(
        set.demands.map((subject) => {
          const { matches } = matchDemand(set.index, { ...subject, ...change }, { limit: 10 });
          const ranked = matches.map(({ projectId }) => projectId);
          return ndcgAt(10, ranked, set.grades.get(subject.id) ?? new Map<string, number>());
        }),
      );
    expect(quality({}) - quality({ fields: [], audiences: [] })).toBeLessThan(0.03);
    expect(quality({}) - quality({ fields: ["PUBLIC_VENTURE"], audiences: [] })).toBeLessThan(0.06);
  });

  it("says NONE to what is no matter of community work, and never to a demand that has a fitting project", () => {
    const nowhere = { budgetMax: null, neededFrom: null, neededBy: null, tried: [], fields: [], audiences: [] };
    const verdictOf = (text: string) =>
      matchDemand(set.index, {
        id: "d",
        areaCode: "330212011",
        community: null,
        title: text,
        description: text,
        ...nowhere,
      }).verdict;
    for (const text of ["啊啊啊啊啊啊", "asdf qwer zxcv", "量子计算机的纠错码", "比特币行情分析", "小行星轨道计算"]) {
      expect([text, verdictOf(text)]).toEqual([text, "NONE"]);
    }
    const verdicts = set.demands.map((subject) => matchDemand(set.index, subject, { limit: 1 }).verdict);
    expect(verdicts).not.toContain("NONE");
  });

  it("says GOOD far less often once the fitting projects are gone", () => {
    const emptied = loadJudgedSet(FOLDER);
    const stillGood = set.demands.filter((subject) => {
      const fitting = [...(set.grades.get(subject.id) ?? [])].filter(([, grade]) => grade >= 2).map(([id]) => id);
      const held = fitting.flatMap((id) => emptied.index.project(id) ?? []);
      fitting.forEach((id) => emptied.index.remove(id));
      const { verdict } = matchDemand(emptied.index, subject, { limit: 1 });
      held.forEach(({ value, meta }) => emptied.index.upsertProject(value, meta));
      return verdict === "GOOD";
    });
    expect(stillGood.length).toBeLessThan(set.demands.length / 3);
  });

  it("quotes only what stands in the two texts", () => {
    const quotes = (sentence: string): string[] => [...sentence.matchAll(/“([^”]*)”/g)].map(([, word]) => word ?? "");
    for (const subject of set.demands) {
      for (const { projectId, parts } of lists.get(subject.id)?.slice(0, 10) ?? []) {
        const project = set.index.project(projectId)?.value;
        const texts = [subject.title, subject.description, project?.title, project?.summary, ...subject.tried].join(
          "\n",
        );
        const said = parts.filter(({ name }) => name !== "TRIED").flatMap(({ evidence }) => evidence.flatMap(quotes));
        expect(said.filter((word) => !texts.includes(word))).toEqual([]);
      }
    }
  });
});
