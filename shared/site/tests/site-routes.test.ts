/* What sites and match ask of a host over HTTP besides the graphs: reservations, commitments, feed, heads, snapshots. */
import { IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { startTestHub, STEWARD, type TestHub } from "./host-fixture";
import { open, publish } from "./site-objects";

describeOnEachDatabase("a host's own routes", (database) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub(database);
    await hub.startHost(["baihe"]);
    await hub.startHost(["minglou"]);
  });
  afterAll(() => hub.dispose());

  const signer = (site: string): IdentitySigner => hub.site(site).signer;

  async function call(
    path: string,
    identity: string | null,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${hub.host("baihe").url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(identity === null ? {} : { [IDENTITY_HEADER]: identity }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  describe("POST /reservations/<site>", () => {
    const PLACE = {
      action: "reserve",
      placementId: "minglou:01KAQ3V6GZ5M9X1N8R2T4W7Y0B",
      projectId: "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B",
      attemptId: "minglou:01KAQ3V6GZ5M9X1N8R2T4W7Y0C",
    };

    it("hears sites only, each about its own placements", async () => {
      const asked = async (identity: string | null) => (await call("/reservations/baihe", identity, PLACE)).status;
      expect(await asked(null)).toBe(401);
      expect(await asked(await hub.gateway.sign(STEWARD, "baihe"))).toBe(403);
      expect(await asked(await hub.match.serviceIdentity("baihe"))).toBe(403);
      expect(await asked(await signer("baihe").serviceIdentity("baihe"))).toBe(403);
      expect(await asked(await signer("minglou").serviceIdentity("minglou"))).toBe(401);
      expect(await asked(await signer("minglou").serviceIdentity("baihe"))).toBe(200);
    });

    it.each<[string, unknown, RegExp]>([
      ["no JSON", "{", /JSON/],
      ["no object", "[]", /body|action/],
      ["an unknown action", { action: "steal" }, /action/],
      ["a missing id", { ...PLACE, attemptId: undefined }, /attemptId/],
      ["a bad id", { ...PLACE, projectId: "baihe:1" }, /projectId: is not of the form/],
      ["a key too many", { ...PLACE, force: true }, /force/],
      [
        "a project of another site",
        { action: "describe", projectId: PLACE.placementId },
        /does not belong to site baihe/,
      ],
    ])("refuses %s with a clear 400", async (_what, body, message) => {
      const answer = await call("/reservations/baihe", await signer("minglou").serviceIdentity("baihe"), body);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: "BAD_REQUEST" } }] } });
      expect(JSON.stringify(answer.body)).toMatch(message);
    });

    it("knows the sites of its host only", async () => {
      const identity = await signer("minglou").serviceIdentity("nowhere");
      expect(await call("/reservations/nowhere", identity, PLACE)).toMatchObject({
        status: 404,
        body: { errors: [{ extensions: { code: "SITE_UNKNOWN" } }] },
      });
    });

    it("describes a published project", async () => {
      const project = await publish(hub.site("baihe"), { capacity: 2 });
      const answer = await call("/reservations/baihe", await signer("minglou").serviceIdentity("baihe"), {
        action: "describe",
        projectId: project.id,
      });
      const { organizationId } = project;
      expect(answer.body).toEqual({ outcome: "FOUND", organizationId, stage: "OPEN", placesLeft: 2, placesTaken: 0 });
    });
  });

  describe("GET /placements/<site>/<placement>/commitment", () => {
    const path = (placement: string) => `/placements/baihe/${encodeURIComponent(placement)}/commitment`;

    it("says NONE of a placement that never tried to land", async () => {
      const placement = await open(hub.site("baihe"), (await publish(hub.site("minglou"))).id);
      const identity = await signer("minglou").serviceIdentity("baihe");
      expect(await call(path(placement.id), identity)).toEqual({
        status: 200,
        body: { state: "NONE", attemptId: null },
      });
    });

    it("refuses people, and ids of other sites", async () => {
      const id = "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B";
      expect((await call(path(id), null)).status).toBe(401);
      expect((await call(path(id), await hub.gateway.sign(STEWARD, "baihe"))).status).toBe(403);
      const identity = await signer("minglou").serviceIdentity("baihe");
      expect((await call(path("minglou:01KAQ3V6GZ5M9X1N8R2T4W7Y0B"), identity)).status).toBe(400);
    });
  });

  describe("the feed", () => {
    it("is for the hub's own parts", async () => {
      const asPerson = await hub.gateway.sign(STEWARD, "host");
      for (const [path, body] of [
        ["/feed", { cursors: {} }],
        ["/heads", undefined],
      ] as const) {
        expect((await call(path, null, body)).status).toBe(401);
        expect((await call(path, asPerson, body)).status).toBe(403);
      }
      expect((await call("/snapshot/baihe", await hub.gateway.sign(STEWARD, "baihe"))).status).toBe(403);
    });

    it("tells a change once it is committed", async () => {
      const identity = await hub.match.serviceIdentity("host");
      const heads = (await call("/heads", identity)).body as Record<string, { epoch: string; seq: number }>;
      const stop = new AbortController();
      const stream = await fetch(`${hub.host("baihe").url}/feed`, {
        method: "POST",
        headers: { [IDENTITY_HEADER]: identity, "content-type": "application/json" },
        body: JSON.stringify({ cursors: { baihe: heads.baihe } }),
        signal: stop.signal,
      });
      const project = await publish(hub.site("baihe"), { title: "新项目" });
      let text = "";
      for await (const chunk of stream.body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString("utf8");
        if (/event: change\ndata: .*\n\n/.test(text)) break;
      }
      stop.abort();
      expect(text).toContain(`"objectId":"${project.id}"`);
      expect(text).toContain(`"seq":${(heads.baihe?.seq ?? 0) + 1}`);
    });

    it("has a snapshot of each site", async () => {
      await publish(hub.site("baihe"));
      const answer = await fetch(`${hub.host("baihe").url}/snapshot/baihe`, {
        headers: { [IDENTITY_HEADER]: await hub.match.serviceIdentity("baihe") },
      });
      const lines = (await answer.text()).trim().split("\n");
      expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ end: true, count: lines.length - 2 });
      expect(lines.length).toBeGreaterThan(2);
    });
  });
});
