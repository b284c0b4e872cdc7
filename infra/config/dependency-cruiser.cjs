/*
 * The layers, one rule a sentence of the house style: an import may only point towards the leaves.
 * A rule's name says what is wrong, its comment what to do. layers.test.ts plants one violation of each.
 * Cycles count type imports too.
 */
const { join } = require("node:path");

const PACKAGE = "(gateway|(?:shared|subgraphs|infra)/[^/]+)";
/** What is built alike inside: the four subgraphs, and what every site is. */
const SUBGRAPH = "(subgraphs/[^/]+|shared/site)";
const STAGES = "(edge|auth|limits|plan|execute|sources|subscriptions|webhooks|directory)";

/** `to` lies further from the leaves than `from`. */
function innerRule(from, to, comment) {
  return {
    name: `${from}-knows-only-what-is-below`,
    comment,
    severity: "error",
    from: { path: `^${SUBGRAPH}/src/${from}(/|\\.ts$)`, pathNot: "\\.test\\.ts$" },
    to: { path: `^$1/src/(${to.join("|")})(/|\\.ts$)` },
  };
}

const OUTER = ["context", "resolvers", "schema", "server", "main"];

const betweenPackages = [
  {
    name: "no-cycles",
    comment: "move what both need into a module of its own, nearer to the leaves",
    severity: "error",
    from: { pathNot: "node_modules|/dist/" },
    to: { circular: true },
  },
  {
    name: "shared-knows-only-shared",
    comment: "a mechanism does not know who uses it",
    severity: "error",
    from: { path: "^shared/" },
    to: { path: "^(gateway|subgraphs|infra)/" },
  },
  {
    name: "gateway-knows-no-subgraph",
    comment: "the gateway knows graphs through shared/contracts only",
    severity: "error",
    from: { path: "^gateway/" },
    to: { path: "^(subgraphs|infra)/" },
  },
  {
    name: "subgraphs-do-not-know-each-other",
    comment: "another subgraph is asked over the graph or its feed",
    severity: "error",
    from: { path: "^subgraphs/([^/]+)/" },
    to: { path: "^(gateway|infra)/|^subgraphs/(?!$1/)" },
  },
  {
    name: "no-deep-imports",
    comment: "a package is entered by its index.ts (Jest's global setup runs before names are mapped)",
    severity: "error",
    from: { path: `^${PACKAGE}/`, pathNot: "^infra/config/jest-global-setup\\.cjs$" },
    to: { path: `^${PACKAGE}/(src|tests)/`, pathNot: ["^$1/", `^${PACKAGE}/src/index\\.ts$`] },
  },
  {
    name: "packages-by-name",
    comment: "another package is imported as @park-hub/<name>, never by a relative path",
    severity: "error",
    from: { path: `^${PACKAGE}/(src|tests)/` },
    to: { path: `^${PACKAGE}/(src|tests)/`, pathNot: "^$1/", dependencyTypes: ["local"] },
  },
  {
    name: "index-is-for-outsiders",
    comment: "inside a package import the file itself",
    severity: "error",
    from: { path: `^${PACKAGE}/src/` },
    to: { path: "^$1/src/index\\.ts$" },
  },
  {
    name: "testkit-in-tests-only",
    comment: "what runs in production does not know the testkit",
    severity: "error",
    from: { path: "/src/", pathNot: "^shared/testkit/|^infra/(e2e|bench)/|\\.test\\.ts$" },
    to: { path: "^shared/testkit/" },
  },
  {
    name: "everything-resolves",
    comment: "the module is missing, or is no dependency of this repository",
    severity: "error",
    from: { path: "^(gateway|shared|subgraphs|infra)/", pathNot: "\\.mjs$" },
    to: { couldNotResolve: true },
  },
];

const gateway = [
  {
    name: "gateway-stages-are-strangers",
    comment: "only pipeline.ts joins stages; what two of them need is passed in or lies in operation.ts",
    severity: "error",
    from: { path: `^gateway/src/${STAGES}/` },
    to: { path: `^gateway/src/(${STAGES}/|(pipeline|server|main)\\.ts$)`, pathNot: "^gateway/src/$1/" },
  },
  {
    name: "gateway-operation-knows-no-stage",
    comment: "what travels between stages knows none of them",
    severity: "error",
    from: { path: "^gateway/src/operation\\.ts$" },
    to: { path: `^gateway/src/(${STAGES}/|(pipeline|server|main)\\.ts$)` },
  },
];

const insideSubgraphs = [
  innerRule(
    "model",
    ["engine", "planning", "data", "events", "loaders", "services", "consumers", ...OUTER],
    "the model is pure",
  ),
  innerRule("planning", ["engine", "data", "events", "loaders", "services", "consumers", ...OUTER], "planning is pure"),
  innerRule("engine", ["data", "events", "loaders", "services", "consumers", ...OUTER], "matching is pure"),
  innerRule("data", ["engine", "events", "loaders", "services", "consumers", ...OUTER], "storage decides nothing"),
  innerRule("events", ["data", "loaders", "services", "consumers", ...OUTER], "an event is built from the model"),
  innerRule("loaders", ["events", "services", "consumers", ...OUTER], "a loader only batches reads"),
  innerRule("services", ["loaders", "consumers", ...OUTER], "a service does not know who calls it"),
  innerRule("consumers", ["loaders", ...OUTER], "a consumer calls services"),
  innerRule("context", ["resolvers", "schema", "server", "main"], "the context is made for resolvers, not by them"),
  innerRule("resolvers", ["consumers", "schema", "server", "main"], "a resolver does not know how it is served"),
  innerRule("schema", ["server", "main"], "the schema does not know how it is served"),
  innerRule("server", ["main"], "only main.ts sees the process"),
  {
    name: "resolvers-do-not-touch-storage",
    comment: "a resolver reads through loaders and writes through services; types may be seen",
    severity: "error",
    from: { path: `^${SUBGRAPH}/src/resolvers/`, pathNot: "\\.test\\.ts$" },
    to: { path: "^$1/src/data/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "generated-types-are-for-resolvers",
    comment: "below the resolvers the schema's types are unknown; use the model's",
    severity: "error",
    from: { path: `^${SUBGRAPH}/src/(model|engine|data|events|loaders|services|consumers|context)(/|\\.ts$)` },
    to: { path: "^$1/src/generated/" },
  },
  {
    name: "entities-point-nowhere",
    comment: "an entity holds id columns; it knows the model and other entities' files not at all",
    severity: "error",
    from: { path: `^${SUBGRAPH}/src/data/entities/([^/]+)\\.ts$` },
    to: { path: "^$1/src/data/" },
  },
  {
    name: "sql-lives-in-data",
    comment: "put the statement into a function under data/; types may be seen",
    severity: "error",
    from: { path: `^(gateway|${SUBGRAPH})/src/`, pathNot: "/src/data/|\\.test\\.ts$" },
    to: { path: "node_modules/(typeorm|mysql2)/", dependencyTypesNot: ["type-only"] },
  },
];

module.exports = {
  forbidden: [...betweenPackages, ...gateway, ...insideSubgraphs],
  options: {
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: join(__dirname, "package-aliases.cjs") },
    exclude: { path: "(^|/)(dist|\\.data|\\.turbo|coverage)/" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["require", "node", "default", "types"],
      extensions: [".ts", ".js", ".cjs", ".mjs", ".json"],
    },
  },
};
