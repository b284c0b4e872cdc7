/*
 * The match process that leads hangs (SIGSTOP), while the gateway asks it before the other and has subscribers and a
 * webhook on it. The other one takes over; everybody goes on without a gap or a duplicate, also when the first wakes up.
 */
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "@park-hub/database";
import { describeOnEachDatabase, schemaPrefix, type SchemaPrefix } from "@park-hub/testkit";
import { followOverFetch, followOverSse, followOverWs, type Follow } from "../20-department-follows/follow";
import { eventually } from "../src/eventually";
import { OFFICER, startHookedHub, type HookedHub } from "../webhooks/hooked-hub";

const FIRST = "match";
const SECOND = "match-2";
const PUBLISHED = `subscription Follow($after: String) { projectPublished(after: $after) { cursor kind projectId } }`;
const CLIENTS = [followOverWs, followOverSse, followOverFetch];
const HOOK = "/hook";
/** So many events have to come in each stage. */
const SOME = 5;

describeOnEachDatabase("a match process that hangs while it leads", (database) => {
  let hooked: HookedHub;
  let schemas: SchemaPrefix | null = null;
  const published: string[] = [];
  const following = new AbortController();
  const writing = new AbortController();
  const running: Promise<unknown>[] = [];

  beforeAll(async () => {
    if (database.kind === "server") schemas = schemaPrefix();
    hooked = await startHookedHub({
      matchProcesses: 2,
      ...(schemas === null ? {} : { databaseUrl: schemas.url }),
      env: {
        // Longer than a busy machine may hold up a renewal
        HUB_LEADER_LEASE: "5s",
        // The hung one is given up
        HUB_PART_DEADLINE: "5s",
        ...(schemas === null ? {} : { HUB_DATABASE_PREFIX: schemas.prefix }),
      },
    });
  });
  afterAll(async () => {
    writing.abort();
    following.abort();
    signal(FIRST, "SIGCONT");
    await Promise.all(running);
    await hooked?.cleanup.dispose();
    await schemas?.dispose();
  });

  function signal(name: string, what: NodeJS.Signals): void {
    const pid = hooked?.hub.parts.get(name)?.pid;
    if (pid !== undefined) process.kill(pid, what);
  }

  /** Whether it leads; null while it does not answer. */
  async function isLeading(name: string, withinMs = 30_000): Promise<boolean | null> {
    const answer = await fetch(`${hooked.hub.urlOf(name)}/health/ready`, { signal: AbortSignal.timeout(withinMs) })
      .then(async (response) => (await response.json()) as { readonly isLeader?: boolean })
      .catch(() => null);
    return answer === null ? null : answer.isLeader === true;
  }
  const untilLeading = (name: string) =>
    eventually(
      () => isLeading(name),
      (leads) => leads === true,
    );

  /** The first of the gateway's list leads, and both answer. */
  async function letFirstLead(): Promise<void> {
    const second = hooked.hub.parts.get(SECOND);
    await second?.stop();
    await untilLeading(FIRST);
    await second?.start();
    await eventually(
      () => isLeading(SECOND),
      (leads) => leads === false,
    );
  }

  /** Stops it in the middle of what it does; on the embedded database not in the middle of a transaction. */
  async function freeze(name: string): Promise<void> {
    for (;;) {
      signal(name, "SIGSTOP");
      if (database.kind === "server" || (await canWrite())) return;
      // The file would stay locked for as long as the process is stopped (a known limit of the embedded database)
      signal(name, "SIGCONT");
      await pause(10);
    }
  }

  async function canWrite(): Promise<boolean> {
    const target = { kind: "embedded", file: hooked.hub.data.file("match.db") } as const;
    try {
      // Opening takes the write lock.
      const opened = await openDatabase({ target, entities: [], migrations: [], busyTimeoutMs: 200 });
      await opened.destroy();
      return true;
    } catch {
      // Busy is the answer
      return false;
    }
  }

  async function write(): Promise<void> {
    while (!writing.signal.aborted) published.push(await hooked.publish());
  }

  async function follow(start: Follow): Promise<{ readonly ids: string[]; readonly cursors: string[] }> {
    const told = { ids: [] as string[], cursors: [] as string[] };
    const token = await hooked.hub.token(OFFICER);
    await new Promise<void>((ready) => {
      const onResult: Parameters<Follow>[0]["onResult"] = ({ data }) => {
        ready();
        const event = data?.projectPublished;
        if (event?.kind !== "PROJECT") return;
        told.ids.push(String(event.projectId));
        told.cursors.push(event.cursor);
      };
      running.push(start({ url: hooked.hub.url, token, query: PUBLISHED, signal: following.signal, onResult }));
    });
    return told;
  }

  async function exportedIds(): Promise<readonly string[]> {
    const token = await hooked.hub.token({ role: "ANALYST" });
    const response = await fetch(new URL("/export/projects?format=ndjson", hooked.hub.url), {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(60_000),
    });
    expect(response.status).toBe(200);
    const lines = (await response.text()).split("\n").filter((line) => line !== "");
    return lines.map((line) => (JSON.parse(line) as { readonly id: string }).id);
  }

  it("is followed by the other: nothing is lost or told twice, and it does nothing more when it wakes up", async () => {
    await letFirstLead();
    const clients = await Promise.all(CLIENTS.map(follow));
    await hooked.follow(HOOK);
    running.push(write());
    const haveAll = async (count: number): Promise<void> => {
      const counts = () => [...clients.map(({ ids }) => ids.length), hooked.receiver.projectsAt(HOOK).length];
      await eventually(
        async () => counts(),
        (all) => all.every((one) => one >= count),
        60_000,
      );
    };
    await haveAll(SOME);

    await freeze(FIRST);
    const atFreeze = published.length;
    await untilLeading(SECOND);
    await eventually(
      async () => published.length,
      (count) => count >= atFreeze + SOME,
    );
    // Everybody goes on while it hangs; what is asked for anew goes to the other.
    const meanwhile = published.slice(0, atFreeze + SOME);
    await haveAll(meanwhile.length);
    expect(await exportedIds()).toEqual(expect.arrayContaining(meanwhile));
    const found = await hooked.hub.ask<{ findProjects: { totalCount: number } }>(
      "{ findProjects(first: 1) { totalCount } }",
    );
    expect(found.errors).toEqual([]);
    expect(await isLeading(FIRST, 500)).toBeNull();

    signal(FIRST, "SIGCONT");
    await eventually(
      () => isLeading(FIRST),
      (leads) => leads === false,
    );
    const atWaking = published.length;
    await eventually(
      async () => published.length,
      (count) => count >= atWaking + SOME,
    );
    writing.abort();
    await running.at(-1);
    await haveAll(published.length);
    expect([await isLeading(FIRST), await isLeading(SECOND)]).toEqual([false, true]);
    for (const { ids, cursors } of clients) {
      expect(ids).toEqual(published);
      expect(new Set(cursors).size).toBe(cursors.length);
    }
    expect(hooked.receiver.projectsAt(HOOK)).toEqual(published);
    expect(hooked.receiver.forged).toEqual([]);
  });
});
