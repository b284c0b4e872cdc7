/*
 * Once a run, before any test: starts the database server (shared/testkit) and says which databases the tests run on.
 * The workers find the server through the environment; jest-global-teardown.cjs ends it.
 */
const { startRunDatabases } = require("../../shared/testkit/src/run-databases");

module.exports = async () => {
  const databases = await startRunDatabases(process.env);
  globalThis.parkHubRunDatabases = databases;
  process.stdout.write(`${databases.summary}\n`);
};
