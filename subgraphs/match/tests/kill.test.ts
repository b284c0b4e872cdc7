import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateSigningKey, IdentitySigner, publicKeyOf, PUBLIC_PRINCIPAL } from "@park-hub/identity";
import { describeOverEachFeed, temporaryDirectory } from "@park-hub/testkit";
import { MatchDatabase } from "../src/data/match-database";
import { readLog, readLogHead } from "../src/data/change-log";
import { streamObjects } from "../src/data/object-store";
import { end, killAll, placeOf, spawnMatch, type RunningMatch } from "./match-process";
import { aProject, projectChange } from "./sample-objects";
import { TestHub } from "./test-hub";

describeOverEachFeed("kill -9 of match in the middle of a stream", (database, transport) => {
  let hub: TestHub;
  const running: RunningMatch[] = [];

  beforeEach(async () => {
    hub = await TestHub.start(database, transport);
  });

  afterEach(async () => {
    await killAll(running);
    await hub.cleanup.dispose();
  });

  it("loses nothing and logs nothing twice, twice in a row", async () => {
    const directory = hub.cleanup.add(temporaryDirectory("kill"), (made) => made.dispose());
    const key = await generateSigningKey();
    const gateway = new IdentitySigner({ issuer: "gateway", key });
    const trustFile = join(directory.path, "trust.json");
    writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(key) }));
    const { target, server } = placeOf(hub.database, directory.path);
    const env = {
      HUB_PORT: "0",
      HUB_PARK_URL: hub.parkUrl,
      HUB_TRUST_FILE: trustFile,
      HUB_DATA_DIR: directory.path,
      ...(hub.broker === null ? {} : { HUB_EVENTS: hub.broker.url }),
      ...server,
    };
    const baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    const ids: string[] = [];
    const publish = async () => {
      const projects = Array.from({ length: 40 }, () => aProject("baihe"));
      ids.push(...projects.map(({ id }) => id));
      return baihe.publish(...projects.map((project) => projectChange(project)));
    };
    const awaitHead = async ({ url }: RunningMatch, cursor: object): Promise<unknown> => {
      const headers = {
        "content-type": "application/json",
        "hub-identity": await gateway.sign(PUBLIC_PRINCIPAL, "match"),
      };
      const body = JSON.stringify({ cursors: { baihe: cursor }, timeoutMs: 30_000 });
      return (await fetch(`${url}/await`, { method: "POST", headers, body })).json();
    };
    for (let round = 0; round < 2; round += 1) {
      const match = await spawnMatch(env);
      running.push(match);
      const first = await publish();
      for (let burst = 0; burst < 10; burst += 1) await publish();
      await awaitHead(match, first);
      await end(match, "SIGKILL");
    }
    const last = await spawnMatch(env);
    running.push(last);
    expect(await awaitHead(last, await publish())).toEqual({ reached: true });
    expect(await end(last, "SIGTERM")).toBe(0);

    const opened = hub.cleanup.add(await MatchDatabase.open(target), (made) => made.close());
    const { seq } = await readLogHead(opened.reader);
    const log = await readLog(opened.reader, { after: 0, upTo: seq, limit: 10_000 });
    expect(log.map((entry) => entry.seq)).toEqual(ids.map((_id, index) => index + 1));
    expect(log.map(({ objectId }) => objectId).sort()).toEqual([...ids].sort());
    const stored: string[] = [];
    for await (const { id } of streamObjects(opened.reader)) stored.push(id);
    expect(stored).toEqual([...ids].sort());
  });
});
