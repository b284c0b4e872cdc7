import { describeOnEachDatabase } from "@park-hub/testkit";
import type { Coverage } from "./questions";
import {
  aDemand,
  aPlacement,
  aProject,
  aResource,
  demandChange,
  placementChange,
  projectChange,
  resourceChange,
} from "./sample-objects";
import { STEWARD, TestHub } from "./test-hub";

interface Answer {
  readonly supplyAndDemand: {
    readonly totals: Readonly<Record<string, number>>;
    readonly rows: readonly {
      readonly keys: readonly { readonly value: string; readonly label: string }[];
      readonly demands: number;
      readonly unmetDemands: number;
      readonly projects: number;
      readonly placesLeft: number;
      readonly gapIndex: number;
    }[];
    readonly unmetDemands: readonly { readonly demandId: string }[];
    readonly idleProjects: readonly { readonly projectId: string; readonly placesLeft: number }[];
    readonly unservedCommunities: readonly { readonly community: string; readonly openDemands: number }[];
    readonly coverage: Coverage;
  };
}

const ASK = `query ($by: [GapDimension!]!, $within: String) {
  supplyAndDemand(by: $by, within: $within) {
    totals { demands openDemands unmetDemands projects placesLeft idleProjects unservedCommunities resources activePlacements }
    rows { keys { value label } demands unmetDemands projects placesLeft gapIndex }
    unmetDemands { demandId } idleProjects { projectId placesLeft } unservedCommunities { areaName community openDemands }
    coverage { asked answered missing { siteCode reason } }
  }
}`;
const REBALANCE = `query ($within: String) { rebalance(within: $within) {
  moves { projectId toAreaCode toAreaName demandIds reasons }
  plan { id state pairs { demandId projectId } } coverage { asked }
} }`;

describeOnEachDatabase("supply and demand", (database) => {
  let hub: TestHub;
  const unmet = aDemand("baihe", { community: "鹤鸣社区" });
  const served = aDemand("baihe", { community: "和丰社区", state: "MATCHING" });
  const again = aDemand("baihe", { community: "和丰社区", title: "楼道旧物又来了", neededFrom: null, neededBy: null });
  const busy = aProject("park", { placesLeft: 2 });
  const idle = aProject("park", { serviceAreaCodes: ["330212011"], placesLeft: 3, availableTo: null });
  const draft = aDemand("baihe", { state: "DRAFT" });

  beforeAll(async () => {
    hub = await TestHub.start(database);
    const [park, baihe] = [await hub.site(database, "park"), await hub.site(database, "baihe")];
    const { url } = await hub.host(park, baihe);
    hub.register({ code: "park", url }, { code: "baihe", url }, { code: "minglou" });
    await hub.startMatch();
    await hub.settle({
      park: await park.publish(projectChange(busy), projectChange(idle)),
      baihe: await baihe.publish(
        ...[unmet, served, again].map((demand) => demandChange(demand)),
        demandChange(draft, { visibility: { public: false, sites: ["baihe"], organizations: [] } }),
        resourceChange(aResource("baihe")),
        placementChange(aPlacement("baihe", { demandId: served.id, projectId: busy.id })),
      ),
    });
  });

  afterAll(() => hub.cleanup.dispose());

  const ask = async (by: readonly string[], within: string | null = null): Promise<Answer["supplyAndDemand"]> =>
    (await hub.data<Answer>(ASK, { variables: { by, within } })).supplyAndDemand;

  it("counts the three lists and names who waits, who is idle and which community got nothing", async () => {
    const { totals, unmetDemands, idleProjects, unservedCommunities, coverage } = await ask([]);
    expect(totals).toEqual({
      demands: 3,
      openDemands: 3,
      unmetDemands: 2,
      projects: 2,
      placesLeft: 5,
      idleProjects: 1,
      unservedCommunities: 1,
      resources: 1,
      activePlacements: 1,
    });
    expect(unmetDemands.map(({ demandId }) => demandId)).toEqual([unmet.id, again.id].sort());
    expect(idleProjects).toEqual([{ projectId: idle.id, placesLeft: 3 }]);
    expect(unservedCommunities).toMatchObject([{ areaName: "白鹤街道", community: "鹤鸣社区", openDemands: 1 }]);
    expect(coverage).toMatchObject({ asked: 3, answered: 2, missing: [{ siteCode: "minglou" }] });
  });

  it("crosses township and field, and spreads a project over the townships that it serves", async () => {
    const { rows } = await ask(["TOWNSHIP", "FIELD"]);
    expect(rows).toEqual([
      {
        keys: [
          { value: "330212011", label: "白鹤街道" },
          { value: "ELDERLY_CARE", label: "养老服务" },
        ],
        demands: 3,
        unmetDemands: 2,
        projects: 2,
        placesLeft: 5,
        // Two unmet demands against 2 places over two townships and 3 of its own: (2 − 4) / (2 + 4)
        gapIndex: -1 / 3,
      },
      {
        keys: [
          { value: "330212010", label: "明楼街道" },
          { value: "ELDERLY_CARE", label: "养老服务" },
        ],
        demands: 0,
        unmetDemands: 0,
        projects: 1,
        placesLeft: 2,
        gapIndex: -1,
      },
    ]);
  });

  it("counts a demand in each month of its window, and nothing outside the division", async () => {
    const months = (await ask(["MONTH"])).rows.map(({ keys }) => keys[0]?.value).sort();
    expect(months).toEqual(["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]);
    expect((await ask(["AUDIENCE"], "330203")).totals).toMatchObject({ demands: 0, projects: 0 });
  });

  it("refuses three dimensions, one given twice, and no division code", async () => {
    for (const variables of [
      { by: ["FIELD", "AUDIENCE", "MONTH"] },
      { by: ["FIELD", "FIELD"] },
      { by: [], within: "白鹤" },
    ]) {
      const { errors } = await hub.ask(ASK, { variables });
      expect(errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
    }
  });

  it("proposes an idle project for the township that waits, as a plan that nobody has approved", async () => {
    const { rebalance } = await hub.data<{
      rebalance: {
        moves: readonly { projectId: string; toAreaName: string; demandIds: string[]; reasons: string[] }[];
        plan: { state: string; pairs: readonly unknown[] };
      };
    }>(REBALANCE, { variables: {}, principal: STEWARD });
    expect(rebalance.moves).toMatchObject([{ projectId: idle.id, toAreaName: "白鹤街道" }]);
    expect(rebalance.moves[0]?.demandIds.toSorted()).toEqual([unmet.id, again.id].sort());
    expect(rebalance.moves[0]?.reasons.join()).toContain("2条需求无人承接");
    expect(rebalance.plan).toMatchObject({ state: "PROPOSED" });
    expect(rebalance.plan.pairs).toHaveLength(2);
  });

  it("proposes nothing where nothing waits, and only to those who may plan", async () => {
    const { rebalance } = await hub.data<{ rebalance: { moves: readonly unknown[]; plan: unknown } }>(REBALANCE, {
      variables: { within: "330203" },
      principal: STEWARD,
    });
    expect(rebalance).toMatchObject({ moves: [], plan: null });
    const { errors } = await hub.ask(REBALANCE);
    expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});
