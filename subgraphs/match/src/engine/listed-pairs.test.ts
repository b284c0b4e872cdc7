import { join } from "node:path";
import { loadJudgedSet } from "../../scripts/judged-set";
import { subjectOfDemand } from "../model/demand-subject";
import { listedPairs } from "./listed-pairs";
import { ListedProjects } from "./listed-projects";
import { matchDemand } from "./match-demand";
import { NAMED_FROM } from "./score-weights";

describe("listedPairs()", () => {
  const { index } = loadJudgedSet(join(__dirname, "../../../../infra/demo/yinzhou"));
  const ids = [...index.projects.slots.values()].map(({ id }) => id);
  const listed = new ListedProjects(index);
  ids.forEach((id) => listed.add(id));

  it("scores and gates each pair as matchDemand() does", () => {
    let compared = 0;
    for (const { value } of index.demands.slots.values()) {
      const subject = subjectOfDemand(value);
      const { matches, refused } = matchDemand(index, subject, { limit: 1_000, refusedLimit: 1_000 });
      const pairs = listedPairs(index, subject, listed);
      const good = matches.filter(({ score }) => score >= NAMED_FROM);
      const scores = new Map(pairs.fitting.map(({ projectId, score }) => [projectId, score]));
      for (const { projectId, score } of good) expect(scores.get(projectId)).toBeCloseTo(score, 9);
      const gates = new Map(pairs.refused.map(({ projectId, gate }) => [projectId, gate]));
      for (const { projectId, gate } of refused) expect(gates.get(projectId)).toBe(gate);
      compared += good.length;
    }
    expect(compared).toBeGreaterThan(100);
  });

  it("leaves out what the index does not know", () => {
    const some = new ListedProjects(index);
    ["nobody:1", ids[0] ?? ""].forEach((id) => some.add(id));
    expect(some.entries.map(({ id }) => id)).toEqual([ids[0]]);
  });
});
