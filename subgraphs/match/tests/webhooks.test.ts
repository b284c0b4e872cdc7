import type { LeasedWebhook } from "@park-hub/contracts";
import { generateSigningKey, type Principal } from "@park-hub/identity";
import { createLogger } from "@park-hub/telemetry";
import { collectCleanup, describeOnEachDatabase, type Cleanup } from "@park-hub/testkit";
import { readLogHead } from "../src/data/change-log";
import { LOG_HEAD_NAME, LogHeadRow } from "../src/data/entities/log-row";
import { MatchDatabase } from "../src/data/match-database";
import { findWebhook, replaceSecret } from "../src/data/webhook-store";
import { Leadership } from "../src/services/leadership";
import { logCursor } from "../src/services/log-cursor";
import { WebhookDeliveries } from "../src/services/webhook-deliveries";
import { WebhookRegistry, type NewWebhook } from "../src/services/webhook-registry";
import { WebhookSealing } from "../src/services/webhook-sealing";
import { WebhookSecrets } from "../src/services/webhook-secrets";
import { TestHub } from "./test-hub";

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
const REQUEST = { held: [], room: 10, leaseMs: LEASE_MS, isRenewing: true } as const;
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
  let opened: MatchDatabase;
  let secrets: WebhookSecrets;
  let registry: WebhookRegistry;
  let deliveries: WebhookDeliveries;
  const logger = createLogger({ name: "match", level: "error" });

  beforeEach(async () => {
    cleanup = collectCleanup();
    opened = cleanup.add(await MatchDatabase.open(await database.fresh()), (one) => one.close());
    clock = new Date("2026-11-20T08:00:00.000Z");
    secrets = new WebhookSecrets(await generateSigningKey());
    registry = new WebhookRegistry({ database: opened, secrets, now: () => clock, maxPerSubject: 3 });
    deliveries = deliveriesWith(secrets);
  });
  afterEach(() => cleanup.dispose());

  const deliveriesWith = (sealedBy: WebhookSecrets): WebhookDeliveries =>
    new WebhookDeliveries({ database: opened, secrets: sealedBy, now: () => clock, logger, maxDeadLetters: 2 });
  const storedSecret = async (id: string): Promise<string> => (await findWebhook(opened.reader, id))?.secret ?? "";
  const later = (ms: number): void => {
    clock = new Date(clock.getTime() + ms);
  };
  async function create(input: Partial<NewWebhook> = {}, who = OFFICER): Promise<string> {
    const { webhook, problems } = await registry.create(who, { ...NEW, ...input });
    expect(problems).toEqual([]);
    return webhook?.id ?? "";
  }
  async function lease(holder: string, held: readonly string[] = []) {
    return deliveries.lease({ ...REQUEST, holder, held });
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

  it("keeps no secret as it is in the database: neither in the webhook's row nor beside its idempotency key", async () => {
    const { webhook, secret } = await registry.create(OFFICER, { ...NEW, idempotencyKey: "once" });
    expect(secret).toMatch(/^whsec_/);
    expect(await storedSecret(webhook?.id ?? "")).toMatch(/^v1\.[\w-]+$/);
    const tables = await Promise.all(
      ["webhooks", "idempotency_keys"].map((table) => opened.reader.query<object[]>(`SELECT * FROM ${table}`)),
    );
    expect(tables.map((rows) => rows.length)).toEqual([1, 1]);
    expect(JSON.stringify(tables)).not.toContain(secret?.slice("whsec_".length));
  });

  it("delivers with secrets that an earlier release stored, and seals them when a process leads", async () => {
    const ids = [await create(), await create()];
    const plain = ids.map(() => `whsec_${Buffer.alloc(32, 7).toString("base64")}`);
    for (const [at, id] of ids.entries()) await opened.write((manager) => replaceSecret(manager, id, plain[at] ?? ""));
    expect((await lease("a")).granted.map(({ secret }) => secret)).toEqual(plain);
    await deliveries.release("a");

    const leadership = new Leadership({ database: opened, duties: [new WebhookSealing(secrets, logger)], logger });
    cleanup.add(leadership, (one) => one.close());
    leadership.start();
    const areSealed = async () =>
      (await Promise.all(ids.map(storedSecret))).every((stored) => !secrets.isPlain(stored));
    while (!(await areSealed())) await new Promise((resolve) => setImmediate(resolve));
    expect((await lease("a")).granted.map(({ secret }) => secret)).toEqual(plain);
    expect((await registry.test(OFFICER, ids[0] ?? "")).target).toMatchObject({ secret: plain[0] });
  });

  it("seals them when match starts", async () => {
    const hub = await TestHub.start(database);
    cleanup.add(hub, (one) => one.cleanup.dispose());
    const matchs = hub.cleanup.add(await MatchDatabase.open(hub.database), (one) => one.close());
    const { webhook } = await new WebhookRegistry({ database: matchs, secrets, now: () => clock }).create(OFFICER, NEW);
    const id = webhook?.id ?? "";
    await matchs.write((manager) => replaceSecret(manager, id, `whsec_${Buffer.alloc(32, 7).toString("base64")}`));
    await hub.startMatch();
    const stored = async () => (await findWebhook(matchs.reader, id))?.secret ?? "";
    while (secrets.isPlain(await stored())) await new Promise((resolve) => setImmediate(resolve));
    expect(await stored()).toMatch(/^v1\./);
  });

  it("disables a webhook whose secret another key has sealed, says what to do, and delivers for the others", async () => {
    const [lost, sound] = [await create(), await create()];
    const other = new WebhookSecrets(await generateSigningKey());
    const foreign = other.seal(lost, `whsec_${Buffer.alloc(24, 1).toString("base64")}`);
    await opened.write((manager) => replaceSecret(manager, lost, foreign));
    expect((await lease("a")).granted.map(({ id }) => id)).toEqual([sound]);
    expect(await shown(lost)).toMatchObject({
      state: "DISABLED",
      reason: "SECRET_LOST",
      detail: expect.stringContaining("重新登记") as string,
    });
    expect((await registry.test(OFFICER, lost)).problems).toMatchObject([{ code: "WRONG_STATE" }]);
    expect((await deliveriesWith(other).lease({ ...REQUEST, holder: "b" })).granted).toEqual([]);
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

  it("tells in its state that what follows is no longer kept, whatever had stopped it, and goes on where the log begins", async () => {
    const id = await create();
    await registry.disable(OFFICER, id);
    await opened.write((manager) => manager.update(LogHeadRow, { name: LOG_HEAD_NAME }, { seq: 10, pruned: 5 }));
    const oldest = logCursor((await readLogHead(opened.reader)).epoch, 5);
    const replay = { id, after: null, deadLetterIds: [], allDeadLetters: false };
    const refused = await registry.replay(OFFICER, replay);
    expect(refused.problems).toMatchObject([{ field: ["after"], code: "OUT_OF_RANGE" }]);
    expect(refused.webhook).toMatchObject({ state: "DISABLED", reason: "CURSOR_EXPIRED" });
    expect((await shown(id))?.detail).toContain(oldest);
    const tooOld = { ...replay, after: logCursor((await readLogHead(opened.reader)).epoch, 4) };
    expect((await registry.replay(OFFICER, tooOld)).problems).toMatchObject([{ code: "OUT_OF_RANGE" }]);
    const { webhook, problems } = await registry.replay(OFFICER, { ...replay, after: oldest });
    expect([webhook?.state, webhook?.reason, problems]).toEqual(["ACTIVE", null, []]);
    expect((await leased()).cursor).toBe(oldest);
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
