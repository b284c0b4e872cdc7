import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";
import { faultOf } from "./fault";
import { SqliteConnection } from "./sqlite-connection";

describe("SqliteConnection", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  const WAYS: readonly (readonly [string, (connection: SqliteConnection) => unknown])[] = [
    ["a statement that yields rows", (connection) => connection.prepare("SELECT id FROM rows_seen").all()],
    ["a statement that yields none", (connection) => connection.prepare("INSERT INTO rows_seen VALUES (2)").run()],
    ["a script", (connection) => connection.exec("INSERT INTO rows_seen VALUES (3)")],
    ["a PRAGMA", (connection) => connection.pragma("journal_mode = WAL")],
  ];
  it.each(WAYS)("says that %s can be run again when another process holds the file", (_, run) => {
    const directory = cleanup.add(temporaryDirectory("busy"), (made) => made.dispose());
    const open = () =>
      cleanup.add(new SqliteConnection(`${directory.path}/a.db`, { timeout: 1 }), (opened) => opened.close());
    const holder = open();
    holder.exec("CREATE TABLE rows_seen (id integer PRIMARY KEY)");
    const connection = open();
    // Knows the tables before the file is held: what fails is the statement, not its preparation
    connection.prepare("SELECT id FROM rows_seen").all();
    connection.prepare("INSERT INTO rows_seen VALUES (2)");
    holder.exec("BEGIN EXCLUSIVE");
    const errors: unknown[] = [];
    try {
      run(connection);
    } catch (error) {
      errors.push(error);
    }
    expect(errors).toMatchObject([{ message: "database is locked" }]);
    expect(errors.map(faultOf)).toEqual(["retry"]);
    holder.exec("COMMIT");
    run(connection);
  });
});
