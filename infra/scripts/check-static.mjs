/*
 * Everything of `npm run check` that runs no test, through turbo: what did not change since it last passed is not
 * checked again. `node infra/scripts/check-static.mjs [turbo options]`, e.g. --force to check all of it.
 */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKS = ["lock", "packages", "generated", "contracts", "types", "format", "layers", "lint"];
const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const options = [
  "--output-logs=errors-only",
  "--log-order=grouped",
  "--concurrency=2",
  "--ui=stream",
  "--continue=dependencies-successful",
];

const turbo = join(repository, "node_modules/turbo/bin/turbo");
const tasks = CHECKS.map((name) => `//#check:${name}`);
const { status } = spawnSync(process.execPath, [turbo, "run", ...tasks, ...options, ...process.argv.slice(2)], {
  cwd: repository,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
});
process.exitCode = status ?? 1;
