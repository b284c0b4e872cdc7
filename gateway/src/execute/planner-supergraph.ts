/*
 * The supergraph as the query planner gets it. Pure.
 * Weaknesses of the planner are met here, where only the supergraph's text is needed.
 */
import { Kind, parse, valueFromASTUntyped, visit } from "graphql";
import type { ConstDirectiveNode, DirectiveNode, DocumentNode } from "graphql";

import type { PlannerNames } from "./planning-document";
import { readRequiredVariants } from "./read-required-variants";
import type { RequiredVariants } from "./required-variants";

/** A supergraph, prepared. */
export interface PlannerSupergraph {
  readonly document: DocumentNode;
  /** @see prepareForPlanning */
  readonly names: PlannerNames;
  readonly variants: RequiredVariants;
}

/** Reads a supergraph SDL. */
export function preparePlannerSupergraph(supergraphSdl: string): PlannerSupergraph {
  const parsed = withResolvableKeysFirst(parse(supergraphSdl, { noLocation: true }));
  const { document, variants } = readRequiredVariants(parsed);
  return { document, names: readNames(document), variants };
}

/**
 * Puts the keys that a graph resolves before those that it does not.
 *
 * To come back to a graph with required fields the planner takes the first key that the graph has, resolvable or not
 * (getLocallySatisfiableKey): a graph asked by a key that it cannot resolve answers nothing.
 */
function withResolvableKeysFirst(document: DocumentNode): DocumentNode {
  const sort = <T extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: T): T => {
    const directives = node.directives ?? [];
    const last = directives.filter(isUnresolvable);
    if (last.length === 0) return node;
    return { ...node, directives: [...directives.filter((directive) => !last.includes(directive)), ...last] };
  };
  return visit(document, { ObjectTypeDefinition: sort, InterfaceTypeDefinition: sort });
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return directive.name.value === "join__type" && argumentOf(directive, "resolvable") === false;
}

function readNames(document: DocumentNode): PlannerNames {
  const selected = new Set(["__typename"]);
  const withArguments = new Set<string>();
  const addAll = (fieldSet: unknown): void => {
    if (typeof fieldSet !== "string") return;
    visit(parse(`{ ${fieldSet} }`, { noLocation: true }), {
      Field: ({ name, arguments: given = [] }) => {
        selected.add(name.value);
        if (given.length > 0) withArguments.add(name.value);
      },
    });
  };
  visit(document, {
    Directive: (directive) => {
      if (directive.name.value === "join__field") addAll(argumentOf(directive, "requires"));
      if (directive.name.value === "join__type") addAll(argumentOf(directive, "key"));
    },
  });
  return { selected, withArguments };
}

function argumentOf(directive: DirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((node) => node.name.value === name)?.value;
  return value === undefined || value.kind === Kind.VARIABLE ? undefined : valueFromASTUntyped(value);
}
