/*
 * Checks that each package declares what its sources import: in package.json, and for packages of the hub in tsconfig.json.
 * A missing dependency works by accident (everything is hoisted here), a missing reference breaks the build's order.
 * Tests may use the root's devDependencies and any package of the hub: Jest maps names to sources.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import typescript from "typescript";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const readJson = (...parts) => JSON.parse(readFileSync(join(repository, ...parts), "utf8"));

function sourcesOf(packagePath) {
  const folder = join(repository, packagePath, "src");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).map((file) => join(folder, file));
}

/** `@park-hub/site/x` → `@park-hub/site`, `mysql2/promise` → `mysql2`. */
function packageName(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function importsOf(packagePath) {
  const texts = sourcesOf(packagePath).map((file) => readFileSync(file, "utf8"));
  const specifiers = texts.flatMap((text) =>
    typescript.preProcessFile(text).importedFiles.map(({ fileName }) => fileName),
  );
  return [...new Set(specifiers.filter((name) => !name.startsWith(".") && !isBuiltin(name)).map(packageName))];
}

function problemsOf(packagePath) {
  const { name, dependencies = {} } = readJson(packagePath, "package.json");
  const { references = [] } = readJson(packagePath, "tsconfig.json");
  const referenced = references.map(({ path }) => `@park-hub/${basename(path)}`);
  const others = importsOf(packagePath).filter((imported) => imported !== name);
  const undeclared = others.filter((imported) => !(imported in dependencies));
  const unreferenced = others.filter((imported) => imported.startsWith("@park-hub/") && !referenced.includes(imported));
  return [
    ...undeclared.map((imported) => `${packagePath}/package.json does not name ${imported}, which is imported`),
    ...unreferenced.map((imported) => `${packagePath}/tsconfig.json does not reference ${imported}, which is imported`),
  ];
}

const problems = readJson("tsconfig.json").references.flatMap(({ path }) => problemsOf(path));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
