/*
 * Runs a compiled program of this repository: `node infra/scripts/run-built.cjs infra/dev/dist/main.js [words…]`.
 * Says in one line what is wrong when this Node is too old, or when the build of the install was skipped
 * (`npm ci --ignore-scripts`) and cannot be made up for. The program runs in this process, so signals reach it directly.
 */
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { runMain } = require("node:module");
const { join } = require("node:path");

const MINIMUM = [20, 19];
const repository = join(__dirname, "../..");

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function buildOrRefuse(program) {
  const compiler = join(repository, "node_modules/typescript/bin/tsc");
  if (!existsSync(compiler)) refuse(`${program} is not built and nothing is installed: run npm ci`);
  process.stderr.write("the build of the install was skipped: building now\n");
  const { status } = spawnSync(process.execPath, [compiler, "-b"], { cwd: repository, stdio: "inherit" });
  if (status !== 0) refuse(`${program} could not be built: run npm run build to see why`);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  refuse(`Node ${process.versions.node} is too old: the park hub needs Node ${MINIMUM.join(".")} or newer`);
}
const [program, ...words] = process.argv.slice(2);
if (program === undefined) refuse("usage: node infra/scripts/run-built.cjs <compiled program> [words…]");
const file = join(repository, program);
if (!existsSync(file)) buildOrRefuse(program);
process.argv = [process.execPath, file, ...words];
runMain();
