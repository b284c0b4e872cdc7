/*
 * Completes the errors about parts that failed: each says in the end how much the part cost over the whole operation,
 * and however many parts failed, the list of errors stays readable.
 */
import { GraphQLError } from "graphql";

import type { OperationExecutor, OperationScope, PartFailures } from "../operation";
import { UnfitValueError, unfitValuesOf } from "./unfit-values";

/** Errors about failed parts that are given one by one; the others are summed up in one more. */
const MAX_PART_ERRORS = 100;
/** Values that broke the schema and are told one by one. */
const MAX_UNFIT_VALUES = 10;

/** The executor with complete counts in its errors. */
export function completeFailures(executor: OperationExecutor): OperationExecutor {
  return async (context) => {
    const result = await executor(context);
    if (result.errors === undefined) {
      const told: unknown = result.extensions?.valueCompletion;
      const unfit = unfitValues(Array.isArray(told) ? told.filter((error) => error instanceof GraphQLError) : []);
      return unfit.length === 0 ? { data: result.data } : { data: result.data, errors: unfit };
    }
    const { failures } = context.context as OperationScope;
    const unfit = unfitValues(unfitValuesOf(result));
    return { data: result.data, errors: [...completeErrors(result.errors, failures), ...unfit] };
  };
}

/** The errors of one operation with complete counts. */
export function completeErrors(errors: readonly GraphQLError[], failures: PartFailures): readonly GraphQLError[] {
  const told = new Set<string>();
  return cap(errors.filter((error) => isNews(error, failures, told)).map((error) => complete(error, failures)));
}

/**
 * Values that a part gave and the schema does not allow, null in the answer: the executor tells them beside the answer,
 * as every Apollo gateway does; a client of the hub finds what went wrong in `errors`, with who gave it. Ten at most, with their number.
 */
export function unfitValues(invalid: readonly GraphQLError[]): readonly GraphQLError[] {
  return invalid.slice(0, MAX_UNFIT_VALUES).map((error) => {
    const { message, path } = error;
    const origin = error instanceof UnfitValueError ? error.origin : null;
    const affected = invalid.length > MAX_UNFIT_VALUES ? { affected: invalid.length } : {};
    return new GraphQLError(message, { path, extensions: { code: "SITE_BAD_ANSWER", ...origin, ...affected } });
  });
}

/** A part's failure is told once, however many places an executor finds for it. */
function isNews(error: GraphQLError, failures: PartFailures, told: Set<string>): boolean {
  const part = partOf(error);
  const code = String(error.extensions.code);
  if (part === null || error.extensions.affected === undefined || failures.affectedBy(part, code) === 0) return true;
  const key = `${part} ${code} ${error.message}`;
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

function complete(error: GraphQLError, failures: PartFailures): GraphQLError {
  const part = partOf(error);
  if (part === null || typeof error.extensions.affected !== "number") return error;
  const affected = failures.affectedBy(part, String(error.extensions.code));
  if (affected === 0 || affected === error.extensions.affected) return error;
  const { message, path } = error;
  return new GraphQLError(message, { path, extensions: { ...error.extensions, affected } });
}

function partOf({ extensions }: GraphQLError): string | null {
  const part = extensions.site ?? extensions.part;
  return typeof part === "string" ? part : null;
}

function cap(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const isOfPart = (error: GraphQLError): boolean => error.extensions.affected !== undefined;
  const ofParts = errors.filter(isOfPart);
  if (ofParts.length <= MAX_PART_ERRORS) return errors;
  const left = new Set(ofParts.slice(MAX_PART_ERRORS));
  const affected = [...left].reduce((sum, { extensions }) => sum + Number(extensions.affected), 0);
  const summary = new GraphQLError(`${left.size} more sites failed in the same way`, {
    extensions: { code: "SITE_UNAVAILABLE", sites: [...left].map(partOf), affected },
  });
  return [...errors.filter((error) => !left.has(error)), summary];
}
