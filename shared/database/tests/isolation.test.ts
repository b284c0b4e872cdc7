import { setImmediate } from "node:timers/promises";
import type { DataSource, EntityManager } from "typeorm";
import { openDatabase, readSnapshot, streamById, unitOfWork } from "@park-hub/database";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { note, Note, NOTES } from "./notes-schema";

/** A gate that a test opens: what happens between two transactions happens in that order, without clocks. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describeOnEachDatabase("isolation", (database) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    dataSource = await openDatabase({ target: await database.fresh(), ...NOTES });
  });
  afterEach(() => dataSource.destroy());

  const titles = async (manager: EntityManager = dataSource.manager): Promise<string[]> =>
    (await manager.find(Note, { order: { title: "ASC" } })).map((row) => row.title);

  it("keeps a write that was acknowledged while another transaction was open and then rolled back", async () => {
    const wrote = gate();
    const mayFail = gate();
    const failing = unitOfWork(dataSource, async (manager) => {
      await manager.insert(Note, note("a"));
      wrote.open();
      await mayFail.opened;
      throw new Error("rolled back on purpose");
    });
    await wrote.opened;
    const other = dataSource.manager.insert(Note, note("b"));
    mayFail.open();
    await expect(failing).rejects.toThrow("on purpose");
    await other;
    expect(await titles()).toEqual(["b"]);
  });

  it("shows readers nothing that is not committed", async () => {
    const wrote = gate();
    const mayCommit = gate();
    const writing = unitOfWork(dataSource, async (manager) => {
      await manager.insert(Note, note("a"));
      wrote.open();
      await mayCommit.opened;
    });
    await wrote.opened;
    const during = await titles();
    mayCommit.open();
    await writing;
    expect([during, await titles()]).toEqual([[], ["a"]]);
  });

  it("commits transactions that overlap, each whole", async () => {
    const works = Array.from({ length: 12 }, (_, index) =>
      unitOfWork(dataSource, async (manager) => {
        await manager.insert(Note, note(`first-${index}`, { title: `1-${index}` }));
        await manager.insert(Note, note(`second-${index}`, { title: `2-${index}` }));
        if (index % 3 === 0) throw new Error("rolled back on purpose");
      }),
    );
    const outcomes = await Promise.allSettled(works);
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toHaveLength(4);
    expect(await dataSource.getRepository(Note).count()).toBe(16);
  });

  it("undoes the inner part alone of a nested transaction", async () => {
    await unitOfWork(dataSource, async (manager) => {
      await manager.insert(Note, note("outer"));
      const inner = manager.transaction(async (nested) => {
        await nested.insert(Note, note("inner"));
        throw new Error("inner on purpose");
      });
      await expect(inner).rejects.toThrow("on purpose");
    });
    expect(await titles()).toEqual(["outer"]);
  });

  it("undoes what a query runner left unfinished", async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.insert(Note, note("a"));
    await runner.rollbackTransaction();
    await runner.release();
    await dataSource.manager.insert(Note, note("b"));
    expect(await titles()).toEqual(["b"]);
  });

  it("runs a read-modify-write of sixteen writers one after the other where the row is locked", async () => {
    await dataSource.manager.insert(Note, note("counter"));
    const add = (): Promise<unknown> =>
      unitOfWork(dataSource, (manager) => manager.increment(Note, { id: "counter" }, "size", 1));
    await Promise.all(Array.from({ length: 16 }, add));
    expect((await dataSource.getRepository(Note).findOneByOrFail({ id: "counter" })).size).toBe(16);
  });

  it("reads one state in a snapshot while others write", async () => {
    await dataSource.manager.insert(Note, note("a"));
    const seen = await readSnapshot(dataSource, async (manager) => {
      const before = await titles(manager);
      await dataSource.manager.insert(Note, note("b"));
      return [before, await titles(manager), await titles()];
    });
    expect(seen).toEqual([["a"], ["a"], ["a", "b"]]);
  });

  it("refuses to write in a snapshot", async () => {
    await expect(readSnapshot(dataSource, (manager) => manager.insert(Note, note("a")))).rejects.toThrow(/read.?only/i);
    await dataSource.manager.insert(Note, note("b"));
    expect(await titles()).toEqual(["b"]);
  });

  it("streams a table in the order of its ids, page by page", async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `n:${String(index).padStart(3, "0")}`);
    await dataSource.manager.insert(
      Note,
      ids.map((id) => note(id)),
    );
    const streamed: string[] = [];
    for await (const row of streamById(dataSource.manager, Note, 10)) streamed.push(row.id);
    expect(streamed).toEqual(ids);
  });
});

describeOnEachDatabase("unitOfWork()", (database) => {
  it("that writes past its own entity manager is refused where it would wait for itself", async () => {
    const dataSource = await openDatabase({ target: await database.fresh(), ...NOTES });
    const outside = unitOfWork(dataSource, async (manager) => {
      await manager.insert(Note, note("a"));
      await dataSource.manager.insert(Note, note("b"));
    });
    if (database.kind === "embedded") await expect(outside).rejects.toMatchObject({ code: "INTERNAL" });
    else await outside;
    await dataSource.manager.insert(Note, note("c"));
    const expected = database.kind === "embedded" ? ["c"] : ["a", "b", "c"];
    const rows = await dataSource.getRepository(Note).find({ order: { id: "ASC" } });
    expect(rows.map((row) => row.id)).toEqual(expected);
    await dataSource.destroy();
  });

  it("lets others read, by statement and by repository, while it is open", async () => {
    const dataSource = await openDatabase({ target: await database.fresh(), ...NOTES });
    const counts = await unitOfWork(dataSource, async (manager) => {
      await manager.insert(Note, note("a"));
      const [row]: { n: unknown }[] = await dataSource.query("SELECT COUNT(*) AS n FROM notes");
      return [await dataSource.getRepository(Note).count(), Number(row?.n), await manager.count(Note)];
    });
    expect(counts).toEqual([0, 0, 1]);
    await dataSource.destroy();
  });

  it("makes a plain write of another process wait until it is done", async () => {
    const target = await database.fresh();
    const [mine, theirs] = [await openDatabase({ target, ...NOTES }), await openDatabase({ target, ...NOTES })];
    await mine.manager.insert(Note, note("a"));
    const [wrote, mayCommit] = [gate(), gate()];
    const working = unitOfWork(mine, async (manager) => {
      await manager.increment(Note, { id: "a" }, "size", 1);
      wrote.open();
      await mayCommit.opened;
    });
    await wrote.opened;
    const waiting = theirs.manager.increment(Note, { id: "a" }, "size", 10);
    await setImmediate();
    mayCommit.open();
    await Promise.all([working, waiting]);
    expect((await mine.getRepository(Note).findOneByOrFail({ id: "a" })).size).toBe(11);
    await Promise.all([mine.destroy(), theirs.destroy()]);
  });

  it("waits for the writers of other processes", async () => {
    const target = await database.fresh();
    const processes = await Promise.all(Array.from({ length: 3 }, () => openDatabase({ target, ...NOTES })));
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        unitOfWork(processes[index % 3] as DataSource, (manager) => manager.insert(Note, note(`n${index}`))),
      ),
    );
    expect(await (processes[0] as DataSource).getRepository(Note).count()).toBe(60);
    await Promise.all(processes.map((dataSource) => dataSource.destroy()));
  });
});
