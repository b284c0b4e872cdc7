import { join } from "node:path";
import { loadJudgedSet } from "../scripts/judged-set";
import { ndcgAt, recallAt } from "../scripts/ranking-measures";
import { matchDemand } from "../src/engine/match-demand";

const set = loadJudgedSet(join(__dirname, "../../../infra/demo/yinzhou"));
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
