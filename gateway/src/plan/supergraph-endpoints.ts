/*
 * Where the graphs of a supergraph are, as the supergraph itself says. Pure.
 * @see the join specification v0.3, @join__graph
 */
import { HubError } from "@park-hub/errors";
import { Kind, parse, type ConstDirectiveNode } from "graphql";

/** URLs by the names of the graphs. @throws {HubError} BAD_REQUEST when the text is no supergraph. */
export function supergraphEndpoints(supergraphSdl: string): ReadonlyMap<string, string> {
  const graphs = new Map<string, string>();
  for (const definition of parseSupergraph(supergraphSdl).definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== "join__Graph") continue;
    for (const { directives } of definition.values ?? []) {
      const directive = directives?.find(({ name }) => name.value === "join__graph");
      const name = directive === undefined ? null : argumentOf(directive, "name");
      if (directive !== undefined && name !== null) graphs.set(name, argumentOf(directive, "url") ?? "");
    }
  }
  if (graphs.size === 0) throw new HubError("BAD_REQUEST", "the SDL is no supergraph: it has no enum join__Graph");
  return graphs;
}

function parseSupergraph(supergraphSdl: string): ReturnType<typeof parse> {
  try {
    return parse(supergraphSdl, { noLocation: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubError("BAD_REQUEST", `the supergraph does not parse: ${reason}`, { cause: error });
  }
}

function argumentOf(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
