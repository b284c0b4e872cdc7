/*
 * Partners with schemas of their own: who joins, who is refused and why, and that neither disturbs what runs.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { threadId } from "node:worker_threads";

import { collectCleanup, temporaryDirectory, type Cleanup } from "@park-hub/testkit";
import { decodeJwt } from "jose";
import { request } from "undici";

import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";
import { FakePartner, partnerSdl } from "./fake-partner";

const VENUES = partnerSdl(`
  type Query { venues: [Venue] }
  type Venue @key(fields: "id") { id: ID! name: String }
  type Organization @key(fields: "id") { id: ID! venues: [Venue] }`);

const venue = { id: "v1", name: "Tea house" };
const reference = (key: object): object => key;

describe("partners with schemas of their own", () => {
  let cleanup: Cleanup;
  let file: string;
  let hub: FakeHub;
  let culture: FakePartner;
  const lines: (readonly [fields: object, message: string])[] = [];
  const keep = (fields: object, message: string): void => void lines.push([fields, message]);
  const told = (message: string): readonly object[] =>
    lines.filter(([, said]) => said.startsWith(message)).map(([fields]) => fields);

  beforeAll(async () => {
    cleanup = collectCleanup();
    const directory = cleanup.add(temporaryDirectory("partners"), (made) => made.dispose());
    file = join(directory.path, "partners.json");
    name();
    culture = await new FakePartner(VENUES, {
      Query: { venues: () => [venue] },
      Venue: { __resolveReference: reference },
      Organization: { __resolveReference: reference, venues: () => [venue] },
    }).start();
    cleanup.add(culture, (partner) => partner.stop());
    const logger = { debug: keep, info: keep, warn: keep, error: keep };
    hub = await startFakeHub({ partnersFile: file, logger });
    cleanup.add(hub, (started) => started.dispose());
  });
  afterAll(() => cleanup.dispose());
  beforeEach(() => joined());

  function name(...partners: readonly object[]): void {
    writeFileSync(file, JSON.stringify(partners));
  }
  const joined = async (...partners: readonly (readonly [string, FakePartner])[]): Promise<void> => {
    name(...partners.map(([called, { url }]) => ({ name: called, url })));
    await hub.gateway.checkPartners();
  };
  const summary = async (): Promise<string> => {
    const { body } = await request(`${hub.gateway.url}/health/ready`);
    const { parts } = (await body.json()) as { parts: { partners: { now: string } } };
    return parts.partners.now;
  };
  const ORGANIZATION = `organization(id: "${idOf("park", 701)}")`;

  it("adds a field to the hub's organisations, and takes it away again", async () => {
    const query = `{ venues { name } ${ORGANIZATION} { name venues { id name } } }`;
    expect((await hub.ask(query)).errors[0]?.message).toContain('Cannot query field "venues"');
    await joined(["culture", culture]);
    const { data, errors } = await hub.ask(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      venues: [{ name: "Tea house" }],
      organization: { name: "organisation 701", venues: [venue] },
    });
    expect(decodeJwt(String(culture.headers["hub-identity"]))).toMatchObject({ aud: "partner:culture" });
    expect(await summary()).toBe("accepted: culture");
    await joined();
    expect((await hub.ask(query)).errors[0]?.message).toContain('Cannot query field "venues"');
  });

  it("refuses partners that break the rules, says why, and changes nothing", async () => {
    const hostile: Readonly<Record<string, readonly [types: string, reason: string]>> = {
      overrides: [
        `type Project @key(fields: "id") { id: ID! title: String @override(from: "lists") }`,
        "uses @override",
      ],
      hides: [`type Project @key(fields: "id") { id: ID! note: String @inaccessible }`, "@inaccessible on the hub's"],
      replaces: [
        `type Project @key(fields: "id") @interfaceObject { id: ID! }`,
        "@interfaceObject on the hub's Project",
      ],
      renames: [`enum ProjectStage { OPEN CLOSED }`, "redefines the hub's ProjectStage"],
      asks: [`input PublishProjectInput { x: Int }`, "redefines the hub's input PublishProjectInput"],
      demands: [`type Project @key(fields: "id") { id: ID! note: String! }`, "may be null"],
      answers: [`type Project @key(fields: "id") { id: ID! title: String }`, "Project.title"],
      loosens: [`type PageInfo @shareable { hasNextPage: Boolean }`, "breaks the schema"],
    };
    const partners = await Promise.all(
      Object.entries(hostile).map(async ([called, [types]]) => {
        const partner = await new FakePartner(partnerSdl(`type Query { ${called}: Int } ${types}`)).start();
        cleanup.add(partner, (started) => started.stop());
        return [called, partner] as const;
      }),
    );
    await joined(["culture", culture], ...partners);
    const parts = (await summary()).split(". ");
    expect(parts[0]).toBe("accepted: culture");
    const reasonOf = (called: string): string => parts.find((line) => line.startsWith(`${called} refused: `)) ?? "";
    for (const [called, [, reason]] of Object.entries(hostile)) expect(reasonOf(called)).toContain(reason);
    const { data, errors } = await hub.ask(`{ venues { name } project(id: "${idOf("baihe", 1)}") { title } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ venues: [{ name: "Tea house" }], project: { title: "baihe project 1" } });
    expect((await hub.ask("{ overrides loosens }")).errors).toHaveLength(2);
  });

  it("keeps the old schema of a partner whose new one is refused", async () => {
    await joined(["culture", culture]);
    culture.sdl = partnerSdl(
      "type Query { venues: [Venue] } type Venue { id: ID! } input PublishProjectInput { x: Int }",
    );
    await hub.gateway.checkPartners();
    expect(await summary()).toContain("culture refused");
    culture.sdl = VENUES;
    expect((await hub.ask(`{ venues { name } }`)).data).toEqual({ venues: [{ name: "Tea house" }] });
  });

  it("leaves everything as it is when the file is broken", async () => {
    await joined(["culture", culture]);
    writeFileSync(file, "[{");
    await hub.gateway.checkPartners();
    expect(await summary()).toBe("accepted: culture. the partners' file is not JSON");
    expect((await hub.ask(`{ venues { name } }`)).errors).toEqual([]);
  });

  it("fails no request while partners come and go", async () => {
    let isSwapping = true;
    let answered = 0;
    const keepAsking = async (): Promise<readonly unknown[]> => {
      const failures: unknown[] = [];
      do {
        const { errors, data } = await hub.ask(
          `{ ${ORGANIZATION} { name } project(id: "${idOf("baihe", 1)}") { title site { code } } }`,
        );
        const isRight = data?.organization !== null && data?.project !== null && errors.length === 0;
        if (!isRight) failures.push({ data, errors });
        answered += 1;
      } while (isSwapping);
      return failures;
    };
    lines.length = 0;
    const asking = Array.from({ length: 25 }, keepAsking);
    for (const partners of [[["culture", culture]], [], [["culture", culture]]] as const) await joined(...partners);
    isSwapping = false;
    expect((await Promise.all(asking)).flat()).toEqual([]);
    expect(answered).toBeGreaterThan(25);
    // Composed beside the thread that answers, each in one of its own
    const threads = told("partners decided").flatMap((fields) => (fields as { threads: readonly number[] }).threads);
    expect(threads).toHaveLength(2);
    expect(new Set([threadId, ...threads]).size).toBe(3);
    expect((await hub.ask(`{ venues { name } }`)).errors).toEqual([]);
  });

  describe("when the gateway starts with a copy of their schemas that is no good", () => {
    const url = "http://127.0.0.1:1/graphql";
    const entry = (sdl: string): object => ({ name: "ballet", url, sdl });
    const sound = partnerSdl("type Query { dances: Int }");

    it.each([
      ["half a file", '[{"name":"ballet","sdl', "it is not JSON", "its SDL cannot be had"],
      ["something else", '{"ballet":{}}', "it holds no list", "its SDL cannot be had"],
      [
        "a partner without a schema",
        '[{"name":"ballet"}]',
        "1 of its entries are no partners",
        "its SDL cannot be had",
      ],
      ["half a schema", JSON.stringify([entry(sound.slice(0, -4))]), null, "its SDL cannot be read"],
    ])("%s: serves without whom it cannot ask, names it, and takes in the others", async (_what, kept, warned, why) => {
      name({ name: "ballet", url }, { name: "culture", url: culture.url });
      lines.length = 0;
      await hub.restartGateway(() => writeFileSync(join(hub.stateDir, "partners.json"), kept));
      expect(told("the kept copy of the partners is no good")).toMatchObject(
        warned === null ? [] : [{ reason: warned }],
      );
      expect(await summary()).toMatch(new RegExp(`^accepted: culture. ballet refused: .*${why}`, "s"));
      const { data, errors } = await hub.ask(`{ venues { name } ${ORGANIZATION} { name } }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({ venues: [{ name: "Tea house" }], organization: { name: "organisation 701" } });
    });

    it("keeps those that were accepted last while the file that names them is broken", async () => {
      await joined(["culture", culture]);
      await hub.restartGateway(() => writeFileSync(file, '[{"name":"cul'));
      expect(await summary()).toBe("accepted: culture. the partners' file is not JSON");
      expect((await hub.ask(`{ venues { name } }`)).data).toEqual({ venues: [{ name: "Tea house" }] });
    });
  });

  it("costs its own fields only when it is away, also over a restart of the gateway", async () => {
    await joined(["culture", culture]);
    await culture.stop();
    await hub.restartGateway();
    const { data, errors } = await hub.ask(`{ ${ORGANIZATION} { name venues { name } } }`);
    expect(data).toEqual({ organization: { name: "organisation 701", venues: null } });
    expect(errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", part: "partner:culture" } }]);
  });
});
