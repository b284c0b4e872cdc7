import { findSchemaDrift, openDatabase } from "@park-hub/database";
import type { Principal, Role } from "@park-hub/identity";
import { SITE_ENTITIES, siteMigrations } from "@park-hub/site";
import { systemClock } from "@park-hub/subgraph-kit";
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { DEPARTMENT_ENTITIES } from "../src/data/department-rows";
import { DEPARTMENT_MIGRATIONS } from "../src/data/migrations/department-migrations";
import { createDepartmentLoaders } from "../src/loaders/department-loaders";
import { DepartmentService } from "../src/services/department-service";

const as = (role: Role, site?: string): Principal => ({
  subject: `a ${role}`,
  roles: [role],
  ...(site === undefined ? {} : { site }),
});
const OFFICER = as("DEPARTMENT_OFFICER", "justice");
const GALAXY = {
  site: "justice",
  title: "银河计划",
  summary: "把成熟的公益项目带到结对地区。",
  fields: ["LEGAL_AID", "VOLUNTEERING"],
  budget: 200_000,
  startsOn: "2026-12-01",
  endsOn: "2027-11-30",
} as const;
const codesOf = ({
  problems,
}: {
  readonly problems: readonly { readonly field: readonly string[]; readonly code: string }[];
}) => problems.map(({ field, code }) => `${field.join(".")} ${code}`);

describeOnEachDatabase("DepartmentService", (fixture) => {
  let database: DataSource;
  let departments: DepartmentService;

  beforeEach(async () => {
    database = await openDatabase({
      target: await fixture.fresh(),
      entities: [...SITE_ENTITIES, ...DEPARTMENT_ENTITIES],
      migrations: [...siteMigrations, ...DEPARTMENT_MIGRATIONS],
    });
    departments = new DepartmentService({ code: "justice", database, clock: systemClock("Asia/Shanghai") });
  });

  afterEach(() => database.destroy());

  const load = (...codes: readonly string[]) =>
    createDepartmentLoaders({ code: "justice", database }).departments.loadMany(codes);

  it("has tables that agree with the entities", async () => {
    expect(await findSchemaDrift(database)).toEqual([]);
  });

  it("is there from the first start on, and is no other site's", async () => {
    expect(await load("justice", "baihe")).toEqual([expect.objectContaining({ remit: null, version: 1 }), null]);
  });

  it("changes its remit, and removes it with null", async () => {
    expect(
      codesOf(await departments.update(OFFICER, { site: "justice", version: 1, remit: " 公共法律服务 " })),
    ).toEqual([]);
    expect((await load("justice"))[0]).toMatchObject({ remit: "公共法律服务", version: 2 });
    await departments.update(as("PARK_STEWARD"), { site: "justice", version: 2, remit: null });
    expect((await load("justice"))[0]).toMatchObject({ remit: null, version: 3 });
  });

  it("refuses old versions and long remits", async () => {
    expect(
      codesOf(await departments.update(OFFICER, { site: "justice", version: 1, remit: "长".repeat(201) })),
    ).toEqual(["remit TOO_LONG"]);
    expect(codesOf(await departments.update(OFFICER, { site: "justice", version: 9 }))).toEqual(["version CONFLICT"]);
  });

  it("opens a programme", async () => {
    const { site, ...facts } = GALAXY;
    const outcome = await departments.open(OFFICER, GALAXY);
    expect(outcome).toMatchObject({ problems: [], object: { ...facts, version: 1 } });
    expect(outcome.object?.id.startsWith(`${site}:`)).toBe(true);
    expect((await departments.programmes({})).nodes).toEqual([expect.objectContaining(facts)]);
  });

  it("opens one programme for one key, however often it is asked", async () => {
    const input = { ...GALAXY, idempotencyKey: "k-1" };
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => departments.open(OFFICER, input)));
    expect(new Set(outcomes.map(({ object }) => object?.id)).size).toBe(1);
    expect(codesOf(await departments.open(OFFICER, { ...input, budget: 1 }))).toEqual([
      "idempotencyKey IDEMPOTENCY_MISMATCH",
    ]);
    expect((await departments.programmes({})).totalCount).toBe(1);
  });

  it.each([
    [{ title: "" }, "title REQUIRED"],
    [{ title: "长".repeat(81) }, "title TOO_LONG"],
    [{ summary: "长".repeat(2_001) }, "summary TOO_LONG"],
    [{ budget: -1 }, "budget OUT_OF_RANGE"],
    [{ endsOn: "2026-11-30" }, "endsOn OUT_OF_RANGE"],
    [{ startsOn: "1 December" }, "startsOn BAD_FORMAT"],
  ])("refuses a programme with %o", async (more, problem) => {
    const outcome = await departments.open(OFFICER, { ...GALAXY, endsOn: null, ...more });
    expect(outcome.object).toBeNull();
    expect(codesOf(outcome)).toEqual([problem]);
  });

  it("pages programmes newest first, stable under inserts", async () => {
    const titles = ["一", "二", "三", "四"];
    for (const title of titles) await departments.open(OFFICER, { ...GALAXY, title });
    const first = await departments.programmes({ first: 3 });
    await departments.open(OFFICER, { ...GALAXY, title: "五" });
    const second = await departments.programmes({ first: 3, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ title }) => title)).toEqual(titles.reverse());
    expect(second).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  });

  it.each([as("DEPARTMENT_OFFICER", "trade-union"), as("ORGANISATION"), as("ANALYST", "justice")])(
    "is not changed by $subject of site $site",
    async (principal) => {
      await expect(departments.update(principal, { site: "justice", version: 1 })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(departments.open(principal, GALAXY)).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});
