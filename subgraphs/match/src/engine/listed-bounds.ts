/*
 * What the total of each project of a list with a demand is at most: most pairs of a large event are none, and end here.
 * The facts that a bound needs stand side by side, a column each, so that saying it costs no look at an object.
 * Before: listed-projects.ts. After: listed-pairs.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { audienceScore, fieldScore } from "./feature-profile";
import type { Entry } from "./object-index";
import {
  answeredAt,
  budgetScoreOf,
  freshnessScore,
  ROUNDING,
  triedScore,
  type ScoreContext,
  type TextColumns,
} from "./pair-score";
import type { PreparedDemand } from "./prepared-demand";
import { NEUTRAL } from "./score-weights";

/** Cosines of a demand's inferred fields and its people with those of each project, by place. */
export interface ListedLikenesses {
  readonly fields: Float64Array;
  readonly audiences: Float64Array;
}

/** The bounds of one list under one context. */
export class ListedBounds {
  /** What does not depend on the demand: formats and area at best, the track record where there is one, freshness. */
  readonly #standing: Float64Array;
  /** NaN: none is said. */
  readonly #budgetMins: Float64Array;
  readonly #declared: Int32Array;

  constructor(
    readonly context: ScoreContext,
    entries: readonly Entry<ProjectFeed>[],
  ) {
    const { index, weights, today } = context;
    this.#standing = Float64Array.from(entries, ({ id, value }) => {
      const record = index.trackRecords.of(id).length > 0 ? 1 : NEUTRAL;
      const freshness = freshnessScore(today, value.updatedAt.slice(0, 10));
      return weights.FORMAT + weights.AREA + weights.TRACK_RECORD * record + weights.FRESHNESS * freshness + ROUNDING;
    });
    this.#budgetMins = Float64Array.from(entries, ({ value }) => value.budgetMin ?? Number.NaN);
    this.#declared = Int32Array.from(entries, ({ profile }) => profile.declaredFields);
  }

  /** Projects of the list when the bounds were made. */
  get size(): number {
    return this.#standing.length;
  }

  /** Places of the projects whose totals may reach the mark. */
  placesFrom(mark: number, demand: PreparedDemand, texts: TextColumns, likenesses: ListedLikenesses): number[] {
    const { weights } = this.context;
    const { budgetMax, areaCode } = demand.subject;
    const wantsNoFormat = demand.wantedFormats.every((wanted) => wanted === 0);
    // Both stand in the bounds as if they were at best.
    const unknown = (wantsNoFormat ? weights.FORMAT : 0) + (areaCode === null ? weights.AREA : 0);
    const least = mark + (1 - NEUTRAL) * unknown;
    const { declaredFields } = demand.profile;
    const places: number[] = [];
    for (let place = 0; place < this.#standing.length; place += 1) {
      const budgetMin = this.#budgetMins[place] ?? Number.NaN;
      const most =
        (this.#standing[place] ?? 0) +
        weights.TEXT * answeredAt(demand.mass, texts, place) +
        weights.AUDIENCE * audienceScore(likenesses.audiences[place] ?? 0) +
        weights.BUDGET * budgetScoreOf(budgetMax, Number.isNaN(budgetMin) ? null : budgetMin) +
        weights.TRIED * triedScore(texts.tried[place] ?? 0);
      if (most + weights.FIELD < least) continue;
      const fields = fieldScore(declaredFields, this.#declared[place] ?? 0, likenesses.fields[place] ?? 0);
      if (most + weights.FIELD * fields >= least) places.push(place);
    }
    return places;
  }
}
