/*
 * Reads what `jest --json` wrote and ends with the line `N passed, N failed`.
 * `node infra/scripts/report-tests.mjs <file>`: exit code 1 when a test failed, when there was none, or when no suite ran on
 * a database server (describeOnEachDatabase) or over a broker (feedTransports).
 */
import { readFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const results = JSON.parse(readFileSync(file, "utf8"));
const passed = results.testResults
  .flatMap(({ assertionResults }) => assertionResults)
  .filter(({ status }) => status === "passed");
const passedWithin = (suite) => passed.filter(({ ancestorTitles }) => ancestorTitles.some((name) => suite.test(name)));
const onServer = passedWithin(/\[server\]$/);
const overNats = passedWithin(/ over nats\b/);

const problems = [
  ...(results.numPassedTests === 0 ? ["no test passed"] : []),
  ...(onServer.length === 0 ? ["no test ran on a database server"] : []),
  ...(overNats.length === 0 ? ["no test ran over NATS"] : []),
  ...(results.numPendingTests + results.numTodoTests > 0 ? ["tests were skipped"] : []),
  ...(results.success ? [] : ["the test run failed"]),
];
// A file that does not load has no test to count: it counts as one failure.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
console.log(`${onServer.length} tests ran on a database server, ${overNats.length} over NATS`);
for (const problem of problems) console.log(`problem: ${problem}`);
console.log(`${results.numPassedTests} passed, ${failed} failed`);
process.exitCode = problems.length > 0 ? 1 : 0;
