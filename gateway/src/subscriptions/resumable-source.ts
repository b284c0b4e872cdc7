/*
 * The operation that match is asked, without its `after`: so that subscribers at different places share one stream, and
 * a stream can go on from anywhere. Pure.
 */
import { Kind, parse, print, valueFromASTUntyped, visit } from "graphql";
import type { DocumentNode, FieldNode, OperationDefinitionNode, ValueNode } from "graphql";

import type { EventSource } from "../subscription";

type Variables = Readonly<Record<string, unknown>>;

/** An operation that can be begun anywhere. */
export interface ResumableSource {
  readonly query: string;
  readonly operationName: string | undefined;
  /** The client's variables that the operation still uses. */
  pick(variables: Variables): Variables;
  /** The cursor that the client gave as `after`. */
  afterOf(variables: Variables): string | null;
  /** Name of the variable that is only the cursor, if there is one: it changes nothing about the events. */
  readonly afterVariable: string | null;
}

const resumable = new WeakMap<EventSource, ResumableSource>();

/** The source with its cursor taken out; worked out once for each source. */
export function resumableSource(source: EventSource): ResumableSource {
  const known = resumable.get(source) ?? withoutCursor(source);
  resumable.set(source, known);
  return known;
}

function withoutCursor(source: EventSource): ResumableSource {
  const document = parse(source.query);
  const after = findAfter(document);
  const stripped = after === null ? document : withoutAfter(document);
  const used = usedVariables(stripped);
  const defaults = defaultsOf(document);
  const names = source.variableNames.filter((name) => used.has(name));
  const afterName = after?.kind === Kind.VARIABLE ? after.name.value : null;
  return {
    query: print(withoutUnused(stripped, used)),
    operationName: source.operationName,
    pick: (variables) =>
      Object.fromEntries(names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]])),
    afterOf: (variables) => {
      const value = after === null ? null : valueFromASTUntyped(after, { ...defaults, ...variables });
      return typeof value === "string" ? value : null;
    },
    afterVariable: afterName !== null && !used.has(afterName) ? afterName : null,
  };
}

function findAfter(document: DocumentNode): ValueNode | null {
  return rootFieldOf(document)?.arguments?.find(({ name }) => name.value === "after")?.value ?? null;
}

function withoutAfter(document: DocumentNode): DocumentNode {
  const root = rootFieldOf(document);
  return visit(document, {
    Field: (field) =>
      field === root
        ? { ...field, arguments: field.arguments?.filter(({ name }) => name.value !== "after") }
        : undefined,
  });
}

function withoutUnused(document: DocumentNode, used: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}

function defaultsOf(document: DocumentNode): Variables {
  const definitions = operationOf(document)?.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }): [string, unknown][] =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

function rootFieldOf(document: DocumentNode): FieldNode | null {
  const [node] = operationOf(document)?.selectionSet.selections ?? [];
  return node?.kind === Kind.FIELD ? node : null;
}

function operationOf(document: DocumentNode): OperationDefinitionNode | null {
  return document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION) ?? null;
}
