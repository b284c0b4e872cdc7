import { databaseFixture, type DatabaseFixture, type DatabaseTarget } from "./database-fixture";
import { runServer } from "./run-databases";

/**
 * Runs a suite on the embedded database and, where this run has a server, on the server too.
 *
 * The suites are named `<name> [embedded]` and `<name> [server]`; what fresh() made is removed after the suite's own
 * afterAll hooks, so close connections there.
 */
export function describeOnEachDatabase(name: string, suite: (database: DatabaseFixture) => void): void {
  const kinds: readonly DatabaseTarget["kind"][] = runServer() === null ? ["embedded"] : ["embedded", "server"];
  for (const kind of kinds) {
    describe(`${name} [${kind}]`, () => {
      const database = databaseFixture(kind);
      suite(database);
      afterAll(() => database.dispose());
    });
  }
}
