import { DatabaseSync } from "@photostructure/sqlite";
import type { DataSource } from "typeorm";
import { findSchemaDrift, openDatabase, type DatabaseTarget } from "@park-hub/database";
import { collectCleanup, describeOnEachDatabase, temporaryDirectory } from "@park-hub/testkit";
import { CreateNotes1700000000001, Folder, note, Note, NOTES } from "./notes-schema";

describeOnEachDatabase("openDatabase()", (database) => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  const open = async (
    target: DatabaseTarget,
    options: Partial<Parameters<typeof openDatabase>[0]> = {},
  ): Promise<DataSource> =>
    cleanup.add(await openDatabase({ target, ...NOTES, ...options }), (opened) => opened.destroy());

  it("migrates to tables that agree with the entities", async () => {
    const dataSource = await open(await database.fresh());
    expect(await findSchemaDrift(dataSource)).toEqual([]);
  });

  it("finds each way in which a table may differ from its entity", async () => {
    const dataSource = await open(await database.fresh(), { migrations: [CreateNotes1700000000001] });
    await dataSource.query("DROP INDEX uq_notes_title" + (database.kind === "server" ? " ON notes" : ""));
    await dataSource.query("ALTER TABLE folders ADD COLUMN colour varchar(3)");
    expect(await findSchemaDrift(dataSource)).toEqual([
      "folders.colour: no entity property",
      "notes.is_open: no column",
      "notes: no unique index over (title)",
    ]);
  });

  it("keeps rows, checks and references when a later migration alters their table", async () => {
    const target = await database.fresh();
    const before = await openDatabase({ target, ...NOTES, migrations: [CreateNotes1700000000001] });
    await before.query("INSERT INTO folders (id, name) VALUES ('f', 'f')");
    await before.query(
      "INSERT INTO notes (id, folder_id, title, kind, created_at, version, size, weight) VALUES ('n', 'f', 't', 'K', '2026-01-01', 1, 0, 0)",
    );
    await before.destroy();
    const dataSource = await open(target);
    expect(await dataSource.getRepository(Note).findOneByOrFail({ id: "n" })).toMatchObject({
      folderId: "f",
      isOpen: true,
    });
    await expect(dataSource.getRepository(Note).insert(note("x", { title: "elevenchars" }))).rejects.toThrow();
    await expect(dataSource.getRepository(Folder).delete({ id: "f" })).rejects.toThrow();
  });

  it("runs each migration once when eight processes start at the same time", async () => {
    const target = await database.fresh();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(target)));
    const rows: unknown[] = await (opened[0] as DataSource).query("SELECT name FROM migrations ORDER BY id");
    expect(rows).toMatchObject([{ name: "CreateNotes1700000000001" }, { name: "AddIsOpen1700000000002" }]);
  });

  it("undoes its migrations in reverse order", async () => {
    const dataSource = await open(await database.fresh());
    await dataSource.undoLastMigration();
    await dataSource.undoLastMigration();
    expect(await findSchemaDrift(dataSource)).toEqual(["folders: no table", "notes: no table"]);
  });

  it("leaves nothing open after a migration that fails", async () => {
    class Broken1700000000009 {
      name = "Broken1700000000009";
      up(): Promise<void> {
        return Promise.reject(new Error("broken on purpose"));
      }
      down(): Promise<void> {
        return Promise.resolve();
      }
    }
    const target = await database.fresh();
    await expect(openDatabase({ target, ...NOTES, migrations: [Broken1700000000009] })).rejects.toMatchObject({
      code: "STORAGE",
      message: expect.stringContaining("broken on purpose"),
    });
    expect(await findSchemaDrift(await open(target))).toEqual([]);
  });
});

describe("openDatabase() on embedded files", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  it("opens thirty databases at once, in folders that did not exist", async () => {
    const directory = cleanup.add(temporaryDirectory("thirty"), (made) => made.dispose());
    const targets = Array.from({ length: 30 }, (_, index) => `${directory.path}/sites/site-${index}.db`);
    const opened = await Promise.all(
      targets.map((file) => openDatabase({ target: { kind: "embedded", file }, ...NOTES })),
    );
    const drift = await Promise.all(opened.map(findSchemaDrift));
    await Promise.all(opened.map((dataSource) => dataSource.destroy()));
    expect(drift.flat()).toEqual([]);
  });

  it("commits durably, checks references and reads while it writes", async () => {
    const directory = cleanup.add(temporaryDirectory("pragma"), (made) => made.dispose());
    const dataSource = await openDatabase({ target: { kind: "embedded", file: `${directory.path}/a.db` }, ...NOTES });
    cleanup.add(dataSource, (opened) => opened.destroy());
    expect(await dataSource.query("PRAGMA synchronous")).toMatchObject([{ synchronous: 2 }]);
    expect(await dataSource.query("PRAGMA foreign_keys")).toMatchObject([{ foreign_keys: 1 }]);
    expect(await dataSource.query("PRAGMA journal_mode")).toMatchObject([{ journal_mode: "wal" }]);
  });

  it("names the server, and not the password, when it cannot be reached", async () => {
    const target = { kind: "server", url: "mysql://hub:secret@127.0.0.1:1/hub" } as const;
    const opening = openDatabase({ target, ...NOTES });
    await expect(opening).rejects.toMatchObject({
      code: "STORAGE",
      message: expect.stringContaining("hub on 127.0.0.1:1"),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining("secret") });
  });

  it("refuses a URL that names no schema", async () => {
    const target = { kind: "server", url: "mysql://hub:secret@127.0.0.1:1/" } as const;
    await expect(openDatabase({ target, ...NOTES })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("waits for a process that holds the file, for as long as it is told to", async () => {
    const directory = cleanup.add(temporaryDirectory("held"), (made) => made.dispose());
    const file = `${directory.path}/a.db`;
    const holder = cleanup.add(new DatabaseSync(file), (opened) => opened.close());
    // As a process does for a moment that creates the file, recovers it after a crash or is the last to leave it
    holder.exec("BEGIN EXCLUSIVE");
    const target = { kind: "embedded", file } as const;
    const patient = openDatabase({ target, ...NOTES });
    await expect(openDatabase({ target, ...NOTES, busyTimeoutMs: 50 })).rejects.toMatchObject({
      code: "STORAGE",
      message: `database ${file} cannot be opened: Error: database is locked`,
    });
    holder.exec("COMMIT");
    const dataSource = cleanup.add(await patient, (opened) => opened.destroy());
    expect(await findSchemaDrift(dataSource)).toEqual([]);
  });

  it("names the file when it cannot be opened", async () => {
    const directory = cleanup.add(temporaryDirectory("bad"), (made) => made.dispose());
    await expect(openDatabase({ target: { kind: "embedded", file: directory.path }, ...NOTES })).rejects.toMatchObject({
      code: "STORAGE",
      message: expect.stringContaining(directory.path),
    });
  });
});
