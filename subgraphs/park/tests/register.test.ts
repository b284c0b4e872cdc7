import { findSchemaDrift } from "@park-hub/database";
import { parseDirectoryDocument } from "@park-hub/directory";
import { generateSigningKey, publicKeyOf } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { readDirectoryDocument } from "../src/data/directory-document";
import { CommunityService } from "../src/services/community-service";
import { RegisterService } from "../src/services/register-service";
import { seedAreas } from "../src/services/seed-areas";
import { feedOf, openEmptyPark, openPark, somebody, steppingClock } from "./park-fixture";

const OPERATOR = somebody("OPERATOR");
const X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
const KEY = { kty: "OKP", crv: "Ed25519", x: X } as const;
const BAIHE = {
  code: "baihe",
  name: "白鹤街道社会工作站",
  kind: "STATION",
  areaCode: "330212011",
  url: "http://127.0.0.1:4102/",
  publicKey: JSON.stringify(KEY),
} as const;
const codesOf = ({
  problems,
}: {
  readonly problems: readonly { readonly field: readonly string[]; readonly code: string }[];
}) => problems.map(({ field, code }) => `${field.join(".")} ${code}`);

describeOnEachDatabase("seedAreas()", (fixture) => {
  let database: DataSource;

  beforeEach(async () => {
    database = await openEmptyPark(fixture);
  });

  afterEach(() => database.destroy());

  it("has tables that agree with the entities", async () => {
    expect(await findSchemaDrift(database)).toEqual([]);
  });

  it("knows the city, its ten districts, 156 townships and 6 zones", async () => {
    expect(await seedAreas(database)).toBe(173);
    const { version, areas, places } = await readDirectoryDocument(database);
    expect(version).toBe(1);
    const of = (level: string) => areas.filter((area) => area.level === level);
    expect(of("CITY")).toEqual([
      {
        code: "330200",
        name: "宁波市",
        level: "CITY",
        parentCode: null,
        codes: [{ scheme: "GB/T 2260", code: "330200" }],
      },
    ]);
    expect(of("DISTRICT").map(({ name }) => name)).toEqual([
      "海曙区",
      "江北区",
      "北仑区",
      "镇海区",
      "鄞州区",
      "奉化区",
      "象山县",
      "宁海县",
      "余姚市",
      "慈溪市",
    ]);
    expect(of("TOWNSHIP")).toHaveLength(162);
    expect(of("TOWNSHIP").filter(({ code }) => code.charAt(6) === "4")).toHaveLength(6);
    expect(of("TOWNSHIP").filter(({ parentCode }) => parentCode === "330212")).toHaveLength(25);
    expect(places.find(({ name }) => name === "白鹤街道")).toEqual({
      name: "白鹤街道",
      level: "TOWNSHIP",
      areaCode: "330212011",
      siteCode: null,
    });
  });

  it("changes nothing the second time, and writes once when two start at once", async () => {
    const counts = await Promise.all([seedAreas(database), seedAreas(database)]);
    expect(counts.sort((a, b) => a - b)).toEqual([0, 173]);
    expect(await seedAreas(database)).toBe(0);
  });
});

describeOnEachDatabase("RegisterService", (fixture) => {
  let database: DataSource;
  let register: RegisterService;

  beforeEach(async () => {
    database = await openPark(fixture);
    register = new RegisterService(database, steppingClock());
    await register.keepPark({
      code: "park",
      name: "宁波(鄞州)社会组织创新园",
      kind: "PARK",
      areaCode: "330200",
      url: "http://127.0.0.1:4101",
      publicKey: KEY,
    });
  });

  afterEach(() => database.destroy());

  const versionOf = async () => (await readDirectoryDocument(database)).version;

  it("registers a site under the next version of the directory and tells the feed", async () => {
    const before = await versionOf();
    const outcome = await register.register(OPERATOR, BAIHE);
    expect(outcome).toMatchObject({ problems: [], site: { code: "baihe", lifecycle: "ACTIVE" } });
    const document = await readDirectoryDocument(database);
    expect(document.version).toBe(before + 1);
    expect(document.sites.map(({ code, order }) => [code, order])).toEqual([
      ["park", 0],
      ["baihe", 1],
    ]);
    expect(document.sites[1]).toMatchObject({ url: "http://127.0.0.1:4102", publicKey: KEY, areaCode: "330212011" });
    expect(document.places.find(({ name }) => name === "白鹤街道")?.siteCode).toBe("baihe");
    expect(parseDirectoryDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(await feedOf(database)).toEqual(["SITE CREATED 1", "SITE CREATED 1"]);
  });

  it.each([
    [{ ...BAIHE, code: "Baihe" }, "code BAD_FORMAT"],
    [{ ...BAIHE, code: "gateway" }, "code BAD_FORMAT"],
    [{ ...BAIHE, code: "park" }, "code DUPLICATE"],
    [{ ...BAIHE, name: "" }, "name REQUIRED"],
    [{ ...BAIHE, kind: "PARK" as const }, "kind DUPLICATE"],
    [{ ...BAIHE, areaCode: "330212999" }, "areaCode NOT_FOUND"],
    [{ ...BAIHE, url: "ftp://127.0.0.1" }, "url BAD_FORMAT"],
    [{ ...BAIHE, url: "http://user:word@127.0.0.1" }, "url BAD_FORMAT"],
    [{ ...BAIHE, url: "127.0.0.1:4102" }, "url BAD_FORMAT"],
    [{ ...BAIHE, publicKey: "no key" }, "publicKey BAD_FORMAT"],
    [{ ...BAIHE, publicKey: JSON.stringify({ ...KEY, d: X }) }, "publicKey BAD_FORMAT"],
  ])("refuses %o with %s and changes nothing", async (input, problem) => {
    const before = await versionOf();
    expect(codesOf(await register.register(OPERATOR, input))).toEqual([problem]);
    expect(await versionOf()).toBe(before);
  });

  it("never gives a code out again, also not that of a retired site", async () => {
    await register.register(OPERATOR, BAIHE);
    expect(codesOf(await register.register(OPERATOR, BAIHE))).toEqual(["code DUPLICATE"]);
    expect((await register.retire(OPERATOR, "baihe")).site).toMatchObject({ lifecycle: "RETIRED", version: 2 });
    expect(codesOf(await register.register(OPERATOR, BAIHE))).toEqual(["code DUPLICATE"]);
    const { sites, places } = await readDirectoryDocument(database);
    expect(sites.find(({ code }) => code === "baihe")?.lifecycle).toBe("RETIRED");
    expect(places.find(({ name }) => name === "白鹤街道")?.siteCode).toBeNull();
  });

  it("never retires the park, nor a site twice, nor one that is not there", async () => {
    await register.register(OPERATOR, BAIHE);
    await register.retire(OPERATOR, "baihe");
    expect(codesOf(await register.retire(OPERATOR, "baihe"))).toEqual(["code WRONG_STATE"]);
    expect(codesOf(await register.retire(OPERATOR, "park"))).toEqual(["code FORBIDDEN"]);
    expect(codesOf(await register.retire(OPERATOR, "nowhere"))).toEqual(["code NOT_FOUND"]);
  });

  it("registers sites that come at once one after the other", async () => {
    const codes = Array.from({ length: 8 }, (_, index) => `site-${index}`);
    await Promise.all(codes.map((code) => register.register(OPERATOR, { ...BAIHE, code })));
    const { sites } = await readDirectoryDocument(database);
    expect(sites.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("is for operators only", async () => {
    await expect(register.register(somebody("PARK_STEWARD"), BAIHE)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(register.retire(somebody("PARK_STEWARD"), "baihe")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("takes note of where a host is now, from the site itself only", async () => {
    await register.register(OPERATOR, BAIHE);
    const before = await versionOf();
    await register.announce("baihe", "baihe", "http://127.0.0.1:4102");
    expect(await versionOf()).toBe(before);
    await register.announce("baihe", "baihe", "http://127.0.0.1:5102/");
    const { version, sites } = await readDirectoryDocument(database);
    expect([version, sites[1]?.url]).toEqual([before + 1, "http://127.0.0.1:5102"]);
    const refused = (announcer: string, site: string, url: string) =>
      expect(register.announce(announcer, site, url)).rejects;
    await refused("park", "baihe", "http://127.0.0.1:1").toMatchObject({ code: "FORBIDDEN" });
    await refused("nowhere", "nowhere", "http://127.0.0.1:1").toMatchObject({ code: "NOT_FOUND" });
    await refused("baihe", "baihe", "javascript:0").toMatchObject({ code: "BAD_REQUEST" });
  });

  it("keeps the park's own entry up to date with each start", async () => {
    const before = await versionOf();
    const key = publicKeyOf(await generateSigningKey());
    const park = {
      code: "park",
      name: "园",
      kind: "PARK",
      areaCode: "330200",
      url: "http://127.0.0.1:9",
      publicKey: key,
    } as const;
    await register.keepPark(park);
    await register.keepPark(park);
    const { version, sites } = await readDirectoryDocument(database);
    expect(version).toBe(before + 1);
    expect(sites).toEqual([expect.objectContaining({ url: "http://127.0.0.1:9", publicKey: key })]);
  });
});

describeOnEachDatabase("CommunityService", (fixture) => {
  let database: DataSource;
  let communities: CommunityService;

  beforeEach(async () => {
    database = await openPark(fixture);
    communities = new CommunityService(database, steppingClock());
    const register = new RegisterService(database, steppingClock());
    await register.register(OPERATOR, { ...BAIHE, code: "dongwu", areaCode: "330212104" });
    await register.register(OPERATOR, BAIHE);
  });

  afterEach(() => database.destroy());

  const placesNamed = async (name: string) => {
    const { places } = await readDirectoryDocument(database);
    return places.filter((place) => place.name === name).map(({ areaCode, siteCode }) => [areaCode, siteCode]);
  };

  it("keeps namesakes of two townships apart and the same one once", async () => {
    const worker = somebody("STATION_WORKER", { site: "dongwu" });
    for (const input of [
      { name: "勤勇村", areaCode: "330212104" },
      { name: " 勤勇村 ", areaCode: "330212104", site: "dongwu" },
    ]) {
      expect(codesOf(await communities.register(worker, input))).toEqual([]);
    }
    await communities.register(OPERATOR, { name: "勤勇村", areaCode: "330211100" });
    expect(await placesNamed("勤勇村")).toEqual([
      ["330211100", null],
      ["330212104", "dongwu"],
    ]);
    const { version } = await readDirectoryDocument(database);
    await communities.register(worker, { name: "勤勇村", areaCode: "330212104" });
    expect((await readDirectoryDocument(database)).version).toBe(version);
  });

  it("registers one of many equal ones that come at once", async () => {
    const input = { name: "和丰社区", areaCode: "330212011", site: "baihe" };
    await Promise.all(Array.from({ length: 6 }, () => communities.register(OPERATOR, input)));
    expect(await placesNamed("和丰社区")).toEqual([["330212011", "baihe"]]);
  });

  it("lets a steward move a community to another site, a worker only fill a gap", async () => {
    const input = { name: "和丰社区", areaCode: "330212011" };
    await communities.register(OPERATOR, input);
    await communities.register(somebody("STATION_WORKER", { site: "baihe" }), input);
    await communities.register(somebody("STATION_WORKER", { site: "dongwu" }), input);
    expect(await placesNamed("和丰社区")).toEqual([["330212011", "baihe"]]);
    await communities.register(somebody("PARK_STEWARD"), { ...input, site: "dongwu" });
    expect(await placesNamed("和丰社区")).toEqual([["330212011", "dongwu"]]);
  });

  it("refuses townships and sites that are not there, and names that are too long", async () => {
    const refused = async (more: object) =>
      codesOf(await communities.register(OPERATOR, { name: "某村", areaCode: "330212104", ...more }));
    expect(await refused({ areaCode: "330212" })).toEqual(["areaCode NOT_FOUND"]);
    expect(await refused({ site: "nowhere" })).toEqual(["site NOT_FOUND"]);
    expect(await refused({ name: "村".repeat(41) })).toEqual(["name TOO_LONG"]);
  });

  it("is for workers of the site, stewards and operators", async () => {
    const input = { name: "某村", areaCode: "330212104", site: "dongwu" };
    for (const principal of [
      somebody("STATION_WORKER", { site: "baihe" }),
      somebody("STATION_WORKER"),
      somebody("ANALYST"),
    ]) {
      await expect(communities.register(principal, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});
