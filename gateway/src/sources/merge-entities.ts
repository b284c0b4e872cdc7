/*
 * Divides the references of one fetch by site and puts the sites' answers back in place. Pure: no I/O, no clock.
 * Promises: the answer has the length and order of the references; a site that failed costs its own references only.
 */
import type { HubErrorCode } from "@park-hub/errors";

import type { PathStep, SourceError } from "../operation";
import type { AnswerData, PartOutcome } from "./read-answer";
import type { SiteAddress } from "./site-address";
import { placedAt, sourceError, type Origin, type PartFailed } from "./source-error";

/** The references of one part of the hub. */
export interface ReferenceGroup {
  readonly origin: Origin;
  /** `indexes[k]` is the position in the fetch of `representations[k]`. */
  readonly indexes: readonly number[];
  readonly representations: readonly unknown[];
}

/** References that no site is asked for, with the reason they share. */
export interface RefusedReferences {
  readonly code: HubErrorCode;
  readonly message: string;
  readonly site?: string;
  readonly indexes: readonly number[];
}

/** The references of one site. */
export interface SiteReferences extends ReferenceGroup {
  readonly origin: { readonly site: string };
}

/** The references of one fetch by site; what stands in neither list is null without an error. */
export interface SplitReferences {
  readonly groups: readonly SiteReferences[];
  readonly refused: readonly RefusedReferences[];
}

/** What is reported when a whole part failed: an error, or nothing because the part was reported before. */
export type FailureReport = (
  failure: PartFailed,
  origin: Origin,
  path: readonly PathStep[],
  affected: number,
) => SourceError | null;

/** The one root field of such a fetch; it is never aliased. */
const ENTITIES = "_entities";

/**
 * Groups references by the site that answers for them.
 *
 * Shape: groups keep the order of the input; `addressOf` may say null for a reference that nobody serves, which is
 * null without a fetch and without an error.
 */
export function splitReferences(
  representations: readonly unknown[],
  addressOf: (representation: unknown) => SiteAddress | null,
): SplitReferences {
  const groups = new Map<string, SiteReferences & { indexes: number[]; representations: unknown[] }>();
  const refused = new Map<string, RefusedReferences & { indexes: number[] }>();
  representations.forEach((representation, index) => {
    const address = addressOf(representation);
    if (address === null) return;
    if (address.kind === "site") {
      const group = groups.get(address.code) ?? { origin: { site: address.code }, indexes: [], representations: [] };
      groups.set(address.code, group);
      group.indexes.push(index);
      group.representations.push(representation);
      return;
    }
    const { code, message, site } = address;
    const same = refused.get(message) ?? { code, message, ...(site === undefined ? {} : { site }), indexes: [] };
    refused.set(message, same);
    same.indexes.push(index);
  });
  return { groups: [...groups.values()], refused: [...refused.values()] };
}

/** The answer to the whole fetch of so many references, of the answers in the order of `split.groups`. */
export function mergeReferences(
  count: number,
  split: { readonly groups: readonly ReferenceGroup[]; readonly refused: readonly RefusedReferences[] },
  outcomes: readonly PartOutcome[],
  report: FailureReport,
): { readonly data: AnswerData; readonly errors: readonly SourceError[] } {
  const entities: unknown[] = new Array<unknown>(count).fill(null);
  const errors: SourceError[] = split.refused.map(({ code, message, site, indexes }) =>
    sourceError(code, message, [ENTITIES, indexes[0] ?? 0], {
      ...(site === undefined ? {} : { site }),
      affected: indexes.length,
    }),
  );
  split.groups.forEach((group, position) => {
    const outcome = outcomes[position];
    if (outcome !== undefined) errors.push(...mergeGroup(entities, group, outcome, report));
  });
  return { data: { [ENTITIES]: entities }, errors };
}

function mergeGroup(
  entities: unknown[],
  group: ReferenceGroup,
  outcome: PartOutcome,
  report: FailureReport,
): readonly SourceError[] {
  const failure = outcome.kind === "failed" ? outcome : failureOf(outcome.data, outcome.errors, group);
  if (failure !== null) {
    const reported = report(failure, group.origin, [ENTITIES, group.indexes[0] ?? 0], group.indexes.length);
    return reported === null ? [] : [reported];
  }
  if (outcome.kind === "failed") return [];
  const values = listIn(outcome.data);
  group.indexes.forEach((index, k) => (entities[index] = values[k] ?? null));
  return outcome.errors.map((error) => relocate(error, group));
}

/** Why an answer cannot be used: it holds no list of the right length. */
function failureOf(data: AnswerData | null, errors: readonly SourceError[], group: ReferenceGroup): PartFailed | null {
  const values = data?.[ENTITIES];
  if (Array.isArray(values) && values.length === group.indexes.length) return null;
  const said = errors[0];
  if (said !== undefined && !Array.isArray(values)) {
    return { kind: "failed", code: codeOf(said), message: said.message };
  }
  const seen = Array.isArray(values) ? `${values.length} answers` : "no list of answers";
  return { kind: "failed", code: "SITE_BAD_ANSWER", message: `it gave ${seen} to ${group.indexes.length} references` };
}

function relocate(error: SourceError, group: ReferenceGroup): SourceError {
  const [, position, ...rest] = error.path ?? [];
  const index = typeof position === "number" ? group.indexes[position] : undefined;
  return placedAt(
    error,
    [ENTITIES, index ?? group.indexes[0] ?? 0, ...(index === undefined ? [] : rest)],
    group.origin,
  );
}

function codeOf(error: SourceError): HubErrorCode {
  // read-answer.ts lets only codes of the hub through.
  return error.extensions.code as HubErrorCode;
}

function listIn(data: AnswerData | null): readonly unknown[] {
  const values = data?.[ENTITIES];
  return Array.isArray(values) ? values : [];
}
