import { describeOnEachDatabase } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { createParkLoaders } from "../src/loaders/park-loaders";
import { LineageService } from "../src/services/lineage-service";
import { ResidencyService } from "../src/services/residency-service";
import { openEmptyPark, projectsKnown, somebody, steppingClock, TODAY } from "./park-fixture";

const STEWARD = somebody("PARK_STEWARD");
const LANDED = "baihe:01J00000000000000000000001";
const FRESH = "park:01J00000000000000000000002";
const THIRD = "justice:01J00000000000000000000003";
const AWAY = "minglou:01J00000000000000000000004";
const UNKNOWN = "baihe:01J00000000000000000000009";
const projects = projectsKnown(
  { [LANDED]: { hasLanded: true }, [FRESH]: { hasLanded: false }, [THIRD]: { hasLanded: false } },
  ["minglou"],
);
const codesOf = (problems: readonly { readonly field: readonly string[]; readonly code: string }[]) =>
  problems.map(({ field, code }) => `${field.join(".")} ${code}`);

describeOnEachDatabase("ResidencyService", (fixture) => {
  let database: DataSource;
  let residencies: ResidencyService;

  beforeEach(async () => {
    database = await openEmptyPark(fixture);
    residencies = new ResidencyService(database, steppingClock(), projects);
  });

  afterEach(() => database.destroy());

  const admitted = async (projectId: string, kind: "SHORT_STAY" | "LONG_STAY", since?: string) => {
    const { residency } = await residencies.admit(STEWARD, { projectId, kind, since });
    if (residency === null) throw new Error("the project was not admitted");
    return residency;
  };

  it("admits a project of another site from today on", async () => {
    expect(await admitted(LANDED, "LONG_STAY")).toMatchObject({
      since: TODAY,
      until: null,
      state: "ACTIVE",
      version: 1,
    });
  });

  it("keeps a project from two residencies at once", async () => {
    const first = await admitted(LANDED, "LONG_STAY");
    const outcome = await residencies.admit(STEWARD, { projectId: LANDED, kind: "SHORT_STAY" });
    expect(codesOf(outcome.problems)).toEqual(["projectId DUPLICATE"]);
    expect(outcome.residency?.id).toBe(first.id);
    const many = await Promise.all(
      Array.from({ length: 6 }, () => residencies.admit(STEWARD, { projectId: FRESH, kind: "SHORT_STAY" })),
    );
    expect(many.flatMap(({ problems }) => codesOf(problems))).toEqual(
      Array.from({ length: 5 }, () => "projectId DUPLICATE"),
    );
  });

  it("admits a project again after it has left, and shows the active residency", async () => {
    const first = await admitted(LANDED, "LONG_STAY");
    await residencies.end(STEWARD, { id: first.id, version: 1 });
    const shown = () => createParkLoaders(database).residencies.loadMany([LANDED, FRESH]);
    expect(await shown()).toEqual([expect.objectContaining({ id: first.id, state: "ENDED", until: TODAY }), null]);
    const second = await admitted(LANDED, "LONG_STAY");
    expect(await shown()).toEqual([expect.objectContaining({ id: second.id, state: "ACTIVE" }), null]);
  });

  it("refuses projects that do not exist and says when their site is away", async () => {
    const refused = async (projectId: string) =>
      codesOf((await residencies.admit(STEWARD, { projectId, kind: "LONG_STAY" })).problems);
    expect(await refused(UNKNOWN)).toEqual(["projectId NOT_FOUND"]);
    expect(await refused(AWAY)).toEqual(["projectId OTHER_SITE_UNAVAILABLE"]);
    await expect(refused("nonsense")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("lets a short stay leave only after a landing", async () => {
    const fresh = await admitted(FRESH, "SHORT_STAY");
    const outcome = await residencies.end(STEWARD, { id: fresh.id, version: 1 });
    expect(codesOf(outcome.problems)).toEqual(["id WRONG_STATE"]);
    expect(outcome.residency).toMatchObject({ state: "ACTIVE", version: 1 });
    const landed = await admitted(LANDED, "SHORT_STAY");
    expect(await residencies.end(STEWARD, { id: landed.id, version: 1 })).toMatchObject({
      problems: [],
      residency: { state: "ENDED", version: 2 },
    });
  });

  it("refuses days out of order, days to come, old versions and ends of ended ones", async () => {
    const { id } = await admitted(THIRD, "LONG_STAY", "2026-11-10");
    const refused = async (version: number, until?: string) =>
      codesOf((await residencies.end(STEWARD, { id, version, until })).problems);
    expect(await refused(1, "2026-11-09")).toEqual(["until OUT_OF_RANGE"]);
    expect(await refused(1, "2026-12-01")).toEqual(["until OUT_OF_RANGE"]);
    expect(await refused(7)).toEqual(["version CONFLICT"]);
    expect(await refused(1, "2026-11-20")).toEqual([]);
    expect(await refused(2)).toEqual(["id WRONG_STATE"]);
  });

  it("is for stewards only", async () => {
    for (const role of ["OPERATOR", "STATION_WORKER", "ORGANISATION"] as const) {
      const attempt = residencies.admit(somebody(role), { projectId: LANDED, kind: "LONG_STAY" });
      await expect(attempt).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describeOnEachDatabase("LineageService", (fixture) => {
  let database: DataSource;
  let lineage: LineageService;

  beforeEach(async () => {
    database = await openEmptyPark(fixture);
    lineage = new LineageService(database, steppingClock(), projects);
  });

  afterEach(() => database.destroy());

  const record = async (projectId: string, derivedFromId: string) =>
    codesOf(await lineage.record(STEWARD, { projectId, derivedFromId }));

  it("records a parent at another site, and again without a change", async () => {
    expect(await record(FRESH, LANDED)).toEqual([]);
    expect(await record(FRESH, LANDED)).toEqual([]);
    expect(await createParkLoaders(database).parents.loadMany([LANDED, FRESH])).toEqual([null, LANDED]);
  });

  it("gives a project one parent at most", async () => {
    await record(FRESH, LANDED);
    expect(await record(FRESH, THIRD)).toEqual(["projectId DUPLICATE"]);
  });

  it("refuses circles of any length", async () => {
    expect(await record(FRESH, FRESH)).toEqual(["derivedFromId WRONG_STATE"]);
    await record(FRESH, LANDED);
    await record(THIRD, FRESH);
    expect(await record(LANDED, THIRD)).toEqual(["derivedFromId WRONG_STATE"]);
  });

  it("closes no circle when two records come at once", async () => {
    const outcomes = await Promise.all([record(FRESH, LANDED), record(LANDED, FRESH)]);
    expect(outcomes.flat()).toEqual(["derivedFromId WRONG_STATE"]);
  });

  it("names the project that does not exist", async () => {
    expect(await record(UNKNOWN, AWAY)).toEqual(["projectId NOT_FOUND", "derivedFromId OTHER_SITE_UNAVAILABLE"]);
  });
});
