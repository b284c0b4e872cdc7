import { newObjectId } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import {
  aDemand,
  anOrganization,
  aPlacement,
  aProject,
  demandChange,
  organizationChange,
  placementChange,
  projectChange,
} from "./sample-objects";
import { STEWARD, TestHub } from "./test-hub";

const OFFICER: Principal = { subject: "officer", roles: ["DEPARTMENT_OFFICER"], site: "baihe" };
const WORKER: Principal = { subject: "worker", roles: ["STATION_WORKER"], site: "baihe" };
const UNKNOWN_PROJECT = newObjectId("park");

interface Plan {
  readonly id: string;
  readonly state: string;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  readonly totalScore: number;
  readonly pairs: readonly {
    readonly demandId: string;
    readonly projectId: string;
    readonly score: number;
    readonly reasons: readonly string[];
    readonly idempotencyKey: string;
    readonly placementId: string | null;
    readonly demand: { readonly id: string } | null;
  }[];
  readonly unmatched: readonly { readonly demandId: string; readonly reason: string; readonly gate: string | null }[];
  readonly idleProjects: readonly { readonly projectId: string; readonly reason: string; readonly capacity: number }[];
  readonly blockingPairs: readonly { readonly demandId: string; readonly projectId: string }[];
}

const PLAN = `id state madeBy approvedBy totalScore
  pairs { demandId projectId score reasons idempotencyKey placementId demand { id } }
  unmatched { demandId reason gate detail } idleProjects { projectId reason capacity detail }
  blockingPairs { demandId projectId detail }`;
const MAKE = `query ($input: MatchmakingInput!) { planMatchmaking(input: $input) { ${PLAN} } }`;
const READ = `query ($id: ID!) { matchmakingPlan(id: $id) { ${PLAN} } }`;
const APPROVE = `mutation ($id: ID!) { approveMatchmaking(input: { planId: $id }) { plan { ${PLAN} } problems { code message } } }`;

describeOnEachDatabase("matchmaking", (database) => {
  let hub: TestHub;
  const organization = anOrganization();
  const clutter = aDemand("baihe");
  const second = aDemand("baihe", { title: "楼道旧物没人要", community: "鹤鸣社区" });
  const poor = aDemand("baihe", { title: "楼道堆物,没有经费", budgetMax: 1 });
  const closed = aDemand("baihe", { state: "CLOSED" });
  const museum = aProject("park", { organizationId: organization.id, placesLeft: 1 });
  const market = aProject("park", {
    organizationId: organization.id,
    title: "旧物换新集市",
    summary: "楼道堆着的旧物拿出来交换",
    fields: ["ENVIRONMENT"],
    audiences: ["ALL_RESIDENTS"],
  });
  const full = aProject("park", {
    title: "老物件讲述会",
    summary: "请老人讲旧物的故事",
    placesLeft: 0,
    stage: "FULL",
  });

  beforeAll(async () => {
    hub = await TestHub.start(database);
    const [park, baihe] = [await hub.site(database, "park"), await hub.site(database, "baihe")];
    const { url } = await hub.host(park, baihe);
    hub.register({ code: "park", url }, { code: "baihe", url });
    await hub.startMatch();
    await hub.settle({
      park: await park.publish(
        organizationChange(organization),
        projectChange(museum),
        projectChange(market),
        projectChange(full),
      ),
      baihe: await baihe.publish(...[clutter, second, poor, closed].map((demand) => demandChange(demand))),
    });
    place = async (demandId, projectId) => {
      const placement = aPlacement("baihe", { demandId, projectId, organizationId: organization.id });
      await hub.settle({ baihe: await baihe.publish(placementChange(placement)) });
      return placement.id;
    };
  });

  afterAll(() => hub.cleanup.dispose());

  let place: (demandId: string, projectId: string) => Promise<string>;
  const everything = {
    demandIds: [clutter, second, poor, closed].map(({ id }) => id),
    projects: [
      { projectId: museum.id, capacity: 5 },
      { projectId: market.id, capacity: 1 },
      { projectId: full.id },
      { projectId: UNKNOWN_PROJECT },
    ],
  };
  const make = async (changes: object = {}, principal: Principal = STEWARD): Promise<Plan> => {
    const { planMatchmaking } = await hub.data<{ planMatchmaking: Plan }>(MAKE, {
      variables: { input: { ...everything, ...changes } },
      principal,
    });
    return planMatchmaking;
  };

  it("pairs what it can within the places that are left, each pair with its reasons", async () => {
    const plan = await make();
    expect(plan.pairs.map(({ demandId }) => demandId)).toEqual([clutter.id, second.id]);
    expect(new Set(plan.pairs.map(({ projectId }) => projectId))).toEqual(new Set([museum.id, market.id]));
    for (const { demandId, reasons, idempotencyKey, demand, placementId } of plan.pairs) {
      expect(reasons.length).toBeGreaterThan(0);
      expect(idempotencyKey).toBe(`plan:${plan.id}/${demandId}`);
      expect(demand).toEqual({ id: demandId });
      expect(placementId).toBeNull();
    }
    expect(plan.totalScore).toBeCloseTo(
      plan.pairs.reduce((sum, { score }) => sum + score, 0),
      4,
    );
  });

  it("names what is left over, with the gate or the reason", async () => {
    const { unmatched, idleProjects } = await make();
    expect(unmatched.map(({ demandId, reason, gate }) => [demandId, reason, gate])).toEqual([
      [poor.id, "GATE", "BUDGET"],
      [closed.id, "WRONG_STATE", null],
    ]);
    expect(idleProjects.map(({ projectId, reason }) => [projectId, reason])).toEqual([
      [full.id, "GATE"],
      [UNKNOWN_PROJECT, "UNKNOWN"],
    ]);
  });

  it("keeps excluded pairs apart and the bound of an organisation", async () => {
    const excluded = [clutter, second].map(({ id }) => ({ demandId: id, projectId: market.id }));
    const without = await make({ excluded });
    expect(without.pairs.map(({ projectId }) => projectId)).toEqual([museum.id]);
    expect(without.unmatched.map(({ reason }) => reason)).toContain("PLACES_TAKEN");
    const bounded = await make({ atMostPerOrganization: 1 });
    expect(bounded.pairs).toHaveLength(1);
    expect(bounded.unmatched.map(({ reason }) => reason)).toContain("ORGANIZATION_LIMIT");
  });

  it("follows rankings in a stable plan, and names blocking pairs of the other one", async () => {
    const demandRankings = [
      { demandId: clutter.id, projectIds: [market.id, museum.id] },
      { demandId: second.id, projectIds: [museum.id, market.id] },
    ];
    const projectRankings = [
      { projectId: market.id, demandIds: [clutter.id, second.id] },
      { projectId: museum.id, demandIds: [second.id, clutter.id] },
    ];
    const stable = await make({ method: "STABLE", demandRankings, projectRankings });
    expect(stable.pairs.map(({ demandId, projectId }) => [demandId, projectId])).toEqual([
      [clutter.id, market.id],
      [second.id, museum.id],
    ]);
    expect(stable.blockingPairs).toEqual([]);
    const forced = await make({
      demandRankings,
      projectRankings,
      excluded: [{ demandId: clutter.id, projectId: market.id }],
    });
    expect(forced.pairs.map(({ demandId, projectId }) => [demandId, projectId])).toEqual([
      [clutter.id, museum.id],
      [second.id, market.id],
    ]);
    expect(forced.blockingPairs).toMatchObject([{ demandId: second.id, projectId: museum.id }]);
  });

  it("keeps a plan under its id, also when match starts anew, for its maker and stewards", async () => {
    const plan = await make({}, OFFICER);
    await hub.match.close();
    await hub.startMatch();
    await hub.untilReady();
    for (const principal of [OFFICER, STEWARD]) {
      const { matchmakingPlan } = await hub.data<{ matchmakingPlan: Plan }>(READ, {
        variables: { id: plan.id },
        principal,
      });
      expect(matchmakingPlan).toEqual(plan);
    }
    const other: Principal = { ...OFFICER, subject: "another officer" };
    const hidden = await hub.data<{ matchmakingPlan: Plan | null }>(READ, {
      variables: { id: plan.id },
      principal: other,
    });
    expect(hidden.matchmakingPlan).toBeNull();
  });

  it("is approved once, by a person, and shows the placements that were opened", async () => {
    const plan = await make({}, OFFICER);
    const approve = async (principal: Principal) =>
      (
        await hub.data<{ approveMatchmaking: { plan: Plan; problems: readonly { code: string }[] } }>(APPROVE, {
          variables: { id: plan.id },
          principal,
        })
      ).approveMatchmaking;
    expect(await approve(OFFICER)).toMatchObject({ plan: { state: "APPROVED", approvedBy: "officer" }, problems: [] });
    expect(await approve(STEWARD)).toMatchObject({ plan: { state: "APPROVED", approvedBy: "officer" }, problems: [] });
    const [pair] = plan.pairs;
    const placementId = await place(pair?.demandId ?? "", pair?.projectId ?? "");
    expect((await approve(OFFICER)).plan.pairs[0]).toMatchObject({ placementId });
  });

  it("has nothing to approve in a plan that does not exist, or without a pair", async () => {
    const empty = await make({ demandIds: [poor.id] });
    for (const [id, code] of [
      [newObjectId("match"), "NOT_FOUND"],
      [empty.id, "WRONG_STATE"],
    ]) {
      const { approveMatchmaking } = await hub.data<{ approveMatchmaking: { problems: readonly { code: string }[] } }>(
        APPROVE,
        { variables: { id }, principal: STEWARD },
      );
      expect(approveMatchmaking.problems.map((problem) => problem.code)).toEqual([code]);
    }
  });

  it("refuses whoever may not plan, and inputs that break a rule", async () => {
    const codeOf = async (input: object, principal?: Principal): Promise<string | undefined> =>
      (await hub.ask(MAKE, { variables: { input }, ...(principal === undefined ? {} : { principal }) })).errors?.[0]
        ?.extensions.code;
    expect(await codeOf(everything)).toBe("UNAUTHENTICATED");
    expect(await codeOf(everything, WORKER)).toBe("FORBIDDEN");
    for (const changes of [
      { demandIds: [] },
      { demandIds: [clutter.id, clutter.id] },
      { demandIds: ["nonsense"] },
      { projects: [{ projectId: museum.id, capacity: -1 }] },
      { atMostPerOrganization: 0 },
      { method: "STABLE" },
      { demandRankings: [{ demandId: newObjectId("baihe"), projectIds: [] }] },
    ]) {
      expect(await codeOf({ ...everything, ...changes }, STEWARD)).toBe("BAD_REQUEST");
    }
  });
});
