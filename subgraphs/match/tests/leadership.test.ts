import { createLogger } from "@park-hub/telemetry";
import { describeOnEachDatabase } from "@park-hub/testkit";
import type { MatchServer, MatchServerOptions } from "@park-hub/match";
import { appendToLog, readLog, readLogHead, type NewLogEntry } from "../src/data/change-log";
import { LeaseRow } from "../src/data/entities/lease-row";
import { readLease } from "../src/data/lease-store";
import { MatchDatabase } from "../src/data/match-database";
import { Leadership, type LeaderDuty, type LeaderTerm } from "../src/services/leadership";
import { CHANGES, FIND_PROJECTS, storyOf, titlesOf, type Changes, type FoundProjects } from "./questions";
import { aProject, projectChange } from "./sample-objects";
import type { TestSite } from "./site-host";
import { TestHub } from "./test-hub";

/** Far longer than a busy machine may hold up a renewal, so that nobody loses it unasked. */
const LEASE_MS = 10_000;
const HOUR_MS = 3_600_000;

interface Status {
  readonly isLeader: boolean;
  readonly leader: { readonly holder: string; readonly term: number; readonly leftMs: number };
}

describeOnEachDatabase("several match processes over one database", (database) => {
  let hub: TestHub;
  let baihe: TestSite;

  beforeEach(async () => {
    hub = await TestHub.start(database);
    baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
  });

  afterEach(() => hub.cleanup.dispose());

  const startTwo = async (options: Partial<MatchServerOptions> = {}): Promise<[MatchServer, MatchServer]> => {
    const first = await hub.startMatch({ leaseMs: LEASE_MS, ...options });
    await hub.settle({ baihe: await baihe.head() });
    const second = await hub.startMatch({ leaseMs: LEASE_MS, ...options });
    await hub.untilReady();
    return [first, second];
  };
  const statusOf = async (match: MatchServer): Promise<Status> => {
    hub.turnTo(match);
    return (await (await hub.fetch("/status")).json()) as Status;
  };
  const untilLeading = async (match: MatchServer): Promise<Status> => {
    for (;;) {
      const status = await statusOf(match);
      if (status.isLeader) return status;
    }
  };
  const openDatabase = async (): Promise<MatchDatabase> =>
    hub.cleanup.add(await MatchDatabase.open(hub.database), (opened) => opened.close());
  /** As if another process, which does nothing, had taken the lease for so long. */
  const steal = async (forMs: number): Promise<void> => {
    const { reader } = await openDatabase();
    const expiresAt = Date.now() + forMs;
    await reader.update(LeaseRow, { name: "main" }, { holder: "somebody", term: () => "term + 1", expiresAt });
  };

  const endStolen = async (): Promise<void> => {
    await (await openDatabase()).reader.update(LeaseRow, { name: "main", holder: "somebody" }, { expiresAt: 0 });
  };

  it("lets one lead and all answer: the same objects, the same log, the caller's own writes, the sites' states", async () => {
    const [first, second] = await startTwo({ ownWritesWaitMs: 60_000 });
    expect(await statusOf(first)).toMatchObject({ isLeader: true, leader: { term: 1 } });
    expect(await statusOf(second)).toMatchObject({ isLeader: false, leader: { term: 1 } });
    const { epoch, seq } = await baihe.publish(projectChange(aProject("baihe", { title: "新项目" })));
    hub.turnTo(second);
    const headers = { "hub-after": `baihe=${epoch}:${seq}` };
    const found = await hub.data<FoundProjects>(FIND_PROJECTS, { headers });
    expect(titlesOf(found)).toEqual(["新项目"]);
    expect(found.findProjects.coverage).toEqual({ asked: 1, answered: 1, stale: [], missing: [] });
    const log = storyOf(await hub.data<Changes>(CHANGES));
    hub.turnTo(first);
    expect(storyOf(await hub.data<Changes>(CHANGES))).toEqual(log);
  });

  it("tells the readers of a site whose host went away, and of one that came back", async () => {
    const host = await hub.host();
    const minglou = await hub.site(database, "minglou");
    await host.add(minglou);
    hub.register({ code: "minglou", url: host.url });
    const [, reader] = await startTwo();
    await hub.settle({ minglou: await minglou.publish(projectChange(aProject("minglou"))) });
    hub.turnTo(reader);
    const staleAre = (codes: readonly string[]) => (data: FoundProjects) =>
      data.findProjects.coverage.stale.map(({ siteCode }) => siteCode).join() === codes.join();
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre([]));
    await host.stop();
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre(["minglou"]));
    await host.start();
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleAre([]));
  });

  it("hands over at once when the leader stops, and goes on where it was", async () => {
    // A lease that would keep the other one waiting for longer than the test may take
    const [first, second] = await startTwo({ leaseMs: 60_000 });
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe"))) });
    await first.close();
    const { leader } = await untilLeading(second);
    expect(leader.term).toBe(2);
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe"))) });
    expect(await seqsOf(await openDatabase())).toEqual([1, 2]);
  });

  it("follows nothing any more once its lease was taken, and leads again when that one has ended", async () => {
    const [first] = await startTwo();
    await steal(HOUR_MS);
    while ((await statusOf(first)).isLeader);
    const head = await baihe.publish(projectChange(aProject("baihe")));
    expect(await seqsOf(await openDatabase())).toEqual([]);
    await endStolen();
    await hub.settle({ baihe: head });
    expect((await statusOf(first)).leader.term).toBe(3);
    expect(await seqsOf(await openDatabase())).toEqual([1]);
  });

  it("counts every site as stale when nobody has led for as long as a site may be silent", async () => {
    const [, second] = await startTwo({ heartbeatTimeoutMs: 600 });
    await steal(HOUR_MS);
    hub.turnTo(second);
    const isStale = ({ findProjects }: FoundProjects): boolean => findProjects.coverage.stale.length === 1;
    const { findProjects } = await hub.untilData<FoundProjects>(FIND_PROJECTS, isStale);
    expect(findProjects.coverage).toMatchObject({ asked: 1, answered: 1, missing: [] });
  });

  describe("a leader's transaction", () => {
    const logger = createLogger({ name: "lead" });
    const entry = (objectId: string): NewLogEntry => ({
      site: "baihe",
      kind: "PROJECT",
      action: "CREATED",
      objectId,
      version: 1,
      visibility: { public: true },
      priorVisibility: null,
      at: new Date(),
      payload: null,
    });
    const lead = async (): Promise<{ readonly leadership: Leadership; readonly term: Promise<LeaderTerm> }> => {
      const opened = await openDatabase();
      let begin: (term: LeaderTerm) => void = () => undefined;
      const term = new Promise<LeaderTerm>((resolve) => (begin = resolve));
      const duty: LeaderDuty = {
        name: "test",
        begin: (begun) => Promise.resolve(begin(begun)),
        end: () => Promise.resolve(),
      };
      // Whoever lost it learns of that by its next write only, and cannot take it again before the other one has it
      const leadership = new Leadership({ database: opened, duties: [duty], leaseMs: HOUR_MS, logger });
      hub.cleanup.add(leadership, (made) => made.close());
      leadership.start();
      return { leadership, term };
    };

    it("is refused after another one took over, and leaves nothing behind", async () => {
      const old = await lead();
      const term = await old.term;
      await steal(0);
      const next = await (await lead()).term;
      await expect(term.write((manager) => appendToLog(manager, [entry("late")]))).rejects.toThrow(/term 1 .* is over/);
      await next.write((manager) => appendToLog(manager, [entry("next")]));
      expect(await objectsOf(await openDatabase())).toEqual(["next"]);
    });

    it("that is held open over a takeover is committed before it or not at all", async () => {
      const term = await (await lead()).term;
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      let begun: () => void = () => undefined;
      const isHeld = new Promise<void>((resolve) => (begun = resolve));
      const write = term
        .write(async (manager) => {
          await appendToLog(manager, [entry("held")]);
          begun();
          await held;
        })
        .then(
          () => "committed",
          () => "refused",
        );
      await isHeld;
      const successor = (async () => {
        // On the embedded database the open transaction keeps everybody else from writing
        if (hub.database.kind === "embedded") release();
        await steal(0);
        const next = await (await lead()).term;
        release();
        const outcome = await write;
        await next.write((manager) => appendToLog(manager, [entry("next")]));
        return outcome;
      })();
      const outcome = await successor;
      expect(outcome).toBe(hub.database.kind === "embedded" ? "committed" : "refused");
      expect(await objectsOf(await openDatabase())).toEqual(outcome === "committed" ? ["held", "next"] : ["next"]);
      expect((await readLease((await openDatabase()).reader)).term).toBeGreaterThanOrEqual(3);
    });
  });
});

async function seqsOf({ reader }: MatchDatabase): Promise<number[]> {
  const { seq } = await readLogHead(reader);
  return (await readLog(reader, { after: 0, upTo: seq, limit: 10_000 })).map((row) => row.seq);
}

async function objectsOf({ reader }: MatchDatabase): Promise<string[]> {
  const { seq } = await readLogHead(reader);
  return (await readLog(reader, { after: 0, upTo: seq, limit: 10_000 })).map(({ objectId }) => objectId);
}
