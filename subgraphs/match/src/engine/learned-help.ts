/*
 * What closed placements teach beyond the lexicon: which topics of projects met which topics of demands.
 * Before: feature-profile.ts, feed consumers. After: prepared-demand.ts (as further helpers), explain-text.ts. Pure.
 * It is kept up to date placement by placement; the same placements give the same counts in whatever order they came.
 */
import type { PlacementFeed } from "@park-hub/contracts";

/** What became of placements between demands of one topic and projects of another. */
export interface Lesson {
  /** Closed placements with an outcome. */
  readonly closed: number;
  /** Those of them that met the demand. */
  readonly met: number;
  /** How well projects of the topic served demands of the other, 0 to 1; cautious while few are known. */
  readonly strength: number;
}

/** The topics of an object by its id; null while the object is not known. */
export type TopicsOf = (id: string) => readonly string[] | null;

interface Count {
  closed: number;
  met: number;
  /** Outcomes by their worth. */
  worth: number;
}

interface Counted {
  readonly placement: PlacementFeed;
  readonly demandTopics: readonly string[];
  readonly projectTopics: readonly string[];
}

const WORTH = { MET: 1, PARTLY_MET: 0.5, NOT_MET: 0 } as const;
/** So many placements without success are assumed beforehand: one happy pair proves little. */
const DOUBT = 3;
/** Below this a topic is no helper: it would only make every project a little likelier. */
const LEAST_STRENGTH = 0.2;
const NOTHING: ReadonlyMap<string, Lesson> = new Map();

/** Lessons of closed placements. */
export class LearnedHelp {
  readonly #counts = new Map<string, Map<string, Count>>();
  readonly #counted = new Map<string, Counted>();
  /** Placements by the demand and the project that they join. */
  readonly #touching = new Map<string, Set<string>>();

  constructor(
    private readonly topicsOfDemand: TopicsOf,
    private readonly topicsOfProject: TopicsOf,
  ) {}

  /** Takes the placement's present state; one that is not closed with an outcome teaches nothing. */
  put(placement: PlacementFeed): void {
    this.drop(placement.id);
    if (placement.state !== "CLOSED" || placement.outcome === null) return;
    const { id, demandId, projectId } = placement;
    for (const object of [demandId, projectId]) {
      this.#touching.set(object, (this.#touching.get(object) ?? new Set()).add(id));
    }
    const demandTopics = this.topicsOfDemand(demandId) ?? [];
    const projectTopics = this.topicsOfProject(projectId) ?? [];
    this.#counted.set(id, { placement, demandTopics, projectTopics });
    this.#add(id, 1);
  }

  /** Forgets the placement. */
  drop(placementId: string): void {
    const counted = this.#counted.get(placementId);
    if (counted === undefined) return;
    this.#add(placementId, -1);
    this.#counted.delete(placementId);
    const { demandId, projectId } = counted.placement;
    for (const object of [demandId, projectId]) this.#touching.get(object)?.delete(placementId);
  }

  /** The demand or project is known now, or reads otherwise: its placements are counted anew. */
  refresh(objectId: string): void {
    for (const id of [...(this.#touching.get(objectId) ?? [])]) {
      const counted = this.#counted.get(id);
      if (counted !== undefined) this.put(counted.placement);
    }
  }

  /** The topics of projects that met demands of this topic, with what is known of them. */
  helpersOf(demandTopic: string): ReadonlyMap<string, Lesson> {
    const counts = this.#counts.get(demandTopic);
    if (counts === undefined) return NOTHING;
    const lessons = new Map<string, Lesson>();
    for (const [topic, { closed, met, worth }] of counts) {
      const strength = worth / (closed + DOUBT);
      if (topic !== demandTopic && strength >= LEAST_STRENGTH) lessons.set(topic, { closed, met, strength });
    }
    return lessons;
  }

  #add(placementId: string, sign: 1 | -1): void {
    const { placement, demandTopics, projectTopics } = this.#counted.get(placementId) ?? {};
    const outcome = placement?.outcome;
    if (outcome === null || outcome === undefined) return;
    for (const asked of demandTopics ?? []) {
      const counts = this.#counts.get(asked) ?? new Map<string, Count>();
      this.#counts.set(asked, counts);
      for (const given of projectTopics ?? []) {
        const count = counts.get(given) ?? { closed: 0, met: 0, worth: 0 };
        count.closed += sign;
        count.met += outcome === "MET" ? sign : 0;
        count.worth += sign * WORTH[outcome];
        if (count.closed === 0) counts.delete(given);
        else counts.set(given, count);
      }
    }
  }
}
