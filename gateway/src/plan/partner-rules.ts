/*
 * What a partner's schema may not do (DESIGN §2), as far as its text tells. Pure.
 * Before: its SDL. After: composition and the comparison of API schemas, which find the rest (compose.ts).
 */
import type { FieldRights } from "@park-hub/contracts";
import { Kind, parse, print, visit } from "graphql";
import type { ConstDirectiveNode, DefinitionNode, DocumentNode, FieldDefinitionNode, TypeNode } from "graphql";

/** What the rules know of the hub. */
export interface HubNames {
  /** Fields by object type or interface. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly inputs: ReadonlySet<string>;
  /** Values by enum, members by union. */
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rights: FieldRights;
}

/** Directives that nobody but the hub itself uses. */
const NEVER = new Set([
  "override",
  "authenticated",
  "requiresScopes",
  "policy",
  "routedBy",
  "composeDirective",
  "context",
]);
/** Directives that are not used on the hub's types. */
const NOT_ON_HUB = new Set(["inaccessible", "interfaceObject"]);
const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+$/;

/** The names of the hub's graphs together. */
export function readHubNames(sdls: readonly string[], rights: FieldRights): HubNames {
  const fields = new Map<string, Set<string>>();
  const inputs = new Set<string>();
  const choices = new Map<string, Set<string>>();
  for (const definition of sdls.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)) {
    const shape = shapeOf(definition);
    if (shape === null) continue;
    if (shape.kind === "input") inputs.add(shape.name);
    const into = shape.kind === "object" ? fields : choices;
    if (shape.kind === "input") continue;
    const known = into.get(shape.name) ?? new Set<string>();
    into.set(shape.name, known);
    for (const name of shape.names) known.add(name);
  }
  return { fields, inputs, choices, rights };
}

/** Why a partner's schema is refused; empty when its text breaks no rule. */
export function reasonsAgainst(sdl: string, hub: HubNames): readonly string[] {
  let document: DocumentNode;
  try {
    document = parse(sdl, { noLocation: true });
  } catch (error) {
    return [`its SDL cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [
    ...new Set([
      ...reasonsOfLinks(document),
      ...reasonsOfDirectives(document),
      ...document.definitions.flatMap((definition) => reasonsOfDefinition(definition, hub)),
    ]),
  ];
}

/** Directives are known by their names: whoever renames them on import hides what it does. */
function reasonsOfLinks(document: DocumentNode): readonly string[] {
  const links = document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_EXTENSION || node.kind === Kind.SCHEMA_DEFINITION ? (node.directives ?? []) : [],
  );
  const urls = links.map((link) => argumentOf(link, "url"));
  const reasons = links.flatMap((link): string[] => {
    const url = argumentOf(link, "url") ?? "";
    if (link.name.value !== "link") return [`it uses @${link.name.value} on its schema`];
    if (!FEDERATION.test(url) && !url.startsWith("https://specs.apollo.dev/link/")) return [`it links to ${url}`];
    const imports = link.arguments?.find(({ name }) => name.value === "import")?.value;
    const isPlain =
      imports === undefined || (imports.kind === Kind.LIST && imports.values.every(({ kind }) => kind === Kind.STRING));
    return isPlain && argumentOf(link, "as") === null
      ? []
      : ["it renames what it imports of the federation specification"];
  });
  const isSecond = urls.some((url) => url !== null && FEDERATION.test(url));
  return isSecond ? reasons : [...reasons, "it does not link to Apollo Federation 2"];
}

function reasonsOfDirectives(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, { Directive: ({ name }) => void found.add(plainName(name.value)) });
  return [...found].filter((name) => NEVER.has(name)).map((name) => `it uses @${name}, which is the hub's own`);
}

function reasonsOfDefinition(definition: DefinitionNode, hub: HubNames): readonly string[] {
  const shape = shapeOf(definition);
  if (shape === null) return [];
  const { name } = shape;
  if (shape.kind === "input") return hub.inputs.has(name) ? [`it redefines the hub's input ${name}`] : [];
  if (shape.kind === "choice") {
    const known = hub.choices.get(name);
    const isSame =
      known === undefined || (known.size === shape.names.length && shape.names.every((one) => known.has(one)));
    return isSame ? [] : [`it redefines the hub's ${name}`];
  }
  if (name === "Subscription") return ["it has a Subscription: events come from match alone"];
  const known = hub.fields.get(name) ?? (name === "Query" || name === "Mutation" ? new Set<string>() : undefined);
  if (known === undefined) return [];
  return [
    ...reasonsOfUses(name, shape.directives),
    ...shape.fields.flatMap((field) => reasonsOfField(name, field, known, hub.rights)),
  ];
}

function reasonsOfField(
  type: string,
  field: FieldDefinitionNode,
  known: ReadonlySet<string>,
  rights: FieldRights,
): readonly string[] {
  const coordinate = `${type}.${field.name.value}`;
  const uses = [...(field.directives ?? []), ...(field.arguments ?? []).flatMap(({ directives }) => directives ?? [])];
  const reasons = [...reasonsOfUses(coordinate, uses)];
  if (rights.has(coordinate)) reasons.push(`it declares ${coordinate}, which not everybody may read`);
  // A partner that is away must cost its own fields and nothing else.
  if (!known.has(field.name.value) && !field.name.value.startsWith("_") && isNonNull(field.type)) {
    reasons.push(`${coordinate} is ${print(field.type)}; what a partner adds to the hub's types may be null`);
  }
  return reasons;
}

function reasonsOfUses(where: string, directives: readonly ConstDirectiveNode[]): readonly string[] {
  const names = directives.map(({ name }) => plainName(name.value));
  return names.filter((name) => NOT_ON_HUB.has(name)).map((name) => `it uses @${name} on the hub's ${where}`);
}

type Shape =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "choice"; readonly name: string; readonly names: readonly string[] }
  | {
      readonly kind: "object";
      readonly name: string;
      readonly names: readonly string[];
      readonly fields: readonly FieldDefinitionNode[];
      readonly directives: readonly ConstDirectiveNode[];
    };

function shapeOf(node: DefinitionNode): Shape | null {
  switch (node.kind) {
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return { kind: "input", name: node.name.value };
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return { kind: "choice", name: node.name.value, names: (node.values ?? []).map(({ name }) => name.value) };
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
      return { kind: "choice", name: node.name.value, names: (node.types ?? []).map(({ name }) => name.value) };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION: {
      const fields = node.fields ?? [];
      const names = fields.map(({ name }) => name.value);
      return { kind: "object", name: node.name.value, names, fields, directives: node.directives ?? [] };
    }
    default:
      return null;
  }
}

/** Federation's directives may be written with the specification's name before them. */
function plainName(name: string): string {
  return name.replace(/^federation__/, "");
}

function argumentOf(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

function isNonNull(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE;
}
