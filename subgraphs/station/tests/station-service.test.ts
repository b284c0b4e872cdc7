import { findSchemaDrift, openDatabase } from "@park-hub/database";
import type { Principal, Role } from "@park-hub/identity";
import { SITE_ENTITIES, siteMigrations } from "@park-hub/site";
import { systemClock } from "@park-hub/subgraph-kit";
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { STATION_MIGRATIONS } from "../src/data/migrations/station-migrations";
import { STATION_ENTITIES } from "../src/data/station-row";
import { createStationLoaders } from "../src/loaders/station-loaders";
import { StationService } from "../src/services/station-service";

const as = (role: Role, site?: string): Principal => ({
  subject: `a ${role}`,
  roles: [role],
  ...(site === undefined ? {} : { site }),
});
const WORKER = as("STATION_WORKER", "baihe");

describeOnEachDatabase("StationService", (fixture) => {
  let database: DataSource;
  let stations: StationService;

  beforeEach(async () => {
    database = await openDatabase({
      target: await fixture.fresh(),
      entities: [...SITE_ENTITIES, ...STATION_ENTITIES],
      migrations: [...siteMigrations, ...STATION_MIGRATIONS],
    });
    stations = new StationService({ code: "baihe", database, clock: systemClock("Asia/Shanghai") });
  });

  afterEach(() => database.destroy());

  const load = (...codes: readonly string[]) =>
    createStationLoaders({ code: "baihe", database }).stations.loadMany(codes);

  it("has tables that agree with the entities", async () => {
    expect(await findSchemaDrift(database)).toEqual([]);
  });

  it("is there from the first start on, and is no other site's", async () => {
    expect(await load("baihe", "minglou")).toEqual([
      expect.objectContaining({ kind: "SOCIAL_WORK_STATION", desk: null, communities: [], version: 1 }),
      null,
    ]);
  });

  it.each([WORKER, as("PARK_STEWARD"), as("OPERATOR")])("is changed by $subject", async (principal) => {
    const outcome = await stations.update(principal, {
      site: "baihe",
      version: 1,
      kind: "PARTY_SERVICE_CENTRE",
      desk: "周一至周五 9:00 一楼大厅",
      communities: ["紫鹃社区", "白鹤社区"],
    });
    expect(outcome.problems).toEqual([]);
    expect((await load("baihe"))[0]).toMatchObject({
      kind: "PARTY_SERVICE_CENTRE",
      desk: "周一至周五 9:00 一楼大厅",
      communities: ["白鹤社区", "紫鹃社区"],
      version: 2,
    });
  });

  it.each([as("STATION_WORKER", "minglou"), as("STATION_WORKER"), as("ORGANISATION"), as("ANALYST", "baihe")])(
    "is not changed by $subject of site $site",
    async (principal) => {
      await expect(stations.update(principal, { site: "baihe", version: 1 })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    },
  );

  it("asks the public for a token and refuses what is meant for another site", async () => {
    await expect(stations.update(as("PUBLIC"), { site: "baihe", version: 1 })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(stations.update(WORKER, { site: "minglou", version: 1 })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("takes one of several changes of the same version", async () => {
    const outcomes = await Promise.all(
      ["东门", "西门", "南门"].map((desk) => stations.update(WORKER, { site: "baihe", version: 1, desk })),
    );
    const codes = outcomes.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(codes).toEqual(["CONFLICT", "CONFLICT"]);
    expect((await load("baihe"))[0]).toMatchObject({ version: 2 });
  });

  it("keeps its version when nothing changes", async () => {
    const outcome = await stations.update(WORKER, { site: "baihe", version: 1, communities: [] });
    expect(outcome).toMatchObject({ problems: [], object: { version: 1 } });
  });
});
