import type { LeasedWebhook } from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import { createLogger } from "@park-hub/telemetry";
import { collectCleanup, describeOnEachDatabase, type Cleanup } from "@park-hub/testkit";
import { MatchDatabase } from "../src/data/match-database";
import { WebhookDeliveries } from "../src/services/webhook-deliveries";
import { WebhookRegistry, type NewWebhook } from "../src/services/webhook-registry";

const OFFICER: Principal = { subject: "legal-system", roles: ["DEPARTMENT_OFFICER"], site: "justice" };
const OTHER: Principal = { subject: "other-system", roles: ["DEPARTMENT_OFFICER"], site: "civil" };
const OPERATOR: Principal = { subject: "operations", roles: ["OPERATOR"] };
const NEW: NewWebhook = {
  name: "司法局法援平台",
  url: "https://hooks.justice.example/park",
  secret: null,
  event: "projectPublished",
  operation: "subscription { projectPublished { cursor projectId } }",
  variables: { filter: { fields: ["LEGAL_AID"] } },
  after: null,
  idempotencyKey: null,
};
const LEASE_MS = 10_000;
const FAILURE = {
  status: 500,
  error: "接收端答复 500",
  isRefusal: true,
  nextAttemptInMs: 5_000,
  disableAfterMs: 60_000,
  reason: "ENDPOINT_FAILING",
} as const;

describeOnEachDatabase("webhooks of match", (database) => {
  let cleanup: Cleanup;
  let clock: Date;
  let registry: WebhookRegistry;
  let deliveries: WebhookDeliveries;

  beforeEach(async () => {
    cleanup = collectCleanup();
    const opened = cleanup.add(await MatchDatabase.open(await database.fresh()), (one) => one.close());
    clock = new Date("2026-11-20T08:00:00.000Z");
    const now = (): Date => clock;
    registry = new WebhookRegistry({ database: opened, now, maxPerSubject: 3 });
    deliveries = new WebhookDeliveries({
      database: opened,
      now,
      logger: createLogger({ name: "match", level: "error" }),
      maxDeadLetters: 2,
    });
  });
  afterEach(() => cleanup.dispose());

  const later = (ms: number): void => {
    clock = new Date(clock.getTime() + ms);
  };
  async function create(input: Partial<NewWebhook> = {}, who = OFFICER): Promise<string> {
    const { webhook, problems } = await registry.create(who, { ...NEW, ...input });
    expect(problems).toEqual([]);
    return webhook?.id ?? "";
  }
  async function lease(holder: string, held: readonly string[] = []) {
    return deliveries.lease({ holder, held, room: 10, leaseMs: LEASE_MS, isRenewing: true });
  }
  async function leased(holder = "a"): Promise<LeasedWebhook> {
    const [hook] = (await lease(holder)).granted;
    if (hook === undefined) throw new Error("nothing was leased");
    return hook;
  }
  const shown = async (id: string) => registry.find(OFFICER, id);

  it("registers with a secret of its own that is told once, beginning now", async () => {
    const { webhook, secret } = await registry.create(OFFICER, NEW);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({ state: "ACTIVE", ownerSubject: "legal-system", ownerSite: "justice" });
    expect(JSON.stringify(await registry.list(OFFICER, {}))).not.toContain("whsec_");
    expect(await leased()).toMatchObject({
      secret,
      principal: OFFICER,
      cursor: webhook?.cursor,
      variables: NEW.variables,
    });
  });

  it("answers a repeated key with the first webhook and its secret, and refuses it for other content", async () => {
    const first = await registry.create(OFFICER, { ...NEW, idempotencyKey: "once" });
    const again = await registry.create(OFFICER, { ...NEW, idempotencyKey: "once" });
    expect(again).toEqual(first);
    const other = await registry.create(OFFICER, { ...NEW, url: "https://other.example/", idempotencyKey: "once" });
    expect(other.problems).toMatchObject([{ code: "IDEMPOTENCY_MISMATCH" }]);
    expect((await registry.list(OFFICER, {})).totalCount).toBe(1);
  });

  it("bounds the webhooks of one subject, refuses foreign cursors and the public", async () => {
    for (let count = 0; count < 3; count += 1) await create();
    expect((await registry.create(OFFICER, NEW)).problems).toMatchObject([{ code: "NO_CAPACITY" }]);
    expect((await registry.create(OTHER, { ...NEW, after: "garbage" })).problems).toMatchObject([
      { field: ["after"], code: "BAD_FORMAT" },
    ]);
    const nobody: Principal = { subject: "public", roles: ["PUBLIC"] };
    await expect(registry.create(nobody, NEW)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("shows and changes everybody's own only, and all to an operator, page by page", async () => {
    const ids = [await create(), await create(), await create({}, OTHER)];
    expect(await registry.find(OTHER, ids[0] ?? "")).toBeNull();
    expect((await registry.remove(OTHER, ids[0] ?? "")).problems).toMatchObject([{ code: "NOT_FOUND" }]);
    const first = await registry.list(OPERATOR, { first: 2 });
    const rest = await registry.list(OPERATOR, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect([first.totalCount, rest.pageInfo.hasNextPage]).toEqual([3, false]);
    expect((await registry.list(OTHER, {})).nodes.map(({ id }) => id)).toEqual([ids[2]]);
  });

  it("leases each webhook to one holder, whoever asks at the same time", async () => {
    for (let count = 0; count < 3; count += 1) await create();
    const answers = await Promise.all(["a", "b", "c", "d"].map((holder) => lease(holder)));
    const ids = answers.flatMap(({ granted }) => granted.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(3);
  });

  it("keeps a lease that is renewed, and gives it on when it runs out; the late holder's reports change nothing", async () => {
    const id = await create();
    const late = await leased("a");
    later(LEASE_MS * 0.9);
    expect((await lease("a", [id])).kept).toEqual([{ id, epoch: late.epoch }]);
    later(LEASE_MS * 0.9);
    expect((await lease("b")).granted).toEqual([]);
    later(LEASE_MS);
    const taken = await leased("b");
    expect(taken.epoch).toBeGreaterThan(late.epoch);
    expect((await lease("a", [id])).kept).toEqual([]);
    const report = { cursor: "behind", isDelivery: true, status: 200 };
    expect(await deliveries.advance(late, report)).toBe(false);
    expect(await deliveries.fail({ ...late, ...FAILURE })).toEqual({ isHeld: false, disabled: null });
    expect((await shown(id))?.cursor).toBe(taken.cursor);
    expect(await deliveries.advance(taken, report)).toBe(true);
    expect(await shown(id)).toMatchObject({ cursor: "behind", deliveredCount: 1, lastStatus: 200 });
  });

  it("takes back what a holder no longer works on, and all of it when it stops", async () => {
    const [one, two] = [await create(), await create()];
    expect((await lease("a")).granted).toHaveLength(2);
    expect((await lease("a", [two])).granted.map(({ id }) => id)).toEqual([one]);
    await deliveries.release("a");
    expect((await lease("b")).granted).toHaveLength(2);
  });

  it("gives a failed webhook out again when it is due, with its failures counted, and forgets them on success", async () => {
    const id = await create();
    const { nextAttemptInMs } = FAILURE;
    await deliveries.fail({ ...(await leased()), ...FAILURE });
    await expect(leased()).rejects.toThrow("nothing was leased");
    later(nextAttemptInMs);
    const second = await leased();
    expect(second).toMatchObject({ failureCount: 1, attempts: 1 });
    await deliveries.fail({ ...second, ...FAILURE, isRefusal: false });
    expect(await shown(id)).toMatchObject({ failureCount: 2, lastStatus: 500, lastError: FAILURE.error });
    later(nextAttemptInMs);
    const third = await leased();
    expect(third).toMatchObject({ failureCount: 2, attempts: 1 });
    await deliveries.advance(third, { cursor: "next", isDelivery: true, status: 204 });
    expect(await shown(id)).toMatchObject({ failureCount: 0, failingSince: null, lastError: null });
  });

  it("disables what failed for too long, says why, and starts again where it stopped", async () => {
    const id = await create();
    await deliveries.fail({ ...(await leased()), ...FAILURE });
    later(FAILURE.disableAfterMs);
    const answer = await deliveries.fail({ ...(await leased()), ...FAILURE });
    expect(answer.disabled).toMatchObject({ reason: "ENDPOINT_FAILING" });
    const disabled = await shown(id);
    expect(disabled).toMatchObject({ state: "DISABLED", reason: "ENDPOINT_FAILING", stateAt: clock.toISOString() });
    expect(disabled?.detail).toContain("replayWebhook");
    expect((await lease("b")).granted).toEqual([]);
    const { webhook } = await registry.replay(OFFICER, { id, after: null, deadLetterIds: [], allDeadLetters: false });
    expect(webhook).toMatchObject({ state: "ACTIVE", reason: null, failureCount: 0 });
    expect((await leased()).cursor).toBe(disabled?.cursor);
  });

  it("sets an event aside once, goes on behind it, and delivers it again when asked", async () => {
    const id = await create();
    const hook = await leased();
    const event = { cursor: "behind it", messageId: "msg_1", status: 422, error: "接收端答复 422", body: '{"a":1}' };
    for (let twice = 0; twice < 2; twice += 1) await deliveries.setAside({ ...hook, ...event });
    const list = await registry.letters(OFFICER, id, {});
    expect(list.nodes).toMatchObject([{ messageId: "msg_1", body: '{"a":1}', state: "WAITING", lastStatus: 422 }]);
    expect(await shown(id)).toMatchObject({ cursor: "behind it", deadLetterCount: 1 });
    expect(await deliveries.nextLetter(hook)).toEqual({ isHeld: true, letter: null });

    const ids = list.nodes.map((letter) => letter.id);
    await deliveries.advance(hook, { cursor: hook.cursor, isDelivery: false, status: null });
    const replay = await registry.replay(OFFICER, { id, after: null, deadLetterIds: ids, allDeadLetters: false });
    expect(replay.queued).toBe(1);
    expect((await deliveries.nextLetter(hook)).isHeld).toBe(false);
    const again = await leased();
    const { letter } = await deliveries.nextLetter(again);
    expect(letter).toEqual({ id: ids[0], messageId: "msg_1", body: '{"a":1}' });
    await deliveries.letterDone(again, letter?.id ?? "", { status: 422, error: "接收端答复 422" });
    expect((await registry.letters(OFFICER, id, {})).nodes).toMatchObject([{ state: "WAITING", attempts: 2 }]);
    await deliveries.letterDone(again, letter?.id ?? "", null);
    expect(await shown(id)).toMatchObject({ deadLetterCount: 0, deliveredCount: 1 });
  });

  it("is disabled when its list of dead letters is full, losing nothing", async () => {
    const id = await create();
    const hook = await leased();
    const event = { status: 422, error: "接收端答复 422", body: "{}" };
    for (const messageId of ["msg_1", "msg_2"])
      await deliveries.setAside({ ...hook, ...event, messageId, cursor: messageId });
    const third = await deliveries.setAside({ ...hook, ...event, messageId: "msg_3", cursor: "msg_3" });
    expect(third.disabled).toMatchObject({ reason: "DEAD_LETTERS_FULL" });
    expect(await shown(id)).toMatchObject({ state: "DISABLED", cursor: "msg_2", deadLetterCount: 2 });
  });

  it("stops at once for what no attempt mends, and asks for a cursor that works", async () => {
    const id = await create();
    const stopped = { reason: "CURSOR_EXPIRED", error: "最早可用的游标为「x」", status: null } as const;
    expect(await deliveries.stop(await leased(), stopped)).toBe(true);
    expect(await shown(id)).toMatchObject({
      state: "DISABLED",
      reason: "CURSOR_EXPIRED",
      detail: expect.stringContaining("after") as string,
    });
    const replay = await registry.replay(OFFICER, { id, after: "garbage", deadLetterIds: [], allDeadLetters: false });
    expect(replay.problems).toMatchObject([{ field: ["after"], code: "BAD_FORMAT" }]);
    expect(replay.webhook).toMatchObject({ state: "DISABLED" });
  });

  it("lets nobody but an operator start what an operator disabled, and removes letters with their webhook", async () => {
    const id = await create();
    const hook = await leased();
    await deliveries.setAside({
      ...hook,
      cursor: "c",
      messageId: "m",
      status: 400,
      error: "接收端答复 400",
      body: "{}",
    });
    expect((await registry.disable(OPERATOR, id)).webhook).toMatchObject({ reason: "BY_OPERATOR" });
    expect(await deliveries.advance(hook, { cursor: "d", isDelivery: true, status: 200 })).toBe(false);
    const replay = { id, after: null, deadLetterIds: [], allDeadLetters: true };
    expect((await registry.replay(OFFICER, replay)).problems).toMatchObject([{ code: "FORBIDDEN" }]);
    const { webhook, problems } = await registry.replay(OPERATOR, { ...replay, after: hook.cursor });
    expect([webhook?.state, problems]).toEqual(["ACTIVE", []]);
    expect((await registry.remove(OPERATOR, id)).webhook?.id).toBe(id);
    expect(await registry.find(OPERATOR, id)).toBeNull();
    await expect(registry.letters(OPERATOR, id, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("allows one test in five seconds", async () => {
    const id = await create();
    expect((await registry.test(OFFICER, id)).target).toMatchObject({ url: NEW.url });
    await expect(registry.test(OFFICER, id)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    later(5_000);
    expect((await registry.test(OFFICER, id)).target).not.toBeNull();
    expect((await registry.test(OTHER, id)).problems).toMatchObject([{ code: "NOT_FOUND" }]);
  });
});
