/*
 * What the total of each project of a list with a demand is at most: most pairs of a large event are none, and end here.
 * The facts that a bound needs stand side by side, a column each, so that saying it costs no look at an object.
 * Before: listed-projects.ts. After: listed-pairs.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { audienceScore, fieldScore } from "./feature-profile";
import { ListedAreas } from "./listed-areas";
import type { Entry } from "./object-index";
import {
  answeredAt,
  budgetScoreOf,
  formatShare,
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
  /** What does not depend on the demand: formats at best, the track record where there is one, freshness. */
  readonly #standing: Float64Array;
  /** NaN: none is said. */
  readonly #budgetMins: Float64Array;
  readonly #declared: Int32Array;
  readonly #areas: ListedAreas;
  readonly #entries: readonly Entry<ProjectFeed>[];

  constructor(
    readonly context: ScoreContext,
    entries: readonly Entry<ProjectFeed>[],
  ) {
    const { index, weights, today } = context;
    this.#entries = [...entries];
    this.#areas = new ListedAreas(index, entries);
    this.#standing = Float64Array.from(entries, ({ id, value }) => {
      const record = index.trackRecords.of(id).length > 0 ? 1 : NEUTRAL;
      const freshness = freshnessScore(today, value.updatedAt.slice(0, 10));
      return weights.FORMAT + weights.TRACK_RECORD * record + weights.FRESHNESS * freshness + ROUNDING;
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
    const areas = this.#areas.scoresFor(areaCode);
    const { declaredFields } = demand.profile;
    const places: number[] = [];
    for (let place = 0; place < this.#standing.length; place += 1) {
      const budgetMin = this.#budgetMins[place] ?? Number.NaN;
      const most =
        (this.#standing[place] ?? 0) +
        weights.AREA * (areas[place] ?? 0) +
        weights.TEXT * answeredAt(demand.mass, texts, place) +
        weights.AUDIENCE * audienceScore(likenesses.audiences[place] ?? 0) +
        weights.BUDGET * budgetScoreOf(budgetMax, Number.isNaN(budgetMin) ? null : budgetMin) +
        weights.TRIED * triedScore(texts.tried[place] ?? 0);
      if (most + weights.FIELD < mark) continue;
      const fields = fieldScore(declaredFields, this.#declared[place] ?? 0, likenesses.fields[place] ?? 0);
      const total = most + weights.FIELD * fields;
      if (total >= mark && total - this.#missingFormats(demand, place) >= mark) places.push(place);
    }
    return places;
  }

  /** What the project lacks of the formats that the demand wants, weighted; the bound counts all of them. */
  #missingFormats(demand: PreparedDemand, place: number): number {
    const entry = this.#entries[place];
    return entry === undefined ? 0 : this.context.weights.FORMAT * (1 - (formatShare(demand, entry) ?? NEUTRAL));
  }
}
