/*
 * A fetch of a plan, taken apart: its root fields, and smaller documents with only some of them.
 * Pure. The planner writes the same text for the same operation, so parsed fetches are worth keeping.
 */
import { Kind, OperationTypeNode, parse, print, stripIgnoredCharacters, valueFromASTUntyped, visit } from "graphql";
import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
} from "graphql";

/** Values of an operation's variables by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** A root field of a fetch. */
export interface RootField {
  /** The key in the answer: the alias, else the name. */
  readonly key: string;
  readonly name: string;
  /** Its first occurrence: arguments are equal in all of them, or the operation would be invalid. */
  readonly node: FieldNode;
  /** Every occurrence, each inside the conditions that it stood in. */
  readonly selections: readonly SelectionNode[];
  /** For each occurrence the @skip and @include around it and on it. */
  readonly conditions: readonly (readonly DirectiveNode[])[];
}

/** A document that can be sent. */
export interface SendableDocument {
  readonly query: string;
  readonly operationName?: string;
  /** Names of the variables that it uses. */
  readonly variableNames: readonly string[];
}

/** A parsed fetch. */
export class FetchDocument {
  readonly isMutation: boolean;
  readonly rootFields: readonly RootField[];
  /** Defaults of variables. */
  readonly defaults: Variables;
  private readonly operation: OperationDefinitionNode;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly whole: SendableDocument;
  private readonly parts = new Map<string, SendableDocument>();

  /** @throws {GraphQLError} when the text is no document with an operation. */
  constructor(query: string) {
    const document = parse(query, { noLocation: true });
    this.operation = operationOf(document);
    this.fragments = fragmentsOf(document);
    this.isMutation = this.operation.operation === OperationTypeNode.MUTATION;
    this.rootFields = collectRootFields(this.operation.selectionSet.selections, this.fragments);
    this.defaults = defaultsOf(this.operation);
    this.whole = { query, ...nameOf(this.operation), variableNames: variableNamesOf(this.operation) };
  }

  /** Whether the fetch resolves references: `_entities` is always alone and never aliased. */
  get isEntities(): boolean {
    return this.rootFields[0]?.name === "_entities";
  }

  /** The root fields that @skip and @include leave in, given the variables (with defaults). */
  includedFields(variables: Variables): readonly RootField[] {
    return this.rootFields.filter(({ conditions }) =>
      conditions.some((directives) => directives.every((directive) => holds(directive, variables))),
    );
  }

  /** A document with only these root fields and what they use; the original text when they are all there is. */
  only(keys: readonly string[]): SendableDocument {
    if (keys.length === this.rootFields.length) return this.whole;
    const id = keys.join(" ");
    const known = this.parts.get(id);
    if (known !== undefined) return known;
    const part = this.buildPart(new Set(keys));
    this.parts.set(id, part);
    return part;
  }

  private buildPart(keys: ReadonlySet<string>): SendableDocument {
    const selections = this.rootFields.filter(({ key }) => keys.has(key)).flatMap((field) => field.selections);
    const fragments = this.fragmentsUsedBy(selections);
    const used = variablesUsedBy([...selections, ...fragments]);
    const operation: OperationDefinitionNode = {
      ...this.operation,
      variableDefinitions: this.operation.variableDefinitions?.filter((node) => used.has(node.variable.name.value)),
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
    const text = print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] });
    return { query: stripIgnoredCharacters(text), ...nameOf(operation), variableNames: variableNamesOf(operation) };
  }

  private fragmentsUsedBy(selections: readonly SelectionNode[]): readonly FragmentDefinitionNode[] {
    const used = new Set<FragmentDefinitionNode>();
    const collect = (node: SelectionNode | FragmentDefinitionNode): void => {
      visit(node, {
        FragmentSpread: (spread) => {
          const fragment = this.fragments.get(spread.name.value);
          if (fragment === undefined || used.has(fragment)) return;
          used.add(fragment);
          collect(fragment);
        },
      });
    };
    selections.forEach(collect);
    return [...used];
  }
}

/** The variables that a document uses, out of those of the whole fetch. */
export function pickVariables(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(names.flatMap((name) => (name in variables ? [[name, variables[name]]] : [])));
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) return definition;
  }
  throw new Error("a fetch holds no operation");
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

interface OpenRootField {
  readonly key: string;
  readonly name: string;
  readonly node: FieldNode;
  readonly selections: SelectionNode[];
  readonly conditions: (readonly DirectiveNode[])[];
}

/** Root-level fragments are dissolved into single fields that keep the conditions around them. */
function collectRootFields(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly RootField[] {
  const fields = new Map<string, OpenRootField>();
  const walk = (nodes: readonly SelectionNode[], around: readonly DirectiveNode[]): void => {
    for (const node of nodes) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const field = fields.get(key) ?? { key, name: node.name.value, node, selections: [], conditions: [] };
        fields.set(key, field);
        field.selections.push(wrap(node, around));
        field.conditions.push([...around, ...(node.directives ?? [])]);
      } else {
        const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        if (inner !== undefined) walk(inner.selectionSet.selections, [...around, ...(node.directives ?? [])]);
      }
    }
  };
  walk(selections, []);
  return [...fields.values()];
}

function wrap(node: FieldNode, directives: readonly DirectiveNode[]): SelectionNode {
  return directives.reduceRight<SelectionNode>(
    (inner, directive) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [directive],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
    }),
    node,
  );
}

function holds(directive: DirectiveNode, variables: Variables): boolean {
  const name = directive.name.value;
  if (name !== "skip" && name !== "include") return true;
  const argument = directive.arguments?.find((node) => node.name.value === "if");
  const value = argument === undefined ? undefined : valueFromASTUntyped(argument.value, { ...variables });
  return name === "include" ? value === true : value !== true;
}

function defaultsOf(operation: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

function nameOf(operation: OperationDefinitionNode): { readonly operationName?: string } {
  return operation.name === undefined ? {} : { operationName: operation.name.value };
}

function variableNamesOf(operation: OperationDefinitionNode): readonly string[] {
  return (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
}

function variablesUsedBy(nodes: readonly (SelectionNode | FragmentDefinitionNode)[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of nodes) visit(node, { Variable: (variable) => void used.add(variable.name.value) });
  return used;
}
