/*
 * Reads one part's answer to some root fields of a fetch. Pure.
 * Promises: each field that failed is null with an error at its place; a part that failed whole is one error.
 */
import type { SourceError } from "../operation";
import type { FailureReport } from "./merge-entities";
import type { AnswerData, PartOutcome } from "./read-answer";
import { placedAt, type Origin } from "./source-error";

/** Root fields that one part was asked for together. */
export interface RootFieldGroup {
  readonly origin: Origin;
  /** Keys in the answer. */
  readonly keys: readonly string[];
}

/** Data and errors of the group's fields. */
export function mergeRootFields(
  group: RootFieldGroup,
  outcome: PartOutcome,
  report: FailureReport,
): { readonly data: AnswerData; readonly errors: readonly SourceError[] } {
  const first = group.keys[0] ?? "";
  const missing = (): AnswerData => Object.fromEntries(group.keys.map((key) => [key, null]));
  if (outcome.kind === "failed") {
    const error = report(outcome, group.origin, [first], group.keys.length);
    return { data: missing(), errors: error === null ? [] : [error] };
  }
  const errors = outcome.errors.map((error) => placedAt(error, error.path ?? [first], group.origin));
  if (outcome.data === null) return { data: missing(), errors };
  const { data } = outcome;
  return { data: Object.fromEntries(group.keys.map((key) => [key, data[key] ?? null])), errors };
}
