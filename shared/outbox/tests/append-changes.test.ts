import type { DataSource } from "typeorm";
import { findSchemaDrift, unitOfWork } from "@park-hub/database";
import { appendChanges, OutboxRow, OutboxTail, pruneOutbox, readHead, renewEpoch, type Change } from "@park-hub/outbox";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { Condition } from "./condition";
import { addThings, changeOf, openSite, Thing } from "./outbox-schema";

describeOnEachDatabase("an outbox", (database) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    dataSource = await openSite(await database.fresh());
  });
  afterEach(() => dataSource.destroy());

  it("has tables that agree with its entities, and begins at 0 of an epoch of its own", async () => {
    const other = await openSite(await database.fresh());
    const [mine, theirs] = [await readHead(dataSource), await readHead(other)];
    await other.destroy();
    expect(await findSchemaDrift(dataSource)).toEqual([]);
    expect(mine).toEqual({ epoch: expect.any(String), seq: 0, pruned: 0 });
    expect(mine.epoch).not.toBe(theirs.epoch);
  });

  it("numbers changes from 1 and keeps them as they were given", async () => {
    const hidden = {
      ...changeOf("a:2", null),
      visibility: { public: false, sites: ["a", "b"], organizations: ["park:1"] },
    } as const;
    const last = await unitOfWork(dataSource, (manager) =>
      appendChanges(manager, [changeOf("a:1", { text: "量子😀" }), hidden]),
    );
    const rows = await dataSource.getRepository(OutboxRow).find({ order: { seq: "ASC" } });
    expect(last).toBe(2);
    expect(rows).toMatchObject([
      { seq: 1, ...changeOf("a:1", { text: "量子😀" }) },
      { seq: 2, ...hidden },
    ]);
  });

  it("gives the numbers of a rolled-back unit of work to the next one", async () => {
    await addThings(dataSource, ["a"]);
    const failing = unitOfWork(dataSource, async (manager) => {
      await appendChanges(manager, [changeOf("b"), changeOf("c")]);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await addThings(dataSource, ["d"])).toBe(2);
  });

  it("takes hundreds of changes at once", async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `n:${index}`);
    expect(await addThings(dataSource, ids)).toBe(250);
    expect(await dataSource.getRepository(OutboxRow).count()).toBe(250);
  });

  it("refuses to append outside a unit of work, and nothing", async () => {
    await expect(appendChanges(dataSource.manager, [changeOf("a")])).rejects.toMatchObject({ code: "INTERNAL" });
    await expect(unitOfWork(dataSource, (manager) => appendChanges(manager, []))).rejects.toMatchObject({
      code: "INTERNAL",
    });
  });

  it("shows a reader every change once, in the order of commits, while eight writers commit and roll back", async () => {
    const tail = await OutboxTail.open(dataSource, { pollMs: 20, ringSize: 16 });
    const advanced = new Condition();
    tail.onAdvance(() => advanced.changed());
    const committed: string[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 25; round += 1) {
        const id = `w${writer}:${round}`;
        const work = unitOfWork(dataSource, async (manager) => {
          await manager.insert(Thing, { id, name: id });
          await appendChanges(manager, round % 3 === 0 ? [changeOf(id), changeOf(`${id}:more`)] : [changeOf(id)]);
          if (round % 5 === 4) throw new Error("on purpose");
        });
        const isCommitted = await work.then(
          () => true,
          () => false,
        );
        if (isCommitted) committed.push(...(round % 3 === 0 ? [id, `${id}:more`] : [id]));
      }
    };
    let isWriting = true;
    const writing = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer))).then(() => {
      isWriting = false;
      advanced.changed();
    });
    const seen: Change[] = [];
    const { epoch } = tail.head;
    const position = (): number => seen.at(-1)?.seq ?? 0;
    // Ends by a look at the head that began after the last commit: an earlier one may not know of it
    let isKnown: boolean;
    do {
      await advanced.until(() => !isWriting || position() < tail.head.seq);
      isKnown = !isWriting;
      if (isKnown) await tail.refresh();
      const page = await tail.read({ epoch, seq: position() }, 7);
      if (page.kind === "changes") seen.push(...page.changes);
    } while (!isKnown || position() < tail.head.seq);
    await writing;
    await tail.close();
    expect(seen.map((change) => change.seq)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.map((change) => change.objectId).sort()).toEqual([...committed].sort());
    expect((await readHead(dataSource)).seq).toBe(committed.length);
  });

  it("prunes what is old enough, and keeps as many as it is told", async () => {
    await addThings(dataSource, ["a", "b", "c", "d", "e"]);
    expect(await pruneOutbox(dataSource, { olderThanMs: 60_000, keepAtLeast: 0 })).toBe(0);
    expect(await pruneOutbox(dataSource, { olderThanMs: -1_000, keepAtLeast: 2 })).toBe(3);
    expect(await pruneOutbox(dataSource, { olderThanMs: -1_000, keepAtLeast: 2 })).toBe(0);
    const rows = await dataSource.getRepository(OutboxRow).find({ order: { seq: "ASC" } });
    expect(rows.map((row) => row.seq)).toEqual([4, 5]);
    expect(await readHead(dataSource)).toMatchObject({ seq: 5, pruned: 3 });
  });

  it("continues its numbers under a new epoch", async () => {
    await addThings(dataSource, ["a"]);
    const before = await readHead(dataSource);
    const epoch = await renewEpoch(dataSource);
    expect(epoch).not.toBe(before.epoch);
    expect(await readHead(dataSource)).toEqual({ epoch, seq: 1, pruned: 1 });
    expect(await addThings(dataSource, ["b"])).toBe(2);
  });
});

describeOnEachDatabase("OutboxTail.read()", (database) => {
  let dataSource: DataSource;
  let tail: OutboxTail;
  beforeEach(async () => {
    dataSource = await openSite(await database.fresh());
    tail = await OutboxTail.open(dataSource, { pollMs: 3_600_000, ringSize: 3 });
  });
  afterEach(async () => {
    await tail.close();
    await dataSource.destroy();
  });

  const idsAfter = async (seq: number, limit = 100): Promise<string[] | string> => {
    const page = await tail.read({ epoch: tail.head.epoch, seq }, limit);
    return page.kind === "resync" ? page.reason : page.changes.map((change) => change.objectId);
  };

  it("reads from the table before the ring and from the ring inside it, alike", async () => {
    tail.onAdvance(() => undefined);
    for (const id of ["a", "b", "c", "d", "e"]) await addThings(dataSource, [id]);
    await tail.refresh();
    expect(await idsAfter(0)).toEqual(["a", "b", "c", "d", "e"]);
    expect(await idsAfter(1, 2)).toEqual(["b", "c"]);
    expect(await idsAfter(2)).toEqual(["c", "d", "e"]);
    expect(await idsAfter(4)).toEqual(["e"]);
    expect(await idsAfter(5)).toEqual([]);
  });

  it("tells its listeners of a commit at once, without waiting for the next poll", async () => {
    const advanced = new Condition();
    tail.onAdvance(() => advanced.changed());
    await addThings(dataSource, ["a"]);
    await advanced.until(() => tail.head.seq === 1);
    expect(await idsAfter(0)).toEqual(["a"]);
  });

  it("sees a commit of another process when it polls", async () => {
    const target = await database.fresh();
    const [mine, theirs] = [await openSite(target), await openSite(target)];
    const polling = await OutboxTail.open(mine, { pollMs: 10 });
    const advanced = new Condition();
    polling.onAdvance(() => advanced.changed());
    await addThings(theirs, ["a"]);
    await advanced.until(() => polling.head.seq === 1);
    await polling.close();
    await Promise.all([mine.destroy(), theirs.destroy()]);
  });

  it("asks for a resynchronisation where there is no continuing", async () => {
    await addThings(dataSource, ["a", "b", "c"]);
    await tail.refresh();
    expect(await tail.read(null, 1)).toMatchObject({ kind: "resync", reason: "NO_CURSOR" });
    expect(await tail.read({ epoch: "another", seq: 1 }, 1)).toMatchObject({ kind: "resync", reason: "UNKNOWN_EPOCH" });
    expect(await idsAfter(4)).toBe("BEYOND_HEAD");
    await pruneOutbox(dataSource, { olderThanMs: -1_000, keepAtLeast: 1 });
    await tail.refresh();
    expect(await idsAfter(1)).toBe("PRUNED");
    expect(await idsAfter(2)).toEqual(["c"]);
    const { epoch } = tail.head;
    await renewEpoch(dataSource);
    await tail.refresh();
    expect(await tail.read({ epoch, seq: 3 }, 1)).toMatchObject({ kind: "resync", reason: "UNKNOWN_EPOCH" });
  });

  it("takes a cursor ahead of its last look for what it is: newer than the look", async () => {
    const other = await openSite(await database.fresh());
    const lagging = await OutboxTail.open(other, { pollMs: 60_000 });
    await other.transaction("READ COMMITTED", (manager) => appendChanges(manager, [changeOf("a")]));
    expect(lagging.head.seq).toBe(0);
    expect(await lagging.read({ epoch: lagging.head.epoch, seq: 1 }, 1)).toMatchObject({
      kind: "changes",
      changes: [],
    });
    await lagging.close();
    await other.destroy();
  });
});
