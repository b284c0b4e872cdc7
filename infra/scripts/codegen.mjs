/*
 * Generates the resolver types of the packages given, or of every package that has a codegen.json.
 * `node infra/scripts/codegen.mjs [--check] [<package dir>…]`: with --check nothing is written; stale files are named
 * and the exit code is 1. Generated files are committed, so a clone compiles without this script.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { generateTypes } from "./codegen/generate-types.mjs";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

function packagesWithCodegen() {
  const { references } = JSON.parse(readFileSync(join(repository, "tsconfig.json"), "utf8"));
  return references.map(({ path }) => join(repository, path)).filter((path) => existsSync(join(path, "codegen.json")));
}

const words = process.argv.slice(2);
const isCheck = words.includes("--check");
const named = words.filter((word) => word !== "--check");
const stale = [];
for (const packageDir of named.length > 0 ? named : packagesWithCodegen()) {
  const { output, text } = await generateTypes(packageDir);
  const file = join(packageDir, output);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  const shown = relative(process.cwd(), file);
  if (isCheck) {
    stale.push(shown);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`codegen: wrote ${shown}`);
}
if (stale.length > 0) {
  console.error(`codegen: stale: ${stale.join(", ")}; run: npm run codegen`);
  process.exitCode = 1;
}
