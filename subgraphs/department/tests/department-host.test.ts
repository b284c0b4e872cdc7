import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateSigningKey, IDENTITY_HEADER, IdentitySigner, publicKeyOf, type Principal } from "@park-hub/identity";
import type { SiteHost } from "@park-hub/site";
import { createLogger } from "@park-hub/telemetry";
import { collectCleanup, describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { startDepartmentHost } from "../src/server";

const PUBLIC: Principal = { subject: "public", roles: ["PUBLIC"] };
const OFFICER: Principal = { subject: "officer", roles: ["DEPARTMENT_OFFICER"], site: "justice" };
const DEPARTMENT = `query ($references: [_Any!]!) {
  _entities(representations: $references) {
    ... on Site { code department { remit version programmes(first: 1) { totalCount nodes { id title fields budget startsOn } pageInfo { hasNextPage } } } }
  }
}`;
const REFERENCES = {
  references: [
    { __typename: "Site", code: "justice" },
    { __typename: "Site", code: "baihe" },
  ],
};

describeOnEachDatabase("a host of a department", (fixture) => {
  const cleanup = collectCleanup();
  let host: SiteHost;
  let gateway: IdentitySigner;

  beforeAll(async () => {
    const folder = cleanup.add(temporaryDirectory("department"), (made) => made.dispose());
    const gatewayKey = await generateSigningKey();
    gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
    const trustFile = join(folder.path, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(gatewayKey) }));
    host = await startDepartmentHost({
      sites: [{ code: "justice", databaseTarget: await fixture.fresh(), signingKey: await generateSigningKey() }],
      port: 0,
      host: "127.0.0.1",
      publicUrl: null,
      broker: null,
      // Nobody is there: a host starts and answers while park is away
      parkUrl: "http://127.0.0.1:9",
      trustFile,
      directoryCacheFile: join(folder.path, "directory.json"),
      timeZone: "Asia/Shanghai",
      logLevel: "silent",
      logger: createLogger({ name: "department-host" }),
    });
    cleanup.add(host, (made) => made.close());
  });

  afterAll(() => cleanup.dispose());

  async function ask(query: string, variables: object, as: Principal = PUBLIC) {
    const response = await fetch(`${host.url}/department/justice/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", [IDENTITY_HEADER]: await gateway.sign(as, "justice") },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  it("answers for its own department, with its programmes, and for no other", async () => {
    const open = `mutation ($input: OpenProgrammeInput!) { openProgramme(input: $input) { programme { id title } problems { code } } }`;
    const input = {
      site: "justice",
      title: "楼宇公益法律服务站",
      summary: "每周到访两次。",
      fields: ["LEGAL_AID"],
      budget: 80000,
      startsOn: "2026-12-01",
    };
    expect(await ask(open, { input }, OFFICER)).toMatchObject({
      data: { openProgramme: { programme: { title: input.title }, problems: [] } },
    });
    await ask(open, { input: { ...input, title: "普法进社区" } }, OFFICER);
    expect(await ask(DEPARTMENT, REFERENCES)).toEqual({
      data: {
        _entities: [
          {
            code: "justice",
            department: {
              remit: null,
              version: 1,
              programmes: {
                totalCount: 2,
                nodes: [
                  {
                    id: expect.stringMatching(/^justice:/),
                    title: "普法进社区",
                    fields: ["LEGAL_AID"],
                    budget: 80000,
                    startsOn: "2026-12-01",
                  },
                ],
                pageInfo: { hasNextPage: true },
              },
            },
          },
          { code: "baihe", department: null },
        ],
      },
    });
  });

  it("takes a change from its own officer and from nobody else", async () => {
    const update = `mutation ($input: UpdateDepartmentInput!) { updateDepartment(input: $input) { department { remit version } problems { code } } }`;
    const input = { site: "justice", version: 1, remit: "公共法律服务" };
    expect(await ask(update, { input })).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await ask(update, { input }, OFFICER)).toEqual({
      data: { updateDepartment: { department: { remit: "公共法律服务", version: 2 }, problems: [] } },
    });
  });

  it("refuses a page that is too large", async () => {
    const query = DEPARTMENT.replace("first: 1", "first: 101");
    expect(await ask(query, REFERENCES)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });
});
