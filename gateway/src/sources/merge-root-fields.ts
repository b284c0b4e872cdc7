/*
 * Reads one part's answer to some root fields of a fetch. Pure.
 * Promises: each field that failed is null with an error at its place; a part that failed whole is one error, and so is
 * one that says nothing at all of a field that it was asked for.
 */
import type { SourceError } from "../operation";
import type { FailureReport } from "./merge-entities";
import type { AnswerData, PartAnswered, PartOutcome } from "./read-answer";
import { placedAt, type Origin, type PartFailed } from "./source-error";

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
  const failure = outcome.kind === "failed" ? outcome : silenceOf(outcome, group.keys);
  if (failure !== null) {
    const error = report(failure, group.origin, [first], group.keys.length);
    return { data: missing(), errors: error === null ? [] : [error] };
  }
  if (outcome.kind === "failed") return { data: missing(), errors: [] };
  const errors = outcome.errors.map((error) => placedAt(error, error.path ?? [first], group.origin));
  if (outcome.data === null) return { data: missing(), errors };
  const { data } = outcome;
  return { data: Object.fromEntries(group.keys.map((key) => [key, data[key] ?? null])), errors };
}

/** Null is an answer; that a key is not there is none. */
function silenceOf({ data, errors }: PartAnswered, keys: readonly string[]): PartFailed | null {
  if (data === null || errors.length > 0 || keys.every((key) => data[key] !== undefined)) return null;
  return { kind: "failed", code: "SITE_BAD_ANSWER", message: "its answer lacks what it was asked for" };
}
