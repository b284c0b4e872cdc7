/*
 * Writes the released copies of the subgraphs' own schema.graphql into shared/contracts/graphql, from which the
 * gateway composes: `npm run contracts`. With --check it writes nothing and fails when a copy is out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const GRAPHS = ["park", "station", "department", "match"];
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

const stale = GRAPHS.flatMap((graph) => {
  const released = join(root, "shared/contracts/graphql", `${graph}.graphql`);
  const origin = `subgraphs/${graph}/schema.graphql`;
  const text = `# Released copy of ${origin}, written by npm run contracts. Do not edit.\n${readText(join(root, origin))}`;
  return readText(released) === text ? [] : [{ graph, released, text }];
});

if (process.argv.includes("--check")) {
  for (const { graph } of stale)
    console.error(`shared/contracts/graphql/${graph}.graphql is out of date: npm run contracts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { released, text } of stale) writeFileSync(released, text);
  console.log(
    stale.length === 0 ? "contracts are up to date" : `released ${stale.map(({ graph }) => graph).join(", ")}`,
  );
}
