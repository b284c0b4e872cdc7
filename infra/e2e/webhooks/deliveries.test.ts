/*
 * The rules HOOK of gateway/PROTOCOL.md against a started hub and a real receiver, which verifies with the library of
 * Standard Webhooks.
 */
import { Webhook } from "standardwebhooks";
import { eventually } from "../src/eventually";
import {
  ATTEMPTS,
  OFFICER,
  startHookedHub,
  WEBHOOK,
  type Changed,
  type HookedHub,
  type ShownProblem,
} from "./hooked-hub";

/** Longer than HOOK-07's endpoint is away, also on a machine that stands still meanwhile. */
const DISABLE_AFTER_MS = 15_000;

describe("deliveries of webhooks", () => {
  let hooked: HookedHub;
  beforeAll(async () => {
    hooked = await startHookedHub({ env: { HUB_WEBHOOK_DISABLE_AFTER: `${DISABLE_AFTER_MS}ms` } });
  });
  afterAll(async () => hooked?.cleanup.dispose());

  const until = (holds: () => boolean): Promise<boolean> => eventually(async () => holds(), Boolean);
  const projectsAt = (path: string) => hooked.receiver.projectsAt(path);

  it("HOOK-01 signs every message so that the scheme's own library verifies it", async () => {
    const { receiver, follow, publish } = hooked;
    await follow("/signed");
    await publish();
    await until(() => receiver.at("/signed").length === 1);
    expect(receiver.forged).toEqual([]);
    expect(receiver.at("/signed")[0]?.id).toMatch(/^msg_[\w-]{27}$/);
  });

  it("HOOK-02 sends what a subscription with the owner's rights gives, completed across graphs", async () => {
    const { receiver, follow, publish } = hooked;
    const hook = await follow("/whole", {
      operation: `subscription F($filter: ProjectFilter) { projectPublished(filter: $filter) {
        cursor at projectId project { title site { name } organization { name } } } }`,
      variables: JSON.stringify({ filter: { fields: ["MEDIATION"] } }),
    });
    const id = await publish(["MEDIATION"]);
    await until(() => receiver.at("/whole").length === 1);
    const [message] = receiver.at("/whole");
    expect(message).toMatchObject({
      type: "projectPublished",
      webhookId: hook.id,
      data: { projectPublished: { projectId: id, project: { organization: { name: "明理法律服务中心" } } } },
    });
    expect(message?.cursor).toBe(message?.data?.projectPublished?.cursor);
    expect(message?.errors).toBeUndefined();
  });

  it("HOOK-03 sends events in order, the next one when the one before was taken", async () => {
    const { receiver, follow, publish } = hooked;
    await follow("/order");
    let refusals = 2;
    receiver.answers("/order", (response) => response.writeHead(refusals-- > 0 ? 500 : 204).end());
    const ids = [await publish(), await publish(), await publish()];
    await until(() => projectsAt("/order").length === 3);
    expect(projectsAt("/order")).toEqual(ids);
    const arrived = receiver.at("/order").map(({ data }) => data?.projectPublished?.projectId);
    expect(arrived).toEqual([ids[0], ids[0], ...ids]);
  });

  it("HOOK-04 names an event alike over all attempts, and each event otherwise", async () => {
    const messages = hooked.receiver.at("/order").map(({ id }) => id);
    expect(new Set(messages.slice(0, 3)).size).toBe(1);
    expect(new Set(messages).size).toBe(3);
  });

  it("HOOK-06 begins now, or behind `after`", async () => {
    const { receiver, follow, publish } = hooked;
    const missed = receiver.at("/order").at(-2)?.cursor;
    await follow("/now");
    await follow("/after", { after: missed });
    const id = await publish();
    await until(() => projectsAt("/after").length === 2 && projectsAt("/now").length === 1);
    expect(projectsAt("/now")).toEqual([id]);
    expect(projectsAt("/after")).toEqual([projectsAt("/order")[2], id]);
  });

  it("HOOK-07 gives up no event for an endpoint that is away, and goes on in order when it is back", async () => {
    const { receiver, follow, publish, shown } = hooked;
    const { id } = await follow("/night");
    receiver.answers("/night", 503);
    const ids = [await publish(), await publish()];
    await eventually(
      () => shown(id),
      ({ failureCount }) => failureCount > ATTEMPTS + 1,
    );
    receiver.answers("/night", 204);
    await until(() => projectsAt("/night").length === 2);
    expect(projectsAt("/night")).toEqual(ids);
    const after = await eventually(
      () => shown(id),
      ({ deliveredCount }) => deliveredCount === 2,
    );
    expect(after).toMatchObject({ failureCount: 0, deadLetterCount: 0, state: "ACTIVE" });
  });

  it("HOOK-08 sets an event aside that is refused again and again, and goes on behind it", async () => {
    const { receiver, follow, publish, shown } = hooked;
    const { id } = await follow("/picky");
    // Known by its place: the event may come before the answer that holds its id
    let first: string | undefined;
    receiver.answers("/picky", (response, { data }) => {
      const projectId = data?.projectPublished?.projectId;
      first ??= projectId;
      response.writeHead(projectId === first ? 422 : 204).end();
    });
    const [bad, good] = [await publish(), await publish()];
    await until(() => projectsAt("/picky").includes(good));
    const refused = receiver.at("/picky").filter(({ data }) => data?.projectPublished?.projectId === bad);
    expect(refused).toHaveLength(ATTEMPTS);
    expect(await shown(id)).toMatchObject({ deadLetterCount: 1 });
  });

  it("HOOK-09 shows dead letters, and delivers them again with their ids when asked", async () => {
    const { hub, receiver, change, shown } = hooked;
    const [{ webhookId: id = "", id: messageId = "" } = {}] = receiver.at("/picky");
    const { data } = await hub.ask<{
      webhook: {
        deadLetters: { nodes: readonly { id: string; messageId: string; body: string; lastStatus: number }[] };
      };
    }>(
      `query Letters($id: ID!) { webhook(id: $id) { deadLetters { nodes { id messageId body lastStatus lastError attempts } } } }`,
      { id },
      OFFICER,
    );
    const [letter] = data.webhook.deadLetters.nodes;
    expect(letter).toMatchObject({ messageId, lastStatus: 422, attempts: ATTEMPTS });
    expect(JSON.parse(letter?.body ?? "{}")).toMatchObject({ type: "projectPublished" });
    receiver.answers("/picky", 204);
    await change("replayWebhook", { id, deadLetterIds: [letter?.id] });
    await eventually(
      () => shown(id),
      ({ deadLetterCount }) => deadLetterCount === 0,
    );
    expect(receiver.at("/picky").at(-1)).toMatchObject({ id: messageId });
  });

  it("HOOK-10 disables what fails for too long, with notice, and starts again where it stopped", async () => {
    const { receiver, follow, publish, shown, change } = hooked;
    const { id } = await follow("/dead");
    receiver.answers("/dead", (response, { type }) =>
      response.writeHead(type === "webhook.disabled" ? 204 : 503).end(),
    );
    const missed = await publish();
    const disabled = await eventually(
      () => shown(id),
      ({ state }) => state === "DISABLED",
    );
    expect(disabled).toMatchObject({ reason: "ENDPOINT_FAILING", lastStatus: 503, deadLetterCount: 0 });
    expect(disabled.detail).toContain("replayWebhook");
    await until(() => receiver.at("/dead").some(({ type }) => type === "webhook.disabled"));
    const later = await publish();
    receiver.answers("/dead", 204);
    expect((await change("replayWebhook", { id })).webhook).toMatchObject({ state: "ACTIVE", reason: null });
    await until(() => projectsAt("/dead").length === 2);
    expect(projectsAt("/dead")).toEqual([missed, later]);
  });

  it("HOOK-11 takes 410 at its word", async () => {
    const { receiver, follow, publish, shown } = hooked;
    const { id } = await follow("/gone");
    receiver.answers("/gone", 410);
    await publish();
    const gone = await eventually(
      () => shown(id),
      ({ state }) => state === "DISABLED",
    );
    expect(gone).toMatchObject({ reason: "ENDPOINT_GONE", lastStatus: 410 });
    expect(receiver.at("/gone")).toHaveLength(1);
  });

  it("HOOK-12 follows no redirect", async () => {
    const { receiver, follow, publish, shown } = hooked;
    const { id } = await follow("/moved");
    receiver.answers("/moved", 307, { location: receiver.url("/elsewhere") });
    await publish();
    const seen = await eventually(
      () => shown(id),
      ({ failureCount }) => failureCount > 0,
    );
    expect(seen).toMatchObject({ lastStatus: 307, lastError: expect.stringContaining("重定向") as string });
    expect([...receiver.at("/elsewhere"), ...receiver.forged]).toEqual([]);
  });

  it("HOOK-13 waits no longer than its deadline, and reads no endless answer", async () => {
    const { receiver, follow, publish, shown } = hooked;
    const { id: slow } = await follow("/slow");
    const { id: huge } = await follow("/huge");
    receiver.answers("/slow", () => undefined);
    let isCut = false;
    receiver.answers("/huge", (response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      const flood = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", flood);
      response.on("close", () => (isCut = true));
      flood();
    });
    await publish();
    const late = await eventually(
      () => shown(slow),
      ({ failureCount }) => failureCount > 0,
    );
    expect(late).toMatchObject({ lastStatus: null, lastError: expect.stringContaining("时限") as string });
    const flooded = await eventually(
      () => shown(huge),
      ({ deliveredCount }) => deliveredCount === 1,
    );
    expect(flooded.failureCount).toBe(0);
    await until(() => isCut);
  });

  it("HOOK-16 tells the secret once, and takes one that is brought", async () => {
    const { hub, receiver, follow, publish } = hooked;
    const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
    await follow("/own-secret", { secret });
    receiver.knows("/own-secret", secret);
    await publish();
    await until(() => receiver.at("/own-secret").length === 1);
    const { data } = await hub.ask(
      "{ webhooks(first: 100) { nodes { id url name operation variables } } }",
      {},
      OFFICER,
    );
    expect(JSON.stringify(data)).not.toContain("whsec_");
    expect(() =>
      new Webhook(secret).verify("{}", { "webhook-id": "a", "webhook-timestamp": "1", "webhook-signature": "v1,x" }),
    ).toThrow();
  });

  it("HOOK-17 replays behind a cursor: the same events in order, with the same ids", async () => {
    const { receiver, change } = hooked;
    await until(() => projectsAt("/after").at(-1) === projectsAt("/own-secret").at(-1));
    const before = receiver.at("/after");
    const [first] = before;
    await change("replayWebhook", { id: first?.webhookId, after: first?.cursor });
    const again = before.slice(1).map(({ id }) => id);
    await until(() => receiver.at("/after").length >= before.length + again.length);
    expect(
      receiver
        .at("/after")
        .slice(before.length, before.length + again.length)
        .map(({ id }) => id),
    ).toEqual(again);
  });

  it("HOOK-19 sends a test at once and tells what came back", async () => {
    const { hub, receiver, follow } = hooked;
    const { id } = await follow("/tested");
    const test = () =>
      hub.ask<{
        testWebhook: { delivery: { isAccepted: boolean; status: number; messageId: string } | null } | null;
      } | null>(
        "mutation Test($id: ID!) { testWebhook(input: {id: $id}) { delivery { isAccepted status durationMs messageId error } problems { code } } }",
        { id },
        OFFICER,
      );
    const { data } = await test();
    expect(data?.testWebhook?.delivery).toMatchObject({ isAccepted: true, status: 204 });
    expect(receiver.at("/tested")).toMatchObject([
      { type: "webhook.test", id: data?.testWebhook?.delivery?.messageId },
    ]);
    expect((await test()).errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
  });

  it("HOOK-20 lets everybody handle their own only, and an operator all", async () => {
    const { hub, change, receiver, shown } = hooked;
    const [{ webhookId: id = "" } = {}] = receiver.at("/tested");
    const stranger = { role: "ORGANISATION", subject: "somebody-else" } as const;
    const list = "{ webhooks(first: 100) { totalCount nodes { id } } }";
    const own = await hub.ask<{ webhooks: { totalCount: number } }>(list, {}, stranger);
    expect(own.data.webhooks.totalCount).toBe(0);
    expect((await change("deleteWebhook", { id }, stranger)).problems).toMatchObject([{ code: "NOT_FOUND" }]);
    expect((await hub.ask(list)).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    expect((await change("disableWebhook", { id }, { role: "OPERATOR" })).webhook).toMatchObject({
      reason: "BY_OPERATOR",
    });
    expect((await change("replayWebhook", { id })).problems).toMatchObject([{ code: "FORBIDDEN" }]);
    expect((await change("deleteWebhook", { id }, { role: "OPERATOR" })).problems).toEqual([]);
    await expect(shown(id)).rejects.toThrow();
  });

  it.each<[string, Readonly<Record<string, unknown>>, ShownProblem["code"], string]>([
    ["neither operation nor filter", { filter: null }, "REQUIRED", "operation"],
    ["no subscription", { filter: null, operation: "{ viewer { subject } }" }, "BAD_FORMAT", "operation"],
    ["unknown fields", { filter: null, operation: "subscription { changes { nothing } }" }, "BAD_FORMAT", "operation"],
    [
      "its own after",
      { filter: null, operation: 'subscription { changes(after: "x") { cursor } }' },
      "BAD_FORMAT",
      "operation",
    ],
    [
      "broken variables",
      { filter: null, operation: "subscription { changes { cursor } }", variables: "[" },
      "BAD_FORMAT",
      "variables",
    ],
    ["a filter of another event", { filter: { event: "CHANGE", fields: ["HEALTH"] } }, "BAD_FORMAT", "filter"],
    ["a filter that can mean nothing", { filter: { event: "DEMAND_POSTED", within: "西藏" } }, "BAD_FORMAT", "filter"],
    ["a weak secret", { secret: "whsec_c2hvcnQ=" }, "BAD_FORMAT", "secret"],
    ["no URL", { url: "justice" }, "BAD_FORMAT", "url"],
    ["a private address", { url: "http://10.1.2.3/hook" }, "FORBIDDEN", "url"],
    ["a cursor of nobody", { after: "garbage" }, "BAD_FORMAT", "after"],
  ])("HOOK-21 refuses at the registration: %s", async (_what, change, code, field) => {
    const { hub, receiver } = hooked;
    const input = { url: receiver.url("/never"), filter: { event: "CHANGE" }, ...change };
    const { data, errors } = await hub.ask<{ createWebhook: Changed | null }>(
      `mutation Create($input: CreateWebhookInput!) { createWebhook(input: $input) { webhook { ${WEBHOOK} } problems { field code message } } }`,
      { input },
      OFFICER,
    );
    expect(errors).toEqual([]);
    expect(data.createWebhook?.problems).toEqual([
      {
        code,
        field: expect.arrayContaining([field]) as string[],
        message: expect.stringMatching(/\p{Script=Han}/u) as string,
      },
    ]);
  });

  it("counts deliveries for Prometheus", async () => {
    const text = await (await fetch(`${new URL(hooked.hub.url).origin}/metrics`)).text();
    for (const outcome of ["delivered", "refused", "away", "gone", "dead_letter", "disabled", "test"]) {
      expect(text).toMatch(new RegExp(`hub_gateway_webhook_deliveries_total\\{outcome="${outcome}"\\} [1-9]`));
    }
    expect(text).toMatch(/hub_gateway_webhooks_held [1-9]/);
  });
});
