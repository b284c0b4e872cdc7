import { HubError } from "@park-hub/errors";
import { OutboxRow } from "@park-hub/outbox";
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { OrganizationService } from "../src/services/organization-service";
import { feedOf, openEmptyPark, somebody, steppingClock } from "./park-fixture";

const STEWARD = somebody("PARK_STEWARD");
const SEEDLING = {
  name: "小种子儿童亲子阅读俱乐部",
  creditCode: "52330212MJY28530XB",
  category: "SOCIAL_SERVICE_AGENCY",
  foundedOn: "2015-06-18",
  summary: "从绘本领读起家。",
} as const;
const ASSOCIATION = { name: "志愿者协会", creditCode: "51330212MJY9188241", category: "SOCIAL_ASSOCIATION" } as const;
const FOUNDATION = { name: "公益基金会", creditCode: "53330212MJY839632E", category: "FOUNDATION" } as const;

describeOnEachDatabase("OrganizationService", (fixture) => {
  let database: DataSource;
  let organizations: OrganizationService;

  beforeEach(async () => {
    database = await openEmptyPark(fixture);
    organizations = new OrganizationService(database, steppingClock());
  });

  afterEach(() => database.destroy());

  const registered = async (input: Parameters<OrganizationService["register"]>[1] = SEEDLING) => {
    const { organization } = await organizations.register(STEWARD, input);
    if (organization === null) throw new Error("the organisation was not registered");
    return organization;
  };
  const codesOf = (outcome: {
    readonly problems: readonly { readonly field: readonly string[]; readonly code: string }[];
  }) => outcome.problems.map(({ field, code }) => `${field.join(".")} ${code}`);

  it("registers an organisation and tells the feed everything but contacts", async () => {
    const outcome = await organizations.register(somebody("ORGANISATION"), SEEDLING);
    expect(outcome.problems).toEqual([]);
    expect(outcome.organization).toMatchObject({ ...SEEDLING, creditStanding: "GOOD", version: 1 });
    const [change] = await database.manager.find(OutboxRow);
    expect(change).toMatchObject({
      kind: "ORGANIZATION",
      action: "CREATED",
      objectId: outcome.organization?.id,
      visibility: { public: true },
      payload: { ...SEEDLING, id: outcome.organization?.id, creditStanding: "GOOD", version: 1 },
    });
  });

  it("names every field that a person has to mend", async () => {
    const outcome = await organizations.register(STEWARD, {
      name: " ",
      creditCode: "52330212MJY28530XA",
      category: "SOCIAL_SERVICE_AGENCY",
      foundedOn: "2027-01-01",
      summary: "长".repeat(2_001),
    });
    expect(outcome.organization).toBeNull();
    expect(codesOf(outcome)).toEqual([
      "creditCode BAD_CHECK_CHARACTER",
      "name REQUIRED",
      "foundedOn OUT_OF_RANGE",
      "summary TOO_LONG",
    ]);
    expect(await feedOf(database)).toEqual([]);
  });

  it.each([
    [{ ...SEEDLING, creditCode: "52330212MJY28530X" }, "creditCode BAD_FORMAT"],
    [{ ...SEEDLING, creditCode: "91350100M000100Y43" }, "creditCode BAD_FORMAT"],
    [{ ...SEEDLING, category: "FOUNDATION" as const }, "category BAD_FORMAT"],
    [{ ...SEEDLING, name: "名".repeat(81) }, "name TOO_LONG"],
    [{ ...SEEDLING, foundedOn: "2015-02-30" }, "foundedOn BAD_FORMAT"],
  ])("refuses %o with %s", async (input, problem) => {
    expect(codesOf(await organizations.register(STEWARD, input))).toEqual([problem]);
  });

  it("names the organisation that has the credit code already", async () => {
    const known = await registered();
    const outcome = await organizations.register(STEWARD, { ...SEEDLING, name: "另一家" });
    expect(codesOf(outcome)).toEqual(["creditCode DUPLICATE"]);
    expect(outcome.problems[0]?.message).toContain(known.id);
  });

  it("registers one of many equal ones that come at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => organizations.register(STEWARD, SEEDLING)));
    expect(outcomes.filter(({ organization }) => organization !== null)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(Array.from({ length: 7 }, () => "creditCode DUPLICATE"));
    expect(await feedOf(database)).toEqual(["ORGANIZATION CREATED 1"]);
  });

  it("gives the first answer again for the same key and input, also at once", async () => {
    const input = { ...SEEDLING, idempotencyKey: "k-1" };
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => organizations.register(STEWARD, input)));
    expect(new Set(outcomes.map(({ organization }) => organization?.id)).size).toBe(1);
    expect(outcomes.flatMap(codesOf)).toEqual([]);
    expect(codesOf(await organizations.register(STEWARD, { ...input, name: "别的名字" }))).toEqual([
      "idempotencyKey IDEMPOTENCY_MISMATCH",
    ]);
  });

  it("changes what is given, keeps what is left out and removes what is null", async () => {
    const { id } = await registered();
    const outcome = await organizations.update(STEWARD, { id, version: 1, name: "小种子", summary: null });
    expect(outcome).toMatchObject({
      problems: [],
      organization: { name: "小种子", summary: null, foundedOn: SEEDLING.foundedOn, version: 2 },
    });
    expect(await feedOf(database)).toEqual(["ORGANIZATION CREATED 1", "ORGANIZATION UPDATED 2"]);
  });

  it("refuses a change of an older version and names the current one", async () => {
    const { id } = await registered();
    await organizations.update(STEWARD, { id, version: 1, name: "小种子" });
    const outcome = await organizations.update(STEWARD, { id, version: 1, name: "大种子" });
    expect(codesOf(outcome)).toEqual(["version CONFLICT"]);
    expect(outcome).toMatchObject({ organization: { name: "小种子", version: 2 } });
    expect(outcome.problems[0]?.message).toContain("当前版本号为 2");
  });

  it("lets an organisation change its own entry only, and never its standing", async () => {
    const own = await registered();
    const other = await registered(ASSOCIATION);
    const speaker = somebody("ORGANISATION", { organization: own.id });
    expect(codesOf(await organizations.update(speaker, { id: own.id, version: 1, summary: "新简介" }))).toEqual([]);
    expect(codesOf(await organizations.update(speaker, { id: other.id, version: 1, name: "改名" }))).toEqual([
      "id FORBIDDEN",
    ]);
    expect(codesOf(await organizations.update(speaker, { id: own.id, version: 2, creditStanding: "GOOD" }))).toEqual([
      "creditStanding FORBIDDEN",
    ]);
    const outcome = await organizations.update(STEWARD, { id: own.id, version: 2, creditStanding: "ABNORMAL" });
    expect(outcome.organization?.creditStanding).toBe("ABNORMAL");
  });

  it("says that there is no such organisation", async () => {
    const id = "park:01J00000000000000000000000";
    expect(codesOf(await organizations.update(STEWARD, { id, version: 1 }))).toEqual(["id NOT_FOUND"]);
  });

  it.each(["STATION_WORKER", "DEPARTMENT_OFFICER", "ANALYST"] as const)("forbids registering to %s", async (role) => {
    await expect(organizations.register(somebody(role), SEEDLING)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("asks the public for a token", async () => {
    await expect(organizations.register(somebody("PUBLIC"), SEEDLING)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  it("finds by exactly one of id and credit code", async () => {
    const known = await registered();
    const { id, creditCode } = known;
    expect(await organizations.find({ id })).toMatchObject({ name: known.name });
    expect(await organizations.find({ creditCode: creditCode.toLowerCase() })).toMatchObject({ id });
    expect(await organizations.find({ creditCode: "53330212MJY839632E" })).toBeNull();
    for (const both of [{}, { id, creditCode }, { id: "52" }]) {
      await expect(organizations.find(both)).rejects.toBeInstanceOf(HubError);
    }
  });

  it("pages newest first, stable under inserts, with filters and a total", async () => {
    const ids = [];
    for (const input of [SEEDLING, ASSOCIATION]) ids.unshift((await registered(input)).id);
    const first = await organizations.list({}, { first: 1 });
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    await registered(FOUNDATION);
    const second = await organizations.list({}, { first: 5, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids);
    expect(second).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const foundations = await organizations.list({ categories: ["FOUNDATION"], creditStanding: ["GOOD"] }, {});
    expect(foundations.nodes.map(({ name }) => name)).toEqual([FOUNDATION.name]);
    expect((await organizations.list({ creditStanding: ["ABNORMAL"] }, {})).totalCount).toBe(0);
    await expect(organizations.list({}, { first: 101 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
