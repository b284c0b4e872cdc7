/*
 * Webhooks that stood still for longer than the log is kept: the loss is told in their state, with the cursor to go on
 * from, and the events behind that come.
 */
import { databaseTargetFor, openDatabase } from "@park-hub/database";
import { describeOnEachDatabase, schemaPrefix, type SchemaPrefix } from "@park-hub/testkit";
import { eventually } from "../src/eventually";
import { startHookedHub, type HookedHub, type ShownWebhook } from "./hooked-hub";

describeOnEachDatabase("webhooks whose log was pruned", (database) => {
  let hooked: HookedHub;
  let schemas: SchemaPrefix | null = null;

  beforeAll(async () => {
    if (database.kind === "server") schemas = schemaPrefix();
    hooked = await startHookedHub(
      schemas === null ? {} : { databaseUrl: schemas.url, env: { HUB_DATABASE_PREFIX: schemas.prefix } },
    );
  });
  afterAll(async () => {
    await hooked?.cleanup.dispose();
    await schemas?.dispose();
  });

  /** Removes the log up to now, as match does once an hour of what is kept long enough. */
  async function prune(): Promise<void> {
    await hooked.hub.settle();
    const location = {
      dataDir: hooked.hub.data.path,
      serverUrl: schemas?.url ?? undefined,
      schemaPrefix: schemas?.prefix ?? "hub_",
    };
    const target = databaseTargetFor(location, "match");
    const opened = await openDatabase({ target, entities: [], migrations: [] });
    try {
      await opened.query("UPDATE log_head SET pruned = seq");
      await opened.query("DELETE FROM log WHERE seq <= (SELECT pruned FROM log_head)");
    } finally {
      await opened.destroy();
    }
  }

  const until = (id: string, holds: (hook: ShownWebhook) => boolean) => eventually(() => hooked.shown(id), holds);
  /** Webhooks that the gateway works on: it lets go of one that was disabled when it next looks. */
  const heldCount = async (): Promise<number> => {
    const text = await (await fetch(new URL("/metrics", hooked.hub.url))).text();
    return Number(/^hub_gateway_webhooks_held (\d+)$/m.exec(text)?.[1]);
  };
  /** The cursor that the state names. */
  const namedIn = ({ detail }: ShownWebhook): string => /「([\w-]+)」/.exec(detail ?? "")?.[1] ?? "";

  it("HOOK-18 tells so in the state of one that was disabled meanwhile, and goes on where the log begins", async () => {
    const { receiver, follow, publish, change, shown } = hooked;
    const { id } = await follow("/stopped");
    await publish();
    await until(id, ({ deliveredCount }) => deliveredCount === 1);
    await change("disableWebhook", { id });
    await eventually(heldCount, (count) => count === 0);
    const lost = [await publish(), await publish()];
    await prune();
    const refused = await change("replayWebhook", { id });
    expect(refused.problems).toMatchObject([{ field: ["after"], code: "OUT_OF_RANGE" }]);
    const told = await shown(id);
    expect(told).toMatchObject({ state: "DISABLED", reason: "CURSOR_EXPIRED" });
    const kept = await publish();
    const started = await change("replayWebhook", { id, after: namedIn(told) });
    expect([started.webhook?.state, started.problems]).toEqual(["ACTIVE", []]);
    const later = await publish();
    await until(id, ({ deliveredCount }) => deliveredCount === 3);
    expect(receiver.projectsAt("/stopped").slice(1)).toEqual([kept, later]);
    expect(receiver.projectsAt("/stopped").filter((project) => lost.includes(project))).toEqual([]);
  });

  it("HOOK-18 disables one whose endpoint was away for that long, and says from where it can go on", async () => {
    const { receiver, follow, publish, change } = hooked;
    // A question of its own: an equal webhook's events in the gateway's memory would be given to this one, too.
    const fields = ["MEDIATION"];
    const { id } = await follow("/away", { filter: { event: "PROJECT_PUBLISHED", fields } });
    receiver.answers("/away", 503);
    await publish(fields);
    await until(id, ({ failureCount }) => failureCount > 0);
    await prune();
    const told = await until(id, ({ state }) => state === "DISABLED");
    expect(told.reason).toBe("CURSOR_EXPIRED");
    receiver.answers("/away", 204);
    await change("replayWebhook", { id, after: namedIn(told) });
    const later = await publish(fields);
    await until(id, ({ deliveredCount }) => deliveredCount === 1);
    expect(receiver.projectsAt("/away").at(-1)).toBe(later);
  });
});
