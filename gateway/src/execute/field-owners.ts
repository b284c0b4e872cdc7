/*
 * Which graph answers for a field, as the supergraph says it.
 * Read when something is wrong with a value, which is seldom: nothing is parsed before.
 * @see the join specification v0.3, @join__field and @join__graph
 */
import { Kind, parse } from "graphql";
import type { ConstDirectiveNode, DocumentNode, FieldDefinitionNode } from "graphql";

/** The owners of the fields of one supergraph. */
export class FieldOwners {
  private owners: ReadonlyMap<string, string> | null = null;

  constructor(private readonly supergraphSdl: string) {}

  /** The only graph that resolves the field (`Type.field`); null when several do, or when none is named. */
  ownerOf(coordinate: string): string | null {
    this.owners ??= readOwners(parse(this.supergraphSdl, { noLocation: true }));
    return this.owners.get(coordinate) ?? null;
  }
}

function readOwners(document: DocumentNode): ReadonlyMap<string, string> {
  const names = readGraphNames(document);
  const owners = new Map<string, string>();
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const ofType = graphsOf(type.directives, "join__type");
    for (const field of type.fields ?? []) {
      const graphs = resolversOf(field) ?? ofType;
      const [only] = graphs;
      const name = graphs.size === 1 && only !== undefined ? names.get(only) : undefined;
      if (name !== undefined) owners.set(`${type.name.value}.${field.name.value}`, name);
    }
  }
  return owners;
}

/** Names of graphs by the enum values that stand for them. */
function readGraphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const values = document.definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph" ? (node.values ?? []) : [],
  );
  return new Map(
    values.map(({ name, directives = [] }) => {
      const directive = directives.find((one) => one.name.value === "join__graph");
      return [name.value, directive === undefined ? name.value : (textOf(directive, "name") ?? name.value)];
    }),
  );
}

/** The graphs that a field says resolve it; null when it says nothing, and all graphs of its type do. */
function resolversOf({ directives = [] }: FieldDefinitionNode): ReadonlySet<string> | null {
  const own = directives.filter(({ name }) => name.value === "join__field");
  if (own.length === 0) return null;
  return graphsOf(
    own.filter((directive) => !isTrue(directive, "external")),
    "join__field",
  );
}

function graphsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): ReadonlySet<string> {
  const those = (directives ?? []).filter((directive) => directive.name.value === name);
  return new Set(those.flatMap((directive) => textOf(directive, "graph") ?? []));
}

function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}

function isTrue(directive: ConstDirectiveNode, argument: string): boolean {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}
