/*
 * Takes out of an SDL what the gateway reads itself and composition must not see. Pure.
 * Why: @apollo/gateway refuses a supergraph with @authenticated or @requiresScopes ("for SECURITY but is unsupported").
 */
import { Kind, parse, print, visit } from "graphql";
import type { ConstDirectiveNode, ConstValueNode } from "graphql";

const READ_BY_GATEWAY: ReadonlySet<string> = new Set(["authenticated", "requiresScopes", "routedBy"]);

/** The SDL without @authenticated, @requiresScopes and @routedBy: their uses, their import, their definition. */
export function stripForComposition(sdl: string): string {
  return print(
    visit(parse(sdl, { noLocation: true }), {
      Directive: (node) => {
        if (READ_BY_GATEWAY.has(node.name.value)) return null;
        return node.name.value === "link" ? withoutImports(node as ConstDirectiveNode) : undefined;
      },
      DirectiveDefinition: (node) => (READ_BY_GATEWAY.has(node.name.value) ? null : undefined),
    }),
  );
}

function withoutImports(link: ConstDirectiveNode): ConstDirectiveNode {
  return {
    ...link,
    arguments: link.arguments?.map((argument) =>
      argument.name.value === "import" && argument.value.kind === Kind.LIST
        ? { ...argument, value: { ...argument.value, values: argument.value.values.filter((value) => !isRead(value)) } }
        : argument,
    ),
  };
}

function isRead(imported: ConstValueNode): boolean {
  return imported.kind === Kind.STRING && READ_BY_GATEWAY.has(imported.value.replace(/^@/, ""));
}
