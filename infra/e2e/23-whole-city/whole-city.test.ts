/*
 * Story 23: three lists of the whole city. An analyst asks for counts and gaps, with their coverage; story 24 after it:
 * moves are proposed with reasons, and nothing happens before a person approves.
 */
import { startTestHub, type TestHub } from "../src/test-hub";

interface City {
  readonly supplyAndDemand: {
    readonly totals: Readonly<Record<string, number>>;
    readonly rows: readonly {
      readonly keys: readonly { readonly dimension: string; readonly value: string; readonly label: string }[];
      readonly demands: number;
      readonly unmetDemands: number;
      readonly placesLeft: number;
      readonly gapIndex: number;
    }[];
    readonly unmetDemands: readonly { readonly demandId: string; readonly demand: { readonly title: string } | null }[];
    readonly idleProjects: readonly { readonly projectId: string; readonly title: string }[];
    readonly unservedCommunities: readonly { readonly community: string; readonly areaName: string }[];
    readonly coverage: {
      readonly asked: number;
      readonly answered: number;
      readonly stale: readonly unknown[];
      readonly missing: readonly unknown[];
    };
  };
}
interface Moves {
  readonly rebalance: {
    readonly moves: readonly {
      readonly projectId: string;
      readonly toAreaCode: string;
      readonly demandIds: readonly string[];
      readonly reasons: readonly string[];
    }[];
    readonly plan: { readonly id: string; readonly state: string; readonly pairs: readonly unknown[] } | null;
  };
}

const ANALYST = { role: "ANALYST" } as const;
const STEWARD = { role: "PARK_STEWARD" } as const;
const CITY = `query City($by: [GapDimension!]!, $within: String) {
  supplyAndDemand(by: $by, within: $within) {
    totals { demands openDemands unmetDemands projects placesLeft idleProjects unservedCommunities resources activePlacements }
    rows { keys { dimension value label } demands unmetDemands placesLeft gapIndex }
    unmetDemands { demandId demand { title } } idleProjects { projectId title } unservedCommunities { community areaName }
    coverage { asked answered stale { siteCode } missing { siteCode } }
  }
}`;
const REBALANCE = `query Rebalance($within: String) { rebalance(within: $within) {
  moves { projectId toAreaCode demandIds reasons } plan { id state pairs { demandId } }
} }`;

describe("stories 23 and 24: the whole city", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
  });
  afterAll(async () => hub?.stop());

  const ask = async (by: readonly string[], within: string | null = null): Promise<City["supplyAndDemand"]> => {
    const { data, errors } = await hub.ask<City>(CITY, { by, within }, ANALYST);
    expect(errors).toEqual([]);
    return data.supplyAndDemand;
  };

  it("counts the three lists as they were imported, and says what the counts cover", async () => {
    const { totals, coverage, unmetDemands, idleProjects, unservedCommunities } = await ask([]);
    expect(totals).toMatchObject({ demands: 36, projects: 120, resources: 42, unmetDemands: 36, activePlacements: 0 });
    expect(coverage).toEqual({ asked: 30, answered: 30, stale: [], missing: [] });
    expect(unmetDemands).toHaveLength(36);
    expect(unmetDemands[0]?.demand?.title).toMatch(/\p{Script=Han}/u);
    expect(idleProjects).toHaveLength(totals.idleProjects ?? 0);
    expect(unservedCommunities).toHaveLength(totals.unservedCommunities ?? 0);
    expect(unservedCommunities.length).toBeGreaterThan(0);
  });

  it("breaks gaps down by field and township, the widest first", async () => {
    const { rows } = await ask(["FIELD", "TOWNSHIP"], "330212");
    expect(rows.length).toBeGreaterThan(25);
    const indexes = rows.map(({ gapIndex }) => gapIndex);
    expect(indexes).toEqual(indexes.toSorted((a, b) => b - a));
    for (const { keys, gapIndex } of rows) {
      expect(keys.map(({ dimension }) => dimension)).toEqual(["FIELD", "TOWNSHIP"]);
      expect(Math.abs(gapIndex)).toBeLessThanOrEqual(1);
    }
    const baihe = rows.filter(({ keys }) => keys[1]?.value === "330212011");
    expect(baihe.some(({ keys }) => keys[1]?.label.includes("白鹤"))).toBe(true);
    expect(baihe.reduce((sum, { demands }) => sum + demands, 0)).toBeGreaterThan(0);
  });

  it("proposes moves with reasons; nothing is approved or opened by that", async () => {
    const { data, errors } = await hub.ask<Moves>(REBALANCE, { within: "330212011" }, STEWARD);
    expect(errors).toEqual([]);
    const { moves, plan } = data.rebalance;
    expect(moves.length).toBeGreaterThan(0);
    for (const { toAreaCode, demandIds, reasons } of moves) {
      expect(toAreaCode).toBe("330212011");
      expect(demandIds.length).toBeGreaterThan(0);
      expect(reasons.join()).toContain("无人承接");
    }
    expect(plan?.state).toBe("PROPOSED");
    await hub.settle();
    expect((await ask([])).totals.activePlacements).toBe(0);
  });
});
