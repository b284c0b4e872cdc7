/*
 * Scores every project for one demand and keeps the best, and the near misses that a gate stopped.
 * Before: project-scorer.ts. After: match-demand.ts. Pure.
 */
import type { DemandSubject } from "../model/demand-subject";
import type { Gate } from "../model/match-result";
import { crossesFields } from "./describe-match";
import type { MatchIndex } from "./match-index";
import type { ResolvedOptions } from "./match-options";
import type { RawText } from "./pair-score";
import type { PreparedDemand } from "./prepared-demand";
import { ProjectScorer } from "./project-scorer";
import { CROSS_FIELD_PLACE, NAMED_FROM, VERDICT_FROM } from "./score-weights";
import { TopK } from "./top-k";

/** A near miss by its slot. */
export interface NearMiss {
  readonly slot: number;
  readonly gate: Gate;
  readonly score: number;
}

/** Every project's total for one demand, by slot. */
export interface ProjectRanking {
  readonly demand: PreparedDemand;
  /** NaN: not ranked (not visible, nothing in common, refused, or too far from the best to be scored). */
  readonly totals: Float64Array;
  readonly best: readonly number[];
  readonly refused: readonly NearMiss[];
  /** What the text indexes say of the project in the slot. */
  readonly rawAt: (slot: number) => RawText;
}

/** Ranks the projects for the demand. */
export function rankProjectsFor(options: ResolvedOptions, subject: DemandSubject): ProjectRanking {
  const { index } = options.context;
  const scorer = new ProjectScorer(options, subject);
  const { demand, highest, span } = scorer;
  const totals = new Float64Array(span).fill(Number.NaN);
  const top = new TopK(options.limit, byTotal(index, totals));
  const nearMisses = new NearMisses(index, options.refusedLimit);
  const isHopeless = (total: number): boolean => total < (totals[top.worst() ?? -1] ?? 0) && total < nearMisses.least();
  const scoreSlot = (slot: number): void => {
    const total = scorer.totalAt(slot);
    // Whether a gate stops it matters only to what may be named.
    if (Number.isNaN(total) || isHopeless(total)) return;
    const gate = scorer.gateAt(slot);
    if (gate === null) {
      totals[slot] = total;
      top.offer(slot);
    } else {
      nearMisses.offer(slot, gate, total);
    }
  };
  const first = likeliest(highest, options.limit + options.refusedLimit);
  first.forEach(scoreSlot);
  const isFirst = new Set(first);
  for (let slot = 0; slot < span; slot += 1) {
    if (!isHopeless(highest[slot] ?? 0) && !isFirst.has(slot)) scoreSlot(slot);
  }
  return { demand, totals, best: top.best(), refused: nearMisses.best(), rawAt: (slot) => scorer.rawAt(slot) };
}

/** The slots that may reach most: scored first, they set the mark that most of the others cannot reach. */
function likeliest(highest: Float64Array, most: number): number[] {
  const top = new TopK(most, (a, b) => (highest[a] ?? 0) > (highest[b] ?? 0) || (highest[a] === highest[b] && a < b));
  for (let slot = 0; slot < highest.length; slot += 1) {
    top.offer(slot);
  }
  return top.best();
}

/**
 * The ranked slots, with the best good crossing of fields in the tenth place when the first ten hold none: a find
 * outside the demand's own fields is what nobody would look for.
 */
export function placesOf(index: MatchIndex, { demand, best, totals }: ProjectRanking): readonly number[] {
  const kept = best.findIndex((slot) => {
    const project = index.projects.slots.at(slot);
    return project !== null && crossesFields(demand, project);
  });
  const slot = best[kept];
  if (slot === undefined || kept < CROSS_FIELD_PLACE || (totals[slot] ?? 0) < VERDICT_FROM.good) {
    return best;
  }
  const others = best.filter((other) => other !== slot);
  return [...others.slice(0, CROSS_FIELD_PLACE - 1), slot, ...others.slice(CROSS_FIELD_PLACE - 1)];
}

/** Refused projects that would have been a weak match at least. */
class NearMisses {
  readonly #gates = new Map<number, Gate>();
  readonly #totals: Float64Array;
  readonly #top: TopK;

  constructor(index: MatchIndex, limit: number) {
    this.#totals = new Float64Array(index.projects.slots.span);
    this.#top = new TopK(limit, byTotal(index, this.#totals));
  }

  /** A total below this is not kept. */
  least(): number {
    const worst = this.#top.worst();
    return worst === null ? NAMED_FROM : (this.#totals[worst] ?? 0);
  }

  offer(slot: number, gate: Gate, total: number): void {
    if (total >= NAMED_FROM) {
      this.#totals[slot] = total;
      this.#gates.set(slot, gate);
      this.#top.offer(slot);
    }
  }

  best(): NearMiss[] {
    return this.#top.best().flatMap((slot) => {
      const gate = this.#gates.get(slot);
      return gate === undefined ? [] : [{ slot, gate, score: this.#totals[slot] ?? 0 }];
    });
  }
}

function byTotal(index: MatchIndex, totals: Float64Array): (a: number, b: number) => boolean {
  const idAt = (slot: number): string => index.projects.slots.at(slot)?.id ?? "";
  return (a, b) => {
    const difference = (totals[a] ?? 0) - (totals[b] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  };
}
