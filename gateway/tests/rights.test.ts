import { idOf } from "./fake-data";
import { startFakeHub, type FakeHub } from "./fake-hub";

const UPDATE = `mutation { updateProject(input: { id: "${idOf("baihe", 1)}", version: 1, title: "x" }) { project { title } } }`;
const BOTH = `mutation {
  updateProject(input: { id: "${idOf("baihe", 1)}", version: 1, title: "x" }) { project { title } }
  retireSite(input: { code: "baihe" }) { problems { code } }
}`;

describe("who may ask for what", () => {
  let hub: FakeHub;
  beforeAll(async () => {
    hub = await startFakeHub();
  });
  afterAll(() => hub.dispose());

  it("reads without a token, as the public", async () => {
    const { data } = await hub.ask("{ viewer { subject roles siteCode site { code } } }");
    expect(data?.viewer).toEqual({ subject: "public", roles: ["PUBLIC"], siteCode: null, site: null });
  });

  it("knows who brings a token", async () => {
    const token = await hub.token("STATION_WORKER", "baihe");
    const { data } = await hub.ask("{ viewer { roles siteCode site { name } } }", { token });
    expect(data?.viewer).toEqual({ roles: ["STATION_WORKER"], siteCode: "baihe", site: { name: "站点 baihe" } });
  });

  it.each(["Bearer nonsense", "Basic dXNlcg==", "Bearer eyJhbGciOiJub25lIn0.e30."])(
    "answers 401 to the header %j",
    async (authorization) => {
      const answer = await hub.ask("{ viewer { subject } }", { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
      expect(answer.headers["www-authenticate"]).toBe("Bearer");
    },
  );

  it("refuses a mutation without a token before anything is sent", async () => {
    const { status, data, errors } = await hub.ask(UPDATE);
    expect(status).toBe(200);
    expect(data).toEqual({ updateProject: null });
    expect(errors).toEqual([
      {
        message: "Mutation.updateProject needs a token",
        path: ["updateProject"],
        extensions: { code: "UNAUTHENTICATED" },
      },
    ]);
    expect(hub.first.mutations).toEqual([]);
  });

  it("begins no mutation when a part of it is forbidden", async () => {
    const { data, errors } = await hub.ask(BOTH, { token: await hub.token("STATION_WORKER", "baihe") });
    expect(data).toEqual({ updateProject: null, retireSite: null });
    expect(errors).toEqual([
      {
        message: "Mutation.retireSite needs the role OPERATOR; the caller has STATION_WORKER",
        path: ["retireSite"],
        extensions: { code: "FORBIDDEN" },
      },
    ]);
    expect(hub.first.mutations).toEqual([]);
  });
});
