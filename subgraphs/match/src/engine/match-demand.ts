/*
 * Projects for a demand: hard gates first, then a score of named parts, the best of them explained.
 * Before: prepared-demand.ts, gates.ts, pair-score.ts. Pure.
 */
import type { CreditStanding, ProjectFeed } from "@park-hub/contracts";
import type { DemandChange, DemandSubject } from "../model/demand-subject";
import { applyChange } from "../model/demand-subject";
import type { Gate, Match, MatchList, Refusal, Verdict } from "../model/match-result";
import { explainParts, reasonsOf } from "./explain-match";
import { failedGate, gateDetail } from "./gates";
import type { MatchIndex } from "./match-index";
import { resolveOptions } from "./match-options";
import type { MatchOptions, ResolvedOptions } from "./match-options";
import type { Entry, TextScores } from "./object-index";
import { scoreParts, totalOf } from "./pair-score";
import type { RawText } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import type { PreparedDemand } from "./prepared-demand";
import { CROSS_FIELD_PLACE, VERDICT_FROM } from "./score-weights";
import { TopK } from "./top-k";
import { triedShares } from "./tried-method";

export type { MatchOptions } from "./match-options";

/** Options of matching a demand. */
export interface DemandMatchOptions extends MatchOptions {
  /** Answers for the demand as it would be after this change; `previousRank` then says where a project stood. */
  readonly asIf?: DemandChange | null;
}

/** Every project's total for one demand, by slot. */
interface Ranked {
  readonly demand: PreparedDemand;
  readonly texts: TextScores;
  readonly tried: Float64Array;
  /** NaN: not ranked (not visible, nothing in common, or refused). */
  readonly totals: Float64Array;
  readonly best: readonly number[];
  readonly eligibleCount: number;
  readonly refused: readonly { readonly slot: number; readonly total: number; readonly gate: Gate }[];
}

/**
 * Ranks the projects that pass every hard gate for the demand, posted or not.
 *
 * Ties are broken by id, so equal data give equal answers. When none of the first ten crosses fields and a good one
 * does, it is given the tenth place.
 */
export function matchDemand(index: MatchIndex, subject: DemandSubject, options: DemandMatchOptions = {}): MatchList {
  const resolved = resolveOptions(index, options);
  const change = options.asIf ?? null;
  const ranked = rank(resolved, change === null ? subject : applyChange(subject, change));
  const before = change === null ? null : rank(resolved, subject);
  const places = keepCrossFieldPlace(index, ranked);
  const matches = places.map((slot, at) => describe(resolved, ranked, slot, at + 1, before));
  return {
    matches,
    eligibleCount: ranked.eligibleCount,
    refused: ranked.refused.map((near) => describeRefusal(index, ranked, near)),
    verdict: verdictOf(ranked),
  };
}

/** How good the best is; NONE when nothing passed the gates or nothing is alike. */
function verdictOf({ best, totals }: Ranked): Verdict {
  const top = totals[best[0] ?? -1] ?? 0;
  return top >= VERDICT_FROM.good ? "GOOD" : top >= VERDICT_FROM.weak ? "WEAK" : "NONE";
}

function rank({ context, canSee, limit, refusedLimit }: ResolvedOptions, subject: DemandSubject): Ranked {
  const { index } = context;
  const { slots } = index.projects;
  const demand = prepareDemand(index, subject);
  const texts = index.projects.score(demand.query);
  const tried = triedShares(index, demand);
  const totals = new Float64Array(slots.span).fill(Number.NaN);
  const refusedTotals = new Float64Array(slots.span);
  const refusedGates = new Map<number, Gate>();
  const top = new TopK(limit, byTotal(index, totals));
  const nearMisses = new TopK(refusedLimit, byTotal(index, refusedTotals));
  let eligibleCount = 0;
  for (let slot = 0; slot < slots.span; slot += 1) {
    const project = slots.at(slot);
    if (project === null || !canSee(project.meta.visibility, project.meta.siteCode)) {
      continue;
    }
    const raw = rawText(texts, tried, slot);
    if (!hasCommonGround(demand, project, raw)) {
      continue;
    }
    const gate = failedGate(subject, project.value, standingOf(index, project));
    const total = totalOf(scoreParts(context, demand, project, raw), context.weights);
    if (gate === null) {
      eligibleCount += 1;
      totals[slot] = total;
      top.offer(slot);
    } else if (total >= VERDICT_FROM.weak) {
      refusedTotals[slot] = total;
      refusedGates.set(slot, gate);
      nearMisses.offer(slot);
    }
  }
  const refused = nearMisses.best().flatMap((slot) => {
    const gate = refusedGates.get(slot);
    return gate === undefined ? [] : [{ slot, total: refusedTotals[slot] ?? 0, gate }];
  });
  return { demand, texts, tried, totals, best: top.best(), eligibleCount, refused };
}

function byTotal(index: MatchIndex, totals: Float64Array): (a: number, b: number) => boolean {
  const idAt = (slot: number): string => index.projects.slots.at(slot)?.id ?? "";
  return (a, b) => {
    const difference = (totals[a] ?? 0) - (totals[b] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  };
}

function rawText(texts: TextScores, tried: Float64Array, slot: number): RawText {
  return {
    words: texts.words[slot] ?? 0,
    bigrams: texts.bigrams[slot] ?? 0,
    topics: texts.topics[slot] ?? 0,
    helpers: texts.helpers[slot] ?? 0,
    tried: tried[slot] ?? 0,
  };
}

/** A project that shares neither a word nor a declared field with the demand is not ranked at all. */
function hasCommonGround(demand: PreparedDemand, project: Entry<ProjectFeed>, raw: RawText): boolean {
  return (
    raw.words + raw.bigrams + raw.topics + raw.helpers > 0 ||
    (demand.profile.declaredFields & project.profile.declaredFields) !== 0
  );
}

function standingOf(index: MatchIndex, project: Entry<ProjectFeed>): CreditStanding | null {
  return index.organization(project.value.organizationId)?.value.creditStanding ?? null;
}

/** Both declare fields and share none of them. */
function crossesFields({ profile }: PreparedDemand, project: Entry<ProjectFeed>): boolean {
  const [asked, offered] = [profile.declaredFields, project.profile.declaredFields];
  return asked !== 0 && offered !== 0 && (asked & offered) === 0;
}

/** The ranked slots, with the best good crossing of fields in the tenth place when the first ten hold none. */
function keepCrossFieldPlace(index: MatchIndex, { demand, best, totals }: Ranked): readonly number[] {
  const crosses = (slot: number): boolean => {
    const project = index.projects.slots.at(slot);
    return project !== null && crossesFields(demand, project);
  };
  const kept = best.findIndex(crosses);
  const slot = best[kept];
  if (slot === undefined || kept < CROSS_FIELD_PLACE || (totals[slot] ?? 0) < VERDICT_FROM.good) {
    return best;
  }
  const others = best.filter((other) => other !== slot);
  return [...others.slice(0, CROSS_FIELD_PLACE - 1), slot, ...others.slice(CROSS_FIELD_PLACE - 1)];
}

function describe(
  { context }: ResolvedOptions,
  ranked: Ranked,
  slot: number,
  place: number,
  before: Ranked | null,
): Match {
  const entry = entryAt(context.index, slot);
  const { demand } = ranked;
  const scores = scoreParts(context, demand, entry, rawText(ranked.texts, ranked.tried, slot));
  const parts = explainParts({ context, demand, entry, parts: scores });
  const crossField = crossesFields(demand, entry);
  return {
    projectId: entry.id,
    demandId: demand.subject.id,
    rank: place,
    previousRank: before === null ? null : rankIn(context.index, before, slot),
    score: totalOf(scores, context.weights),
    parts,
    reasons: reasonsOf(parts, crossField),
    crossField,
  };
}

function describeRefusal(
  index: MatchIndex,
  { demand }: Ranked,
  { slot, total, gate }: Ranked["refused"][number],
): Refusal {
  const entry = entryAt(index, slot);
  const areaName = (code: string): string => index.areaName(code);
  return {
    projectId: entry.id,
    demandId: demand.subject.id,
    gate,
    detail: gateDetail(gate, demand.subject, entry.value, standingOf(index, entry), areaName),
    score: total,
  };
}

/** Place of the slot in a ranking of which only the totals are kept; null when it was not ranked. */
function rankIn(index: MatchIndex, { totals }: Ranked, slot: number): number | null {
  if (Number.isNaN(totals[slot] ?? Number.NaN)) {
    return null;
  }
  const isBetter = byTotal(index, totals);
  let place = 1;
  totals.forEach((total, other) => {
    place += !Number.isNaN(total) && isBetter(other, slot) ? 1 : 0;
  });
  return place;
}

function entryAt(index: MatchIndex, slot: number): Entry<ProjectFeed> {
  const entry = index.projects.slots.at(slot);
  if (entry === null) {
    throw new RangeError(`slot ${slot} holds no project`);
  }
  return entry;
}
