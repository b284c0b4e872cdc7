/* Placements of one site's demands with projects of the same and of another site. */
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { Principal } from "@park-hub/identity";
import { siteServices, type Placement, type SiteHost, type SiteRuntime } from "../src/index";
import { SiteLoaders } from "../src/loaders/site-loaders";
import { memberOf, NOBODY, startTestHub, STEWARD, workerAt, type TestHub } from "./host-fixture";
import {
  advance,
  agree,
  land,
  made,
  open,
  ORGANIZATION,
  OTHER_ORGANIZATION,
  post,
  problemsOf,
  publish,
} from "./site-objects";

describeOnEachDatabase("placements", (database) => {
  let hub: TestHub;
  let owner: SiteHost;
  let here: SiteRuntime;
  let there: SiteRuntime;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["minglou"]);
    owner = await hub.startHost(["baihe"]);
    here = hub.site("minglou");
    there = hub.site("baihe");
  });
  afterAll(() => hub.dispose());

  const placements = () => siteServices(here).placements;
  const reading = (principal: Principal) => new SiteLoaders({ site: here, principal });
  const projectAt = async (site: SiteRuntime, id: string) => {
    const project = await new SiteLoaders({ site, principal: STEWARD }).project(id);
    if (project === null) throw new Error(`no project ${id}`);
    return project;
  };

  it("are opened by either side, and learn from the owner who runs the project", async () => {
    const project = await publish(there, { capacity: 10 });
    for (const principal of [workerAt("minglou"), workerAt("baihe"), memberOf(ORGANIZATION), STEWARD]) {
      const demand = await post(here);
      const placement = made(await placements().open(principal, { demandId: demand.id, projectId: project.id }));
      expect(placement).toMatchObject({ state: "PROPOSED", organizationId: ORGANIZATION, version: 1 });
      expect(await reading(STEWARD).demand(demand.id)).toMatchObject({ state: "MATCHING", version: 2 });
    }
  });

  it("are opened by nobody else", async () => {
    const input = { demandId: (await post(here)).id, projectId: (await publish(there)).id };
    await expect(placements().open(NOBODY, input)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    for (const principal of [workerAt("fuming"), memberOf(OTHER_ORGANIZATION)]) {
      await expect(placements().open(principal, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("are opened with published projects that are OPEN and have places", async () => {
    const demandId = (await post(here)).id;
    const codeFor = async (site: SiteRuntime, changes: Parameters<typeof publish>[1]) =>
      problemsOf(await placements().open(STEWARD, { demandId, projectId: (await publish(site, changes)).id }));
    for (const site of [here, there]) {
      expect(await codeFor(site, { stage: "DRAFT" })).toEqual(["projectId NOT_FOUND"]);
      expect(await codeFor(site, { stage: "INCUBATING" })).toEqual(["projectId WRONG_STATE"]);
      expect(await codeFor(site, { capacity: 0 })).toEqual(["projectId NO_CAPACITY"]);
    }
    const unknown = (projectId: string) => placements().open(STEWARD, { demandId, projectId });
    expect(problemsOf(await unknown("baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B"))).toEqual(["projectId NOT_FOUND"]);
    expect(problemsOf(await unknown("nowhere:01KAQ3V6GZ5M9X1N8R2T4W7Y0B"))).toEqual(["projectId NOT_FOUND"]);
    expect(problemsOf(await unknown("baihe:1"))).toEqual(["projectId BAD_FORMAT"]);
  });

  it("are opened for demands that look for a project", async () => {
    const projectId = (await publish(there)).id;
    const draft = await post(here, { state: "DRAFT" });
    expect(problemsOf(await placements().open(STEWARD, { demandId: draft.id, projectId }))).toEqual([
      "demandId WRONG_STATE",
    ]);
    const unknown = { demandId: "minglou:01KAQ3V6GZ5M9X1N8R2T4W7Y0B", projectId };
    expect(problemsOf(await placements().open(STEWARD, unknown))).toEqual(["demandId NOT_FOUND"]);
    expect(
      problemsOf(await placements().open(STEWARD, { ...unknown, demandId: "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B" })),
    ).toEqual(["demandId BAD_FORMAT"]);
  });

  it("are single for a demand and a project until they end, also when opened at once", async () => {
    const project = await publish(there);
    const demand = await post(here);
    const input = { demandId: demand.id, projectId: project.id };
    const outcomes = await Promise.all([1, 2, 3].map(() => placements().open(STEWARD, input)));
    expect(outcomes.flatMap(problemsOf)).toEqual(["projectId DUPLICATE", "projectId DUPLICATE"]);
    const first = outcomes.flatMap(({ object }) => object ?? [])[0] as Placement;
    await advance(here, first, "DECLINED");
    expect(problemsOf(await placements().open(STEWARD, input))).toEqual([]);
  });

  it("are opened once for an idempotency key, also when the project is full by then", async () => {
    const project = await publish(there, { capacity: 1 });
    const input = { demandId: (await post(here)).id, projectId: project.id, idempotencyKey: "open-1" };
    const first = made(await placements().open(STEWARD, input));
    made(await land(here, await agree(here, project.id)));
    expect(made(await placements().open(STEWARD, input)).id).toBe(first.id);
    expect(problemsOf(await placements().open(STEWARD, { ...input, note: "另一个" }))).toEqual([
      "idempotencyKey IDEMPOTENCY_MISMATCH",
    ]);
  });

  it("change nothing while the owner is away", async () => {
    const project = await publish(there);
    const demand = await post(here);
    const placement = await agree(here, project.id);
    await owner.close();
    const opened = await placements().open(STEWARD, { demandId: demand.id, projectId: project.id });
    expect(problemsOf(opened)).toEqual(["projectId OTHER_SITE_UNAVAILABLE"]);
    const landed = await land(here, placement);
    expect(problemsOf(landed)).toEqual(["to OTHER_SITE_UNAVAILABLE"]);
    expect(landed.object).toEqual(placement);
    expect(await reading(STEWARD).demand(demand.id)).toMatchObject({ state: "OPEN", version: 1 });
    owner = await hub.startHost(["baihe"]);
    there = hub.site("baihe");
    expect(made(await land(here, placement)).state).toBe("LANDED");
  });

  it("go from proposal to closing, each step in the history with who took it", async () => {
    const project = await publish(there, { capacity: 1 });
    const opened = await open(here, project.id);
    const step = async (principal: Principal, placement: Placement, input: object) =>
      made(
        await placements().advance(principal, {
          id: placement.id,
          version: placement.version,
          to: "CONTACTED",
          ...input,
        }),
      );
    const contacted = await step(workerAt("minglou"), opened, { note: "通了电话" });
    const meeting = await step(workerAt("baihe"), contacted, { to: "MEETING" });
    const adapting = await step(memberOf(ORGANIZATION), meeting, { to: "ADAPTING" });
    const agreed = await step(STEWARD, adapting, { to: "AGREED" });
    const landed = await step(STEWARD, agreed, { to: "LANDED" });
    expect(await projectAt(there, project.id)).toMatchObject({ placesTaken: 1, stage: "FULL", version: 2 });
    expect(await reading(STEWARD).demand(opened.demandId)).toMatchObject({ state: "PLACED", version: 3 });
    const closed = await step(STEWARD, landed, { to: "CLOSED", outcome: "PARTLY_MET", note: "还差一半" });
    expect(closed).toMatchObject({ state: "CLOSED", outcome: "PARTLY_MET", version: 7 });
    expect(await projectAt(there, project.id)).toMatchObject({ placesTaken: 1, stage: "FULL" });
    const history = await reading(STEWARD).history(closed);
    expect(history.map(({ state, by, note }) => [state, by, note])).toEqual([
      ["PROPOSED", "steward", null],
      ["CONTACTED", "worker-minglou", "通了电话"],
      ["MEETING", "worker-baihe", null],
      ["ADAPTING", "member", null],
      ["AGREED", "steward", null],
      ["LANDED", "steward", null],
      ["CLOSED", "steward", "还差一半"],
    ]);
    const others = await reading(workerAt("fuming")).history(closed);
    expect(others.every(({ note, by }) => note === null && by === "—")).toBe(true);
  });

  it("refuse wrong steps, old versions and strangers", async () => {
    const placement = await open(here, (await publish(there)).id);
    const { id } = placement;
    const ask = async (input: object, principal: Principal = STEWARD) =>
      problemsOf(await placements().advance(principal, { id, version: 1, to: "CONTACTED", ...input }));
    expect(await ask({ to: "LANDED" })).toEqual(["to WRONG_STATE"]);
    expect(await ask({ to: "CLOSED" })).toEqual(["to WRONG_STATE", "outcome REQUIRED", "note REQUIRED"]);
    expect(await ask({ version: 2 })).toEqual(["version CONFLICT"]);
    expect(await ask({ version: 2, to: "LANDED" })).toEqual(["version CONFLICT"]);
    expect(await ask({ id: "minglou:01KAQ3V6GZ5M9X1N8R2T4W7Y0B" })).toEqual(["id NOT_FOUND"]);
    await expect(ask({}, workerAt("fuming"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask({}, NOBODY)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("set the demand free when the last one is declined", async () => {
    const demand = await post(here);
    const first = await open(here, (await publish(there)).id, demand.id);
    const second = await open(here, (await publish(there)).id, demand.id);
    await advance(here, first, "DECLINED");
    expect(await reading(STEWARD).demand(demand.id)).toMatchObject({ state: "MATCHING" });
    await advance(here, second, "CONTACTED", "AGREED", "DECLINED");
    expect(await reading(STEWARD).demand(demand.id)).toMatchObject({ state: "OPEN" });
  });

  it("land at a project of the same site in one transaction", async () => {
    const project = await publish(here, { capacity: 1 });
    const first = await agree(here, project.id);
    const second = await agree(here, project.id);
    const outcomes = await Promise.all([land(here, first), land(here, second)]);
    expect(outcomes.flatMap(problemsOf)).toEqual(["to NO_CAPACITY"]);
    expect(await projectAt(here, project.id)).toMatchObject({ placesTaken: 1, stage: "FULL", version: 2 });
    const raised = await siteServices(here).projects.update(STEWARD, { id: project.id, version: 2, capacity: 2 });
    expect(made(raised).stage).toBe("OPEN");
    const refused = outcomes[0]?.problems.length === 0 ? second : first;
    expect(made(await land(here, refused)).state).toBe("LANDED");
  });

  it("do not land at a project that is paused", async () => {
    const project = await publish(there);
    const placement = await agree(here, project.id);
    made(await siteServices(there).projects.update(STEWARD, { id: project.id, version: 1, stage: "PAUSED" }));
    expect(problemsOf(await land(here, placement))).toEqual(["to WRONG_STATE"]);
    made(await siteServices(there).projects.update(STEWARD, { id: project.id, version: 2, stage: "OPEN" }));
    expect(made(await land(here, placement)).state).toBe("LANDED");
  });

  it("are read a page for each of many demands", async () => {
    const project = await publish(there);
    const other = await publish(there);
    const demands = await Promise.all([post(here), post(here), post(here)]);
    const [a, b, c] = demands.map(({ id }) => id) as [string, string, string];
    const first = await open(here, project.id, a);
    const second = await open(here, other.id, a);
    const third = await open(here, project.id, b);
    const loaders = reading(STEWARD);
    const pageOf = async (id: string, limit: number, after = null as { createdAt: string; id: string } | null) => {
      const page = await loaders.placementsOf(id, { limit, after });
      return { ids: page.nodes.map((node) => node.id), more: page.pageInfo.hasNextPage, count: await page.countAll() };
    };
    expect(await Promise.all([pageOf(a, 1), pageOf(b, 1), pageOf(c, 1)])).toEqual([
      { ids: [second.id], more: true, count: 2 },
      { ids: [third.id], more: false, count: 1 },
      { ids: [], more: false, count: 0 },
    ]);
    const after = { createdAt: second.createdAt.toISOString(), id: second.id };
    expect(await pageOf(a, 1, after)).toEqual({ ids: [first.id], more: false, count: 2 });
  });
});
