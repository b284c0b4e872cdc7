import { PUBLIC_PRINCIPAL } from "@park-hub/identity";

import { PartFailures, type GraphSource, type OperationScope, type SourceAnswer, type SourceFetch } from "../operation";
import { PlanRunner } from "./plan-runner";

const scope: OperationScope = {
  principal: PUBLIC_PRINCIPAL,
  requestId: "request",
  signal: new AbortController().signal,
  heads: new Map(),
  failures: new PartFailures(),
};
const pairs = Array.from({ length: 60 }, (_, at) => ({
  demandId: `d${at}`,
  projectId: `p${at}`,
  idempotencyKey: `plan:x/d${at}`,
}));

function source(answer: (fetch: SourceFetch) => SourceAnswer): GraphSource & { readonly asked: SourceFetch[] } {
  const asked: SourceFetch[] = [];
  return {
    asked,
    fetch: (fetch) => {
      asked.push(fetch);
      return Promise.resolve(answer(fetch));
    },
  };
}

const approving = (plan: unknown, problems: readonly unknown[] = []): SourceAnswer => ({
  data: { approveMatchmaking: { plan, problems } },
  errors: [],
});
/** Opens every placement under the number of its input. */
const opening = ({ variables }: SourceFetch): SourceAnswer => ({
  data: Object.fromEntries(
    Object.keys(variables).map((key) => [key.replace("i", "p"), { placement: { id: key }, problems: [] }]),
  ),
  errors: [],
});

describe("PlanRunner", () => {
  it("opens the placements of all pairs, fifty a fetch, each with its key", async () => {
    const [match, placements] = [source(() => approving({ pairs })), source(opening)];
    const run = await new PlanRunner(() => ({ match, placements })).carryOut("plan", scope);
    expect(run.pairs.map(({ demandId }) => demandId)).toEqual(pairs.map(({ demandId }) => demandId));
    expect(run.pairs.every(({ placementId, problems }) => placementId !== null && problems.length === 0)).toBe(true);
    expect(placements.asked.map(({ variables }) => Object.keys(variables).length)).toEqual([50, 10]);
    expect(placements.asked[1]?.variables.i0).toMatchObject(pairs[50] ?? {});
  });

  it("opens nothing when the plan cannot be approved", async () => {
    const notFound = { field: ["planId"], code: "NOT_FOUND", message: "没有方案" };
    const [match, placements] = [source(() => approving(null, [notFound])), source(opening)];
    const run = await new PlanRunner(() => ({ match, placements })).carryOut("plan", scope);
    expect(run).toEqual({ pairs: [], problems: [notFound] });
    expect(placements.asked).toEqual([]);
  });

  it("says of each pair what kept it from being opened, and opens the others", async () => {
    const twin = { field: ["projectId"], code: "DUPLICATE", message: "已有对接单" };
    const error = { message: "may not open", path: ["p2"], extensions: { code: "FORBIDDEN" } };
    const placements = source(() => ({
      data: {
        p0: { placement: { id: "one" }, problems: [] },
        p1: { placement: null, problems: [twin] },
        p2: null,
        p3: null,
      },
      errors: [error],
    }));
    const match = source(() => approving({ pairs: pairs.slice(0, 4) }));
    const run = await new PlanRunner(() => ({ match, placements })).carryOut("plan", scope);
    expect(run.pairs.map(({ placementId, problems }) => [placementId, problems.map(({ code }) => code)])).toEqual([
      ["one", []],
      [null, ["DUPLICATE"]],
      [null, ["FORBIDDEN"]],
      [null, ["OTHER_SITE_UNAVAILABLE"]],
    ]);
  });

  it("fails as a whole when match is away or refuses, before any site is asked", async () => {
    for (const [code, expected] of [
      ["UNAVAILABLE", "UNAVAILABLE"],
      ["FORBIDDEN", "FORBIDDEN"],
    ] as const) {
      const match = source(() => ({
        data: { approveMatchmaking: null },
        errors: [{ message: "no", extensions: { code } }],
      }));
      const placements = source(opening);
      await expect(new PlanRunner(() => ({ match, placements })).carryOut("plan", scope)).rejects.toMatchObject({
        code: expected,
      });
      expect(placements.asked).toEqual([]);
    }
  });
});
