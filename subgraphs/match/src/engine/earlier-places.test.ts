import { join } from "node:path";
import { loadJudgedSet } from "../../scripts/judged-set";
import { subjectOfDemand } from "../model/demand-subject";
import { matchDemand } from "./match-demand";

describe("earlierPlaces()", () => {
  const { index } = loadJudgedSet(join(__dirname, "../../../../infra/demo/yinzhou"));

  it("says where each project stood in the whole ranking before the change", () => {
    let compared = 0;
    for (const { value } of index.demands.slots.values()) {
      const subject = subjectOfDemand(value);
      const whole = [...matchDemand(index, subject, { limit: 10_000 }).matches].sort(
        (a, b) => b.score - a.score || (a.projectId < b.projectId ? -1 : 1),
      );
      const placeOf = new Map(whole.map(({ projectId }, at) => [projectId, at + 1]));
      const { matches } = matchDemand(index, subject, { limit: 10, asIf: { audiences: ["ELDERLY"], tried: [] } });
      for (const { projectId, previousRank } of matches) {
        expect({ projectId, previousRank }).toEqual({ projectId, previousRank: placeOf.get(projectId) ?? null });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
