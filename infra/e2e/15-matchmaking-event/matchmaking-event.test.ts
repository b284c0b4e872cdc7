/* Story 15: batch matchmaking (公益资源相亲会). Thirty demands, twenty projects with capacities, one plan, one approval. */
import type { TokenFor } from "@park-hub/dev";
import { startTestHub, type TestHub } from "../src/test-hub";

interface Pair {
  readonly demandId: string;
  readonly demandTitle: string;
  readonly projectId: string;
  readonly organizationId: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly idempotencyKey: string;
  readonly placementId: string | null;
  readonly placement: { readonly id: string; readonly state: string } | null;
}
interface Plan {
  readonly id: string;
  readonly state: string;
  readonly approvedBy: string | null;
  readonly pairs: readonly Pair[];
  readonly unmatched: readonly {
    readonly demandId: string;
    readonly title: string;
    readonly reason: string;
    readonly gate: string | null;
    readonly detail: string;
  }[];
  readonly idleProjects: readonly { readonly projectId: string; readonly reason: string; readonly detail: string }[];
}
interface Opened {
  readonly placement: { readonly id: string; readonly state: string; readonly projectId: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}
interface CarriedOut {
  readonly placements: readonly {
    readonly demandId: string;
    readonly projectId: string;
    readonly placementId: string | null;
    readonly placement: { readonly id: string; readonly state: string } | null;
    readonly problems: readonly unknown[];
  }[];
  readonly problems: readonly { readonly code: string }[];
}
type Carried = Readonly<Record<string, Opened>> & {
  readonly approveMatchmaking: { readonly plan: Plan | null; readonly problems: readonly unknown[] };
};

const STEWARD = { role: "PARK_STEWARD" } as const;
const CAPACITY = 2;
const AT_MOST = 3;
const PLAN = `id state approvedBy
  pairs { demandId demandTitle projectId organizationId score reasons idempotencyKey placementId placement { id state } }
  unmatched { demandId title reason gate detail } idleProjects { projectId reason detail }`;
const MAKE = `query Make($input: MatchmakingInput!) { planMatchmaking(input: $input) { ${PLAN} } }`;
const READ = `query Read($id: ID!) { matchmakingPlan(id: $id) { ${PLAN} } }`;

const CARRY_OUT = `mutation Run($id: ID!) { carryOutMatchmaking(input: { planId: $id }) {
  placements { demandId projectId placementId placement { id state } problems { code message } } problems { code message }
} }`;

const numbered = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${letter}-${String(from + at).padStart(3, "0")}`);

describe("story 15: batch matchmaking", () => {
  let hub: TestHub;
  let demandIds: string[];
  let projectIds: string[];
  let plan: Plan;

  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
    const idsOf = (refs: readonly string[]): string[] => refs.flatMap((ref) => hub.refs.get(ref) ?? []);
    demandIds = idsOf(numbered("d", 1, 30));
    projectIds = idsOf(numbered("p", 1, 20));
    const projects = projectIds.map((projectId) => ({ projectId, capacity: CAPACITY }));
    const { data, errors } = await hub.ask<{ planMatchmaking: Plan }>(
      MAKE,
      { input: { title: "公益资源相亲会", demandIds, projects, atMostPerOrganization: AT_MOST } },
      STEWARD,
    );
    expect(errors).toEqual([]);
    plan = data.planMatchmaking;
  });
  afterAll(async () => hub?.stop());

  /** Approves the plan and opens its placements in one operation, as the approver. */
  async function carryOut(): Promise<Carried> {
    const inputs = plan.pairs.map(({ demandId, projectId, idempotencyKey }) => ({
      demandId,
      projectId,
      idempotencyKey,
      note: `对接会方案 ${plan.id}`,
    }));
    const { data, errors } = await hub.ask<Carried>(
      `mutation CarryOut($id: ID!, ${inputs.map((_, at) => `$p${at}: OpenPlacementInput!`).join(", ")}) {
        approveMatchmaking(input: { planId: $id }) { plan { ${PLAN} } problems { code } }
        ${inputs.map((_, at) => `p${at}: openPlacement(input: $p${at}) { placement { id state projectId } problems { code message } }`).join("\n")}
      }`,
      { id: plan.id, ...Object.fromEntries(inputs.map((input, at) => [`p${at}`, input])) },
      STEWARD,
    );
    expect(errors).toEqual([]);
    return data;
  }

  it("pairs each demand at most once, each pair with its reasons", () => {
    expect(demandIds).toHaveLength(30);
    expect(projectIds).toHaveLength(20);
    expect(plan.state).toBe("PROPOSED");
    expect(plan.pairs.length).toBeGreaterThan(10);
    expect(new Set(plan.pairs.map(({ demandId }) => demandId)).size).toBe(plan.pairs.length);
    for (const { score, reasons } of plan.pairs) {
      expect(score).toBeGreaterThan(0);
      expect(reasons.length).toBeGreaterThan(0);
    }
  });

  it("exceeds neither a capacity nor the bound of an organisation", () => {
    const most = (keyOf: (pair: Pair) => string): number => {
      const counts = new Map<string, number>();
      for (const pair of plan.pairs) counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(most(({ projectId }) => projectId)).toBeLessThanOrEqual(CAPACITY);
    expect(most(({ organizationId }) => organizationId)).toBeLessThanOrEqual(AT_MOST);
  });

  it("names every demand that is left over, with the reason, and every idle project", () => {
    const named = [...plan.pairs, ...plan.unmatched].map(({ demandId }) => demandId);
    expect(named.toSorted()).toEqual(demandIds.toSorted());
    for (const { reason, gate, detail, title } of plan.unmatched) {
      expect(gate === null).toBe(reason !== "GATE");
      expect(detail).toMatch(/\p{Script=Han}/u);
      expect(title).not.toBe("");
    }
    const used = new Set(plan.pairs.map(({ projectId }) => projectId));
    expect(plan.idleProjects.map(({ projectId }) => projectId).toSorted()).toEqual(
      projectIds.filter((id) => !used.has(id)).toSorted(),
    );
  });

  it("opens nothing before a person approves, then every placement once, in one operation", async () => {
    expect(plan.pairs.every(({ placementId }) => placementId === null)).toBe(true);
    const first = await carryOut();
    expect(first.approveMatchmaking).toMatchObject({ plan: { state: "APPROVED" }, problems: [] });
    const opened = plan.pairs.map(({ projectId }, at) => {
      expect(first[`p${at}`]).toMatchObject({ placement: { state: "PROPOSED", projectId }, problems: [] });
      return first[`p${at}`]?.placement?.id;
    });
    const second = await carryOut();
    expect(plan.pairs.map((_, at) => second[`p${at}`]?.placement?.id)).toEqual(opened);

    await hub.settle();
    const { data } = await hub.ask<{ matchmakingPlan: Plan }>(READ, { id: plan.id }, STEWARD);
    expect(data.matchmakingPlan.pairs.map(({ placement }) => placement?.id)).toEqual(opened);
  });

  it("is carried out by one mutation too: approval and placements, each once, and what went wrong pair by pair", async () => {
    const fresh = demandIds.slice(0, 6);
    const projects = [...hub.refs]
      .filter(([ref]) => /^p-0(2[1-9]|3\d)$/.test(ref))
      .map(([, projectId]) => ({ projectId }));
    const made = await hub.ask<{ planMatchmaking: Plan }>(MAKE, { input: { demandIds: fresh, projects } }, STEWARD);
    const { id, pairs } = made.data.planMatchmaking;
    expect(pairs.length).toBeGreaterThan(0);
    const run = async (as: TokenFor) => hub.ask<{ carryOutMatchmaking: CarriedOut }>(CARRY_OUT, { id }, as);

    const first = await run(STEWARD);
    expect(first.errors).toEqual([]);
    const { placements, problems } = first.data.carryOutMatchmaking;
    expect(problems).toEqual([]);
    expect(placements.map(({ demandId, projectId }) => [demandId, projectId])).toEqual(
      pairs.map(({ demandId, projectId }) => [demandId, projectId]),
    );
    for (const { placementId, placement, problems: own } of placements) {
      expect(own).toEqual([]);
      expect(placement).toEqual({ id: placementId, state: "PROPOSED" });
    }
    const again = await run(STEWARD);
    expect(again.data.carryOutMatchmaking.placements.map(({ placementId }) => placementId)).toEqual(
      placements.map(({ placementId }) => placementId),
    );
    const { data } = await hub.ask<{ matchmakingPlan: Plan }>(READ, { id }, STEWARD);
    expect(data.matchmakingPlan.state).toBe("APPROVED");

    const officer = await run({ role: "DEPARTMENT_OFFICER", site: "justice" });
    expect(officer.data.carryOutMatchmaking).toMatchObject({ placements: [], problems: [{ code: "NOT_FOUND" }] });
    const worker = await run({ role: "STATION_WORKER", site: "baihe" });
    expect(worker.errors[0]?.extensions?.code).toBe("FORBIDDEN");
  });

  it("is for stewards and officers", async () => {
    const input = { demandIds: demandIds.slice(0, 1), projects: [{ projectId: projectIds[0] }] };
    for (const [as, code] of [
      [undefined, "UNAUTHENTICATED"],
      [{ role: "STATION_WORKER", site: "baihe" } as const, "FORBIDDEN"],
    ] as const) {
      const { errors } = await hub.ask(MAKE, { input }, as);
      expect(errors[0]?.extensions?.code).toBe(code);
    }
  });
});
