import type { DataSource } from "typeorm";
import { MoreThan } from "typeorm";
import { faultOf, openDatabase, unitOfWork, updateWithVersion } from "@park-hub/database";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { Folder, note, Note, NOTES } from "./notes-schema";

describeOnEachDatabase("values and faults", (database) => {
  let dataSource: DataSource;
  beforeEach(async () => {
    dataSource = await openDatabase({ target: await database.fresh(), ...NOTES });
  });
  afterEach(() => dataSource.destroy());

  const notes = () => dataSource.getRepository(Note);
  const faultOn = async (write: Promise<unknown>): Promise<string> =>
    write.then(
      () => "none",
      (error: unknown) => faultOf(error),
    );

  it("gives back every value as it was written", async () => {
    const written = note("baihe:01J0000000000000000000000A", {
      title: "量子𠮷😀 ab",
      body: "x".repeat(100_000),
      tags: ["量子", { z: 1, a: [null, "😀"] }, 'with "quotes" and \\'],
      createdAt: new Date("2026-12-31T23:59:59.999Z"),
      dueOn: "2026-02-28",
      size: Number.MAX_SAFE_INTEGER,
      weight: 0.1 + 0.2,
      isOpen: false,
    });
    await notes().insert(written);
    expect({ ...(await notes().findOneByOrFail({ id: written.id })) }).toEqual(written);
  });

  it("finds rows by instant, to the millisecond", async () => {
    const { createdAt } = note("a");
    await notes().insert(note("a"));
    expect(await notes().countBy({ createdAt })).toBe(1);
    expect(await notes().countBy({ createdAt: MoreThan(createdAt) })).toBe(0);
    expect(await notes().countBy({ createdAt: MoreThan(new Date(createdAt.getTime() - 1)) })).toBe(1);
  });

  it("refuses an integer that a number cannot hold", async () => {
    await notes().insert(note("a"));
    await dataSource.query("UPDATE notes SET size = 9007199254740993");
    await expect(notes().findOneByOrFail({ id: "a" })).rejects.toThrow();
  });

  it("tells every character beyond the basic plane, every case and every accent apart", async () => {
    const titles = ["𠮷", "𠀋", "😀", "😁", "a", "A", "á"];
    await notes().insert(titles.map((title, index) => note(`n${index}`, { title })));
    for (const title of titles) expect(await notes().countBy({ title })).toBe(1);
  });

  it("counts lengths in characters, not in bytes or code units", async () => {
    expect(await faultOn(notes().insert(note("a", { title: "😀".repeat(10) })))).toBe("none");
    expect(await faultOn(notes().insert(note("b", { title: "😀".repeat(11) })))).toBe("too_long");
    expect(await faultOn(notes().insert(note("c".repeat(65), { title: "c" })))).toBe("too_long");
  });

  it("classifies what a statement may break", async () => {
    await dataSource.getRepository(Folder).insert({ id: "f", name: "f" });
    await notes().insert(note("a", { folderId: "f" }));
    expect(await faultOn(notes().insert(note("a", { title: "other" })))).toBe("unique");
    expect(await faultOn(notes().insert(note("b", { title: "a" })))).toBe("unique");
    expect(await faultOn(notes().insert(note("b", { folderId: "nowhere" })))).toBe("foreign_key");
    expect(await faultOn(dataSource.getRepository(Folder).delete({ id: "f" }))).toBe("foreign_key");
    expect(await faultOn(dataSource.query("UPDATE notes SET kind = NULL"))).toBe("not_null");
    expect(await faultOn(dataSource.query("SELECT nothing FROM nowhere"))).toBe("other");
    expect(faultOf(new Error("not of a database"))).toBe("other");
  });

  it("finds nothing, and no fault, by an id that no id can be", async () => {
    expect(await notes().findOneBy({ id: "量子😀" })).toBeNull();
  });

  it("lets one of ten equal inserts win", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        faultOn(unitOfWork(dataSource, (manager) => manager.insert(Note, note("same")))),
      ),
    );
    expect(outcomes.filter((fault) => fault === "none")).toHaveLength(1);
    expect(outcomes.filter((fault) => fault === "unique")).toHaveLength(9);
  });

  it("updates a row only from the version that was read", async () => {
    await notes().insert(note("a"));
    const update = (version: number, title: string): Promise<boolean> =>
      unitOfWork(dataSource, (manager) => updateWithVersion(manager, Note, "a", version, { title, tags: [title] }));
    expect(await update(1, "two")).toBe(true);
    expect(await update(1, "late")).toBe(false);
    expect(await update(2, "two")).toBe(true);
    expect(await notes().findOneByOrFail({ id: "a" })).toMatchObject({ title: "two", tags: ["two"], version: 3 });
  });

  it("lets one of eight concurrent updates of a version win", async () => {
    await notes().insert(note("a"));
    const wins = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        unitOfWork(dataSource, (manager) => updateWithVersion(manager, Note, "a", 1, { title: `t${index}` })),
      ),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
  });
});
