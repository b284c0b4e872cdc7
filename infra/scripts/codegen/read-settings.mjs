/*
 * A package's codegen.json and the SDL files it names. The one place that knows the file's keys.
 *
 * `schemas`: paths relative to the package; a `*` may stand in the last part (`graphql/*.graphql`).
 * `mappers`: GraphQL type → `<module relative to the output>#<type>`; where both have one name, give an alias:
 * `"Project": "../model/project#Project as ProjectRecord"`.
 * `contextType`: `<module>#<type>`. `scalars`: GraphQL scalar → TypeScript type. `config`: any further generator option.
 * `output`: default `src/generated/types.ts`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const KEYS = ["$comment", "schemas", "mappers", "contextType", "scalars", "config", "output"];

function expand(packageDir, pattern) {
  const path = join(packageDir, pattern);
  if (!basename(pattern).includes("*")) {
    if (!existsSync(path)) throw new Error(`codegen.json: schemas: no file ${pattern}`);
    return [path];
  }
  const [before, after] = basename(pattern).split("*");
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  const found = names.filter((name) => name.startsWith(before) && name.endsWith(after)).sort();
  if (found.length === 0) throw new Error(`codegen.json: schemas: nothing matches ${pattern}`);
  return found.map((name) => join(dirname(path), name));
}

/** The settings of one package, with `schemaFiles` as paths in the order given, each file once. */
export function readSettings(packageDir) {
  const settings = JSON.parse(readFileSync(join(packageDir, "codegen.json"), "utf8"));
  const unknown = Object.keys(settings).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) throw new Error(`codegen.json: unknown key ${unknown.join(", ")}; known: ${KEYS.join(", ")}`);
  const schemaFiles = [...new Set((settings.schemas ?? []).flatMap((pattern) => expand(packageDir, pattern)))];
  if (schemaFiles.length === 0) throw new Error("codegen.json: schemas must name at least one file");
  return { output: "src/generated/types.ts", mappers: {}, scalars: {}, config: {}, ...settings, schemaFiles };
}
