/*
 * Reads from a sharded graph's SDL which argument says which site answers a root field (@routedBy).
 * Pure. After: the gateway's site source, which reads that argument from an operation.
 */
import { HubError } from "@park-hub/errors";
import { Kind, parse } from "graphql";
import type { FieldDefinitionNode } from "graphql";

import { findDirective, listFields } from "./object-types";

const ROOT_TYPES = ["Query", "Mutation"] as const;
/** A root type whose fields are routed. */
export type RoutedRoot = (typeof ROOT_TYPES)[number];

/** How a root field of a sharded graph finds its site. */
export interface RoutingRule {
  /** Path to the value: the argument, then input fields; never empty. */
  readonly path: readonly string[];
  /** What stands there: a site code, or the id of an object whose prefix is the code. */
  readonly names: "SITE" | "OBJECT";
}

/** Rules of a graph: root type → field → rule. */
export type RoutingRules = Readonly<Record<RoutedRoot, ReadonlyMap<string, RoutingRule>>>;

/**
 * The routing rule of every root field of a sharded graph.
 *
 * A path that ends in `site` or `code` holds a site code, any other an object id.
 *
 * @throws {HubError} CONFIG_INVALID naming each root field without @routedBy, or whose path begins with no argument.
 */
export function readRoutingRules(sdl: string): RoutingRules {
  const rules = { Query: new Map<string, RoutingRule>(), Mutation: new Map<string, RoutingRule>() };
  const problems: string[] = [];
  for (const { typeName, field } of listFields(parse(sdl, { noLocation: true }))) {
    const root = ROOT_TYPES.find((name) => name === typeName);
    if (root === undefined || field.name.value.startsWith("_")) continue;
    const rule = ruleOf(field);
    if (typeof rule === "string") problems.push(`${root}.${field.name.value} ${rule}`);
    else rules[root].set(field.name.value, rule);
  }
  if (problems.length > 0) throw new HubError("CONFIG_INVALID", problems.join("\n"));
  return rules;
}

function ruleOf(field: FieldDefinitionNode): RoutingRule | string {
  const argument = findDirective(field, "routedBy")?.arguments?.find(({ name }) => name.value === "argument")?.value;
  if (argument === undefined) return "carries no @routedBy: nothing says which site answers it";
  if (argument.kind !== Kind.STRING) return "carries a @routedBy whose argument is not a text";
  const path = argument.value.split(".");
  const known = field.arguments?.some(({ name }) => name.value === path[0]) ?? false;
  if (!known) return `carries @routedBy(argument: "${argument.value}"), but has no such argument`;
  const last = path[path.length - 1];
  return { path, names: last === "site" || last === "code" ? "SITE" : "OBJECT" };
}
