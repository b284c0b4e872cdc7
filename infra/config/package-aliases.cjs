/*
 * For dependency-cruiser, in the form that it reads: every @park-hub package resolves to its source, built or not.
 * The list is the `paths` of tsconfig.tests.json.
 */
const { join } = require("node:path");
const { compilerOptions } = require("./tsconfig.tests.json");

const aliases = Object.entries(compilerOptions.paths).map(([name, [path]]) => [`${name}$`, join(__dirname, path)]);

module.exports = { resolve: { alias: Object.fromEntries(aliases) } };
