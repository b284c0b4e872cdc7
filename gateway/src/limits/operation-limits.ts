/*
 * What an operation may ask for at most: depth, fields, aliases, root fields, page size. Pure.
 * Fragments are counted where they are spread, each measured once, so a chain of fragments that doubles at every step
 * costs no more to measure than to read.
 */
import { HubError } from "@park-hub/errors";
import { Kind, valueFromASTUntyped } from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";

/** Limits of one operation. */
export interface OperationLimits {
  /** Levels of fields; default 15: the deepest query of the tour has nine. */
  readonly maxDepth: number;
  /** Fields in all, fragments expanded; default 5,000. */
  readonly maxFields: number;
  /** Aliased fields; default 500. */
  readonly maxAliases: number;
  /** Fields of the root; default 100: an import sends that many mutations at once. */
  readonly maxRootFields: number;
  /** Largest `first` or `firstEach`; default 1,000: what `changes` gives; other lists have smaller limits of their own. */
  readonly maxPageSize: number;
}

/** The limits that hold when nothing is configured. */
export const DEFAULT_LIMITS: OperationLimits = {
  maxDepth: 15,
  maxFields: 5_000,
  maxAliases: 500,
  maxRootFields: 100,
  maxPageSize: 1_000,
};

const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(["first", "firstEach", "last"]);

/**
 * Checks an operation of a valid document against the limits.
 *
 * @throws {HubError} LIMIT_EXCEEDED naming the first thing that is too much, its value and the limit.
 */
export function checkLimits(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: OperationLimits,
): void {
  const measure = new Measure(document, withDefaults(operation, variables)).of(operation.selectionSet);
  refuseAbove("depth", measure.depth, limits.maxDepth);
  refuseAbove("number of fields", measure.fields, limits.maxFields);
  refuseAbove("number of aliases", measure.aliases, limits.maxAliases);
  refuseAbove("number of root fields", measure.direct, limits.maxRootFields);
  refuseAbove("page size", measure.pageSize, limits.maxPageSize);
}

function refuseAbove(what: string, seen: number, limit: number): void {
  if (seen > limit) throw new HubError("LIMIT_EXCEEDED", `${what} ${seen} exceeds the limit of ${limit}`);
}

/** What a selection set asks for; `direct` counts its own fields, the other counts what lies below them too. */
interface Measured {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly direct: number;
  readonly pageSize: number;
}

const NOTHING: Measured = { depth: 0, fields: 0, aliases: 0, direct: 0, pageSize: 0 };

class Measure {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, Measured>();

  constructor(
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  of(set: SelectionSetNode): Measured {
    return set.selections
      .map((node) => {
        if (node.kind === Kind.FIELD) return this.ofField(node);
        return node.kind === Kind.INLINE_FRAGMENT ? this.of(node.selectionSet) : this.ofFragment(node.name.value);
      })
      .reduce(sum, NOTHING);
  }

  private ofField(node: FieldNode): Measured {
    // Introspection is as deep as the type system nests; its answer is bounded by the schema.
    const isIntrospection = node.name.value.startsWith("__");
    const inner = node.selectionSet === undefined || isIntrospection ? NOTHING : this.of(node.selectionSet);
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
      direct: 1,
      pageSize: Math.max(inner.pageSize, this.pageSizeOf(node)),
    };
  }

  private ofFragment(name: string): Measured {
    const known = this.measured.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const measured = fragment === undefined ? NOTHING : this.of(fragment.selectionSet);
    this.measured.set(name, measured);
    return measured;
  }

  private pageSizeOf(node: FieldNode): number {
    const sizes = (node.arguments ?? [])
      .filter(({ name }) => PAGE_ARGUMENTS.has(name.value))
      .map(({ value }) => valueFromASTUntyped(value, { ...this.variables }));
    return Math.max(0, ...sizes.filter((size) => typeof size === "number"));
  }
}

function sum(a: Measured, b: Measured): Measured {
  return {
    depth: Math.max(a.depth, b.depth),
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    direct: a.direct + b.direct,
    pageSize: Math.max(a.pageSize, b.pageSize),
  };
}

function withDefaults(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
  );
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...variables };
}
