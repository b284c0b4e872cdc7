/*
 * The answer to a whole document from the answer to what was sent of it: each refused field null at its place, with an
 * error, and nulls carried up as the specification says. graphql-js does it, by running the document over the data.
 * Before: the reduced document (reduce-document.ts) has been executed.
 */
import { executeSync, GraphQLError } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";

/** Refused fields that are told one by one; the others are summed up in one more. */
const MAX_REFUSALS = 100;

/** What an answer is completed by. */
export interface WholeOperation {
  readonly schema: GraphQLSchema;
  /** As the client sent it. */
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Response key under which objects say their type. */
  readonly typeKey: string;
  /** Why a field (`Type.field`) is refused, or null. */
  readonly refusalOf: (coordinate: string) => GraphQLError | null;
}

/**
 * The client's answer.
 *
 * A field that is refused at many objects of lists is one error, at the first of them; `affected` says at how many.
 */
export function completeRefusals<TResult extends ExecutionResult>(result: TResult, whole: WholeOperation): TResult {
  if (result.data === undefined || result.data === null) return result;
  const { data, errors = [] } = executeSync({
    schema: whole.schema,
    document: whole.document,
    operationName: whole.operationName,
    variableValues: whole.variables,
    rootValue: result.data,
    fieldResolver: (source: Readonly<Record<string, unknown>>, _given, _context, { parentType, fieldName, path }) => {
      const refusal = whole.refusalOf(`${parentType.name}.${fieldName}`);
      if (refusal !== null) throw refusal;
      return source[path.key];
    },
    typeResolver: (source: Readonly<Record<string, unknown>>) => source[whole.typeKey] as string | undefined,
  });
  const all = [...(result.errors ?? []), ...summed(errors)];
  return all.length === 0 ? { ...result, data } : { ...result, data, errors: all };
}

/** One error a field, however many objects it was refused at. */
function summed(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const places = new Map<string, { readonly first: GraphQLError; affected: number }>();
  for (const error of errors) {
    const field = JSON.stringify([error.path?.filter((step) => typeof step === "string"), error.message]);
    const known = places.get(field);
    if (known === undefined) places.set(field, { first: error, affected: 1 });
    else known.affected += 1;
  }
  const told = [...places.values()].map(({ first: { message, path, extensions }, affected }) => {
    return new GraphQLError(message, { path, extensions: affected === 1 ? extensions : { ...extensions, affected } });
  });
  if (told.length <= MAX_REFUSALS) return told;
  const left = told.length - MAX_REFUSALS;
  const summary = new GraphQLError(`${left} more fields are refused`, { extensions: { code: "FORBIDDEN" } });
  return [...told.slice(0, MAX_REFUSALS), summary];
}
