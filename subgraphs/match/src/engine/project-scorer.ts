/*
 * The totals of every project for one demand, said when they are asked for, and what each reaches at most.
 * Before: prepared-demand.ts, pair-score.ts. After: rank-projects.ts, earlier-places.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { DemandSubject } from "../model/demand-subject";
import type { Gate } from "../model/match-result";
import type { VisibilityPredicate } from "../model/visibility";
import { gateOf, hasCommonGround } from "./describe-match";
import type { ResolvedOptions } from "./match-options";
import type { Entry } from "./object-index";
import { answeredAt, othersAtMost, rawTextAt, ROUNDING, scoreParts, totalOf } from "./pair-score";
import type { PartScores, RawText, ScoreContext, TextColumns } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import type { PreparedDemand } from "./prepared-demand";
import { triedShares } from "./tried-method";

/** Scores projects, by slot, for one demand. */
export class ProjectScorer {
  readonly demand: PreparedDemand;
  /** What each project reaches at most, by its texts, fields and people: cheap to say of all of them. */
  readonly highest: Float64Array;
  readonly #context: ScoreContext;
  readonly #canSee: VisibilityPredicate;
  readonly #texts: TextColumns;

  constructor({ context, canSee }: ResolvedOptions, subject: DemandSubject) {
    const { index } = context;
    this.#context = context;
    this.#canSee = canSee;
    this.demand = prepareDemand(index, subject);
    this.#texts = { ...index.projects.score(this.demand.query), tried: triedShares(index, this.demand) };
    this.highest = this.#highestTotals();
  }

  /** Slots of the index, held or not. */
  get span(): number {
    return this.highest.length;
  }

  /** What the text indexes say of the project in the slot. */
  rawAt(slot: number): RawText {
    return rawTextAt(this.#texts, slot);
  }

  /** The total; NaN when nothing is held there, the asker may not see it, or it has nothing in common with the demand. */
  totalAt(slot: number): number {
    const project = this.#projectAt(slot);
    if (project === null || !this.#canSee(project.meta.visibility, project.meta.siteCode)) return Number.NaN;
    const raw = this.rawAt(slot);
    if (!hasCommonGround(this.demand, project, raw)) return Number.NaN;
    return totalOf(scoreParts(this.#context, this.demand, project, raw), this.#context.weights);
  }

  /** The parts of the total of the project in the slot, which holds one. */
  partsAt(slot: number): PartScores {
    const project = this.#projectAt(slot);
    return project === null ? [] : scoreParts(this.#context, this.demand, project, this.rawAt(slot));
  }

  /** The gate that stops the project in the slot, or null. */
  gateAt(slot: number): Gate | null {
    const project = this.#projectAt(slot);
    return project === null ? null : gateOf(this.#context.index, this.demand, project);
  }

  #projectAt(slot: number): Entry<ProjectFeed> | null {
    return this.#context.index.projects.slots.at(slot);
  }

  #highestTotals(): Float64Array {
    const { index, weights } = this.#context;
    const { profiles, slots } = index.projects;
    const { mass, profile } = this.demand;
    const others = othersAtMost(this.#context, this.demand) + ROUNDING;
    const highest = new Float64Array(slots.span);
    for (let slot = 0; slot < highest.length; slot += 1) {
      highest[slot] =
        others +
        weights.TEXT * answeredAt(mass, this.#texts, slot) +
        weights.FIELD * profiles.fieldScore(profile, slot) +
        weights.AUDIENCE * profiles.audienceScore(profile, slot);
    }
    return highest;
  }
}
