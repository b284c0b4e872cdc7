/*
 * A station's database is put back from an older copy. What it lost is buried in the index and told to subscribers, what it
 * writes from then on arrives, and nobody who follows the hub is disturbed: with word of the restore, and also without it
 * where the lost end shows.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { followOverSse, type Followed } from "../20-department-follows/follow";
import { eventually } from "../src/eventually";
import { sitesNamed, startTestHub, type TestHub } from "../src/test-hub";

const CHANGES = `subscription Follow($after: String) {
  changes(filter: { kinds: [DEMAND], sites: ["baihe"] }, after: $after) { cursor kind action objectId }
}`;
const POST = `mutation Post($input: PostDemandInput!) { postDemand(input: $input) { demand { id } problems { message } } }`;
const FIND = `{ findDemands(filter: { sites: ["baihe"] }, first: 100) {
  nodes { demandId } coverage { stale { siteCode } missing { siteCode } } } }`;

interface Posted {
  readonly postDemand: { readonly demand: { readonly id: string } | null } | null;
}
interface Found {
  readonly findDemands: {
    readonly nodes: readonly { readonly demandId: string }[];
    readonly coverage: { readonly stale: readonly unknown[]; readonly missing: readonly unknown[] };
  } | null;
}

describe("a station restored from a backup", () => {
  let hub: TestHub;
  let following: Promise<void>;
  const stopping = new AbortController();
  const told: string[] = [];
  const errors: unknown[] = [];
  const cursors: string[] = [];

  beforeAll(async () => {
    hub = await startTestHub({ hosts: [{ name: "station-host", sites: sitesNamed("baihe") }] });
    following = followOverSse({
      url: hub.url,
      token: await hub.token({ role: "OPERATOR" }),
      query: CHANGES,
      signal: stopping.signal,
      onResult: ({ data, errors: failed }: Followed) => {
        errors.push(...(failed ?? []));
        const event = data?.changes;
        if (event === undefined) return;
        cursors.push(event.cursor);
        if (event.kind === "DEMAND") told.push(`${String(event.action)} ${String(event.objectId)}`);
      },
    });
    await eventually(
      async () => cursors.length,
      (count) => count === 1,
    );
  });
  afterAll(async () => {
    stopping.abort();
    await following;
    await hub?.stop();
  });

  const post = async (title: string): Promise<string> => {
    const input = { site: "baihe", idempotencyKey: title, title, description: "恢复之后也要在", areaCode: "330212011" };
    const { data, errors: failed } = await hub.ask<Posted>(POST, { input }, { role: "STATION_WORKER", site: "baihe" });
    const id = data.postDemand?.demand?.id;
    if (id === undefined) throw new Error(JSON.stringify(failed));
    return id;
  };
  const host = () => hub.parts.get("station-host");
  const signal = (name: NodeJS.Signals): void => {
    const pid = hub.parts.get("match")?.pid;
    if (pid !== undefined) process.kill(pid, name);
  };
  const file = () => hub.data.file("sites/baihe.db");
  /** A database is its file and the log beside it. */
  const copyAll = (from: string, to: string): void => {
    copyFileSync(from, to);
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
  };
  /** A copy of the site's database; the host is started again. */
  const backUp = async (): Promise<string> => {
    const copy = hub.data.file(`baihe-${told.length}.backup`);
    await host()?.stop();
    copyAll(file(), copy);
    await host()?.start();
    await answering();
    return copy;
  };
  const restore = async (copy: string, isDeclared: boolean): Promise<void> => {
    await host()?.stop();
    for (const rest of ["-wal", "-shm"]) rmSync(`${file()}${rest}`, { force: true });
    copyAll(copy, file());
    if (isDeclared) {
      mkdirSync(hub.data.file("restored"), { recursive: true });
      writeFileSync(hub.data.file("restored/baihe"), "");
    }
    await host()?.start();
    await answering();
  };
  const answering = () =>
    eventually(
      () =>
        hub.ask<{ site: { code: string } | null }>(`{ site(code: "baihe") { code demands(first: 0) { totalCount } } }`),
      ({ errors: failed }) => failed.length === 0,
    );
  const untilTold = (...expected: readonly string[]) =>
    eventually(
      async () => told.slice(),
      (seen) => seen.length >= expected.length,
    ).then((seen) => expect(seen).toEqual(expected));
  const found = async (...ids: readonly string[]): Promise<void> => {
    const { data } = await eventually(
      () => hub.ask<Found>(FIND),
      (answer) => answer.data.findDemands?.coverage.stale.length === 0,
    );
    expect(data.findDemands?.nodes.map(({ demandId }) => demandId).sort()).toEqual([...ids].sort());
  };

  it("is resynchronised when it is said, although it has written as much as it lost", async () => {
    const kept = await post("留下的需求");
    const copy = await backUp();
    const lost = await post("丢失的需求");
    await hub.settle();
    await untilTold(`CREATED ${kept}`, `CREATED ${lost}`);
    await host()?.stop();
    // The other history reaches the place where the lost one ended before anybody follows it
    signal("SIGSTOP");
    await restore(copy, true);
    const next = await post("恢复后的需求");
    signal("SIGCONT");
    await hub.settle();
    await eventually(
      async () => told,
      (seen) => seen.length === 4,
    );
    expect(told.slice(2).sort()).toEqual([`CREATED ${next}`, `REMOVED ${lost}`].sort());
    await found(kept, next);
    const later = await post("再后来的需求");
    await eventually(
      async () => told.at(-1),
      (last) => last === `CREATED ${later}`,
    );
    expect(told).toHaveLength(5);
  });

  it("is resynchronised without a word when match is ahead of it", async () => {
    const before = told.length;
    const copy = await backUp();
    const lost = [await post("又丢失一"), await post("又丢失二")];
    await hub.settle();
    await restore(copy, false);
    await eventually(
      async () => told,
      (seen) => seen.length === before + 4,
    );
    expect(told.slice(before + 2).sort()).toEqual(lost.map((id) => `REMOVED ${id}`).sort());
    const next = await post("第二次恢复后的需求");
    await eventually(
      async () => told.at(-1),
      (last) => last === `CREATED ${next}`,
    );
    expect(told).toHaveLength(before + 5);
  });

  it("has not disturbed who follows the hub: no error, no cursor twice", () => {
    expect(errors).toEqual([]);
    expect(new Set(cursors).size).toBe(cursors.length);
  });
});
