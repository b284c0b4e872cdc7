/* The three lists through their services: rights, states, versions, idempotency, and the feed of each change. */
import { OutboxRow } from "@park-hub/outbox";
import type { Principal } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { siteServices, type SiteRuntime } from "../src/index";
import { siteSnapshot } from "../src/services/site-snapshot";
import { memberOf, NOBODY, startTestHub, STEWARD, workerAt, type TestHub } from "./host-fixture";
import {
  advance,
  agree,
  demandInput,
  land,
  made,
  open,
  ORGANIZATION,
  OTHER_ORGANIZATION,
  post,
  problemsOf,
  projectInput,
  publish,
} from "./site-objects";

const WORKER = workerAt("baihe");

describeOnEachDatabase("the lists of a site", (database) => {
  let hub: TestHub;
  let site: SiteRuntime;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["baihe"]);
    site = hub.site("baihe");
  });
  afterAll(() => hub.dispose());

  const services = () => siteServices(site);

  async function feedOf(id: string) {
    const rows = await site.database.getRepository(OutboxRow).find({ where: { objectId: id }, order: { seq: "ASC" } });
    return rows.map(({ kind, action, version, visibility, payload }) => ({
      kind,
      action,
      version,
      visibility,
      payload: payload as Record<string, unknown>,
    }));
  }

  describe("projects", () => {
    it("belong to workers of the site, to their organisation and to stewards", async () => {
      const officer: Principal = { subject: "o", roles: ["DEPARTMENT_OFFICER"], site: "baihe" };
      for (const principal of [WORKER, officer, memberOf(ORGANIZATION), STEWARD]) {
        expect(problemsOf(await services().projects.publish(principal, projectInput("baihe")))).toEqual([]);
      }
      const refused: [Principal, string][] = [
        [NOBODY, "UNAUTHENTICATED"],
        [workerAt("minglou"), "FORBIDDEN"],
        [memberOf(OTHER_ORGANIZATION), "FORBIDDEN"],
        [{ subject: "a", roles: ["ANALYST"], site: "baihe" }, "FORBIDDEN"],
      ];
      for (const [principal, code] of refused) {
        await expect(services().projects.publish(principal, projectInput("baihe"))).rejects.toMatchObject({ code });
      }
    });

    it("tell the feed everything that may be known, once a change", async () => {
      const project = await publish(site, { stage: "DRAFT", budget: { min: 1, max: 2 }, fields: ["EDUCATION"] });
      made(await services().projects.update(WORKER, { id: project.id, version: 1, stage: "OPEN" }));
      made(await services().projects.withdraw(WORKER, { id: project.id, version: 2, reason: "不办了" }));
      const feed = await feedOf(project.id);
      expect(feed).toMatchObject([
        {
          kind: "PROJECT",
          action: "CREATED",
          version: 1,
          visibility: { public: false, sites: ["baihe"], organizations: [ORGANIZATION] },
        },
        { kind: "PROJECT", action: "UPDATED", version: 2, visibility: { public: true }, payload: { stage: "OPEN" } },
        {
          kind: "PROJECT",
          action: "WITHDRAWN",
          version: 3,
          visibility: { public: true },
          payload: { stage: "WITHDRAWN" },
        },
      ]);
      expect(feed[0]?.payload).toEqual({
        id: project.id,
        organizationId: ORGANIZATION,
        title: project.title,
        summary: project.summary,
        fields: ["EDUCATION"],
        audiences: [],
        formats: [],
        budgetMin: 1,
        budgetMax: 2,
        serviceAreaCodes: ["330212"],
        capacity: 3,
        placesLeft: 3,
        availableFrom: null,
        availableTo: null,
        busyUntil: null,
        stage: "DRAFT",
        version: 1,
        createdAt: project.createdAt.toISOString(),
        updatedAt: project.updatedAt.toISOString(),
      });
    });

    it("stay private when a draft is withdrawn", async () => {
      const project = await publish(site, { stage: "DRAFT" });
      made(await services().projects.withdraw(WORKER, { id: project.id, version: 1 }));
      expect((await feedOf(project.id)).map(({ visibility }) => visibility.public)).toEqual([false, false]);
    });

    it("change only from the version that is there, which the problem names", async () => {
      const project = await publish(site);
      const first = await services().projects.update(WORKER, { id: project.id, version: 1, title: "甲" });
      expect(made(first)).toMatchObject({ title: "甲", version: 2 });
      const late = await services().projects.update(WORKER, { id: project.id, version: 1, title: "乙" });
      expect(late).toMatchObject({
        object: { title: "甲", version: 2 },
        problems: [{ field: ["version"], code: "CONFLICT" }],
      });
      expect(late.problems[0]?.message).toContain("现为 2");
    });

    it("let one of two equal changes at once through", async () => {
      const project = await publish(site);
      const change = (title: string) => services().projects.update(WORKER, { id: project.id, version: 1, title });
      const outcomes = await Promise.all([change("甲"), change("乙"), change("丙")]);
      expect(outcomes.flatMap(problemsOf)).toEqual(["version CONFLICT", "version CONFLICT"]);
      expect(await feedOf(project.id)).toHaveLength(2);
    });

    it("say nothing when nothing changes", async () => {
      const project = await publish(site);
      const same = await services().projects.update(WORKER, { id: project.id, version: 1, title: project.title });
      expect(made(same).version).toBe(1);
      expect(await feedOf(project.id)).toHaveLength(1);
    });

    it("are FULL without places and OPEN with them", async () => {
      const project = await publish(site, { capacity: 0 });
      expect(project.stage).toBe("FULL");
      const more = made(await services().projects.update(WORKER, { id: project.id, version: 1, capacity: 2 }));
      expect(more.stage).toBe("OPEN");
      const less = made(await services().projects.update(WORKER, { id: project.id, version: 2, capacity: 0 }));
      expect(less.stage).toBe("FULL");
    });

    it("end, and change no more", async () => {
      const project = await publish(site);
      made(await services().projects.update(WORKER, { id: project.id, version: 1, stage: "ENDED" }));
      expect(problemsOf(await services().projects.update(WORKER, { id: project.id, version: 2, title: "新" }))).toEqual(
        ["id WRONG_STATE"],
      );
      expect(problemsOf(await services().projects.withdraw(WORKER, { id: project.id, version: 2 }))).toEqual([
        "id WRONG_STATE",
      ]);
      expect(
        problemsOf(await services().projects.withdraw(WORKER, { id: "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B", version: 1 })),
      ).toEqual(["id NOT_FOUND"]);
    });

    it("refuse an organisation's change to another one's project", async () => {
      const project = await publish(site);
      const change = services().projects.update(memberOf(OTHER_ORGANIZATION), {
        id: project.id,
        version: 1,
        title: "我的",
      });
      await expect(change).rejects.toMatchObject({ code: "FORBIDDEN" });
    });

    it("go to the site that their input names", async () => {
      const elsewhere = services().projects.publish(STEWARD, projectInput("minglou"));
      await expect(elsewhere).rejects.toMatchObject({ code: "BAD_REQUEST" });
    });
  });

  describe("idempotency keys", () => {
    it("give the first answer again, to each caller of a key alone", async () => {
      const input = projectInput("baihe", { idempotencyKey: "k-1", title: "一次" });
      const first = made(await services().projects.publish(WORKER, input));
      expect(made(await services().projects.publish(WORKER, { ...input })).id).toBe(first.id);
      expect(made(await services().projects.publish(STEWARD, input)).id).not.toBe(first.id);
      expect(await feedOf(first.id)).toHaveLength(1);
    });

    it("refuse another input and leave nothing behind", async () => {
      const input = demandInput("baihe", { idempotencyKey: "k-2" });
      made(await services().demands.post(WORKER, input));
      const other = await services().demands.post(WORKER, { ...input, title: "另一件" });
      expect(other).toMatchObject({
        object: null,
        problems: [{ field: ["idempotencyKey"], code: "IDEMPOTENCY_MISMATCH" }],
      });
    });

    it("make one object of two equal requests at once", async () => {
      const input = projectInput("baihe", { idempotencyKey: "k-3", title: "同时" });
      const answers = await Promise.all(Array.from({ length: 8 }, () => services().projects.publish(WORKER, input)));
      expect(new Set(answers.map((answer) => made(answer).id)).size).toBe(1);
    });
  });

  describe("demands", () => {
    it("belong to workers of the site and stewards", async () => {
      expect(problemsOf(await services().demands.post(WORKER, demandInput("baihe")))).toEqual([]);
      const refused = services().demands.post(memberOf(ORGANIZATION), demandInput("baihe"));
      await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
    });

    it("are refined, with every problem at once", async () => {
      const demand = await post(site);
      const wrong = { title: "", budgetMax: -1, areaCode: "x", state: "CLOSED" as const };
      expect(problemsOf(await services().demands.refine(WORKER, { id: demand.id, version: 1, ...wrong }))).toEqual([
        "areaCode BAD_FORMAT",
        "title REQUIRED",
        "budgetMax OUT_OF_RANGE",
        "state WRONG_STATE",
      ]);
      const audiences = ["ELDERLY"] as const;
      const refined = made(await services().demands.refine(WORKER, { id: demand.id, version: 1, audiences }));
      expect(refined).toMatchObject({ audiences, version: 2, title: demand.title });
    });

    it("take their placements under way with them when they are withdrawn", async () => {
      const project = await publish(site);
      const other = await publish(site);
      const demand = await post(site);
      const proposed = await open(site, project.id, demand.id);
      const contacted = await advance(site, await open(site, other.id, demand.id), "CONTACTED");
      const withdrawn = await services().demands.withdraw(WORKER, { id: demand.id, version: 2, reason: "解决了" });
      expect(made(withdrawn)).toMatchObject({ state: "WITHDRAWN", version: 3 });
      for (const { id, version } of [proposed, contacted]) {
        const feed = await feedOf(id);
        expect(feed.at(-1)).toMatchObject({
          version: version + 1,
          payload: { state: "DECLINED", declineReason: "OTHER" },
        });
      }
      expect(
        made(await services().placements.open(STEWARD, { demandId: (await post(site)).id, projectId: project.id }))
          .state,
      ).toBe("PROPOSED");
    });

    it("are bound by an agreed placement", async () => {
      const placement = await agree(site, (await publish(site)).id);
      const demand = { id: placement.demandId, version: 2 };
      expect(problemsOf(await services().demands.withdraw(WORKER, demand))).toEqual(["id WRONG_STATE"]);
      made(await land(site, placement));
      const placed = { ...demand, version: 3 };
      expect(problemsOf(await services().demands.withdraw(WORKER, placed))).toEqual(["id WRONG_STATE"]);
      expect(made(await services().demands.refine(WORKER, { ...placed, state: "CLOSED" })).state).toBe("CLOSED");
    });
  });

  describe("resources", () => {
    it("are offered, changed and taken back", async () => {
      const input = {
        site: "baihe",
        kind: "VENUE" as const,
        title: "旧车棚",
        summary: "空着",
        quantity: 1,
        unit: "间",
      };
      const resource = made(await services().resources.offer(WORKER, input));
      const changed = made(await services().resources.update(WORKER, { id: resource.id, version: 1, quantity: 2 }));
      expect(changed).toMatchObject({ quantity: 2, version: 2 });
      const gone = made(await services().resources.withdraw(WORKER, { id: resource.id, version: 2 }));
      expect(gone.isWithdrawn).toBe(true);
      const late = await services().resources.update(WORKER, { id: resource.id, version: 3, quantity: 3 });
      expect(problemsOf(late)).toEqual(["id WRONG_STATE"]);
      const feed = await feedOf(resource.id);
      expect(feed.map(({ action, payload }) => [action, payload.isWithdrawn])).toEqual([
        ["CREATED", false],
        ["UPDATED", false],
        ["WITHDRAWN", true],
      ]);
    });
  });

  it("are all in a snapshot, as the feed told them last", async () => {
    const { manager } = site.database;
    const objects = new Map<string, unknown>();
    for await (const object of siteSnapshot(manager)) objects.set(object.objectId, object.payload);
    const rows = await manager.find(OutboxRow, { order: { seq: "ASC" } });
    const last = new Map(rows.map((row) => [row.objectId, row.payload]));
    expect(Object.fromEntries(objects)).toEqual(Object.fromEntries(last));
  });
});
