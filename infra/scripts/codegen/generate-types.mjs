/*
 * The text of a package's generated types, from the SDL files that its codegen.json names.
 * Reads files, writes none. No codegen command line, no loaders, no network.
 */
import { readFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as resolvers from "@graphql-codegen/typescript-resolvers";
import { buildASTSchema, parse, Source } from "graphql";
import { withFederationDirectives } from "./federation-directives.mjs";
import { mergeDocuments } from "./merge-documents.mjs";
import { readSettings } from "./read-settings.mjs";

/** How the hub's scalars look in TypeScript: instants and dates are text as of API.graphql, ids are text. */
const SCALARS = { ID: "string", DateTime: "string", Date: "string" };

const DEFAULTS = {
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  defaultScalarType: "unknown",
  immutableTypes: true,
};

/** The resolvers plugin writes `any` where `unknown` serves: external scalar values and subscription plumbing. */
function withoutAny(text) {
  const lines = text.split("\n");
  return lines
    .map((line) => (/^\s*(\/\*|\*)/.test(line) ? line : line.replace(/([<(, :])any(?=[,>[])/g, "$1unknown")))
    .join("\n");
}

/** `{ output, text }` of one package: the file's path relative to the package and what it should hold. */
export async function generateTypes(packageDir) {
  const { schemaFiles, mappers, contextType, scalars, config, output } = readSettings(packageDir);
  const document = withFederationDirectives(
    mergeDocuments(schemaFiles.map((file) => parse(new Source(readFileSync(file, "utf8"), file)))),
  );
  const generated = await codegen({
    filename: output,
    schema: document,
    schemaAst: buildASTSchema(document, { assumeValidSDL: true }),
    documents: [],
    config: {
      ...DEFAULTS,
      ...config,
      contextType: contextType ?? "unknown",
      mappers,
      scalars: { ...SCALARS, ...scalars },
    },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
  return {
    output,
    text: `/* Generated from SDL by infra/scripts/codegen.mjs. Do not edit. */\n${withoutAny(generated).trimEnd()}\n`,
  };
}
