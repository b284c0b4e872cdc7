/*
 * Webhooks over the death of every part, with two gateways: kill -9 of either and of match in the middle of deliveries,
 * and an endpoint that is switched off for a while. What the receiver makes of it, each id once, is what was published.
 */
import { describeOnEachDatabase, schemaPrefix, type SchemaPrefix } from "@park-hub/testkit";
import { eventually } from "../src/eventually";
import { startHookedHub, type HookedHub } from "./hooked-hub";

const PATHS = ["/one", "/two", "/three"];
const SECOND = "gateway-2";
/** So long an endpoint takes: what is killed meanwhile is killed in the middle of a delivery. */
const WORK_MS = 60;

describeOnEachDatabase("webhooks over the death of every part", (database) => {
  let hooked: HookedHub;
  let schemas: SchemaPrefix | null = null;
  const published: string[] = [];

  beforeAll(async () => {
    if (database.kind === "server") schemas = schemaPrefix();
    hooked = await startHookedHub(
      schemas === null ? {} : { databaseUrl: schemas.url, env: { HUB_DATABASE_PREFIX: schemas.prefix } },
    );
    await hooked.hub.addGateway(SECOND);
    for (const path of PATHS) {
      await hooked.follow(path);
      hooked.receiver.answers(path, (response) => {
        const timer = setTimeout(() => response.writeHead(204).end(), WORK_MS);
        response.once("close", () => clearTimeout(timer));
      });
    }
  });
  afterAll(async () => {
    await hooked?.cleanup.dispose();
    await schemas?.dispose();
  });

  async function publish(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) published.push(await hooked.publish());
  }
  /** Everything has arrived, in order, each id once. */
  async function settled(): Promise<void> {
    const told = () => PATHS.map((path) => hooked.receiver.projectsAt(path));
    await eventually(
      async () => told(),
      (lists) => lists.every((list) => list.length >= published.length),
      60_000,
    );
    expect(told()).toEqual(PATHS.map(() => published));
    expect(hooked.receiver.forged).toEqual([]);
  }

  it("HOOK-15 delivers from one of two gateways, each event once", async () => {
    await publish(4);
    await settled();
    for (const path of PATHS) expect(hooked.receiver.at(path)).toHaveLength(published.length);
  });

  it.each(["gateway", SECOND])("HOOK-05 goes on when %s is killed in the middle of a delivery", async (name) => {
    await publish(3);
    const seen = hooked.receiver.messages.length;
    await eventually(
      async () => hooked.receiver.messages.length,
      (count) => count > seen - PATHS.length,
    );
    const part = hooked.hub.parts.get(name);
    await part?.kill();
    if (name === SECOND) await publish(2);
    else await settled();
    await part?.start();
    await publish(2);
    await settled();
  });

  it("HOOK-05 loses nothing and keeps the order when match is killed, and the endpoint is off meanwhile", async () => {
    const { hub, receiver } = hooked;
    await publish(2);
    const match = hub.parts.get("match");
    const killed = match?.kill();
    await publish(2);
    await killed;
    await receiver.stop();
    await match?.start();
    await publish(1);
    await receiver.start();
    await settled();
  });
});
