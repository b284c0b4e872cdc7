/*
 * The texts of a list of projects, turned around once: for each term the projects of the list that hold it and what it adds
 * to their scores. Many demands are then scored against a short list without walking the whole city's postings; the
 * numbers are those of ObjectIndex.score(). Before: object-index.ts. After: listed-pairs.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import { AUDIENCE_ORDER, FIELD_ORDER } from "./feature-profile";
import type { MatchIndex } from "./match-index";
import type { Entry } from "./object-index";
import type { ScoreContext, TextColumns } from "./pair-score";
import { ListedBounds, type ListedLikenesses } from "./listed-bounds";
import type { PreparedDemand } from "./prepared-demand";
import type { QueryTerm, TextIndex } from "./text-index";

/** For each term: places in the list, and what the term adds there with the weight 1; two arrays side by side. */
type TermGains = Map<number, { readonly places: number[]; readonly gains: number[] }>;

const NO_TERM = -1;

/** The profiles of the list, a column for each value: a demand looks only at the columns that it has itself. */
class ProfileColumns {
  readonly #columns: number[][];

  constructor(width: number) {
    this.#columns = Array.from({ length: width }, () => []);
  }

  add(vector: Float32Array): void {
    this.#columns.forEach((column, at) => column.push(vector[at] ?? 0));
  }

  /** Cosines of the vector with each profile, by place; at most 1. */
  dots(vector: Float32Array, count: number): Float64Array {
    const dots = new Float64Array(count);
    this.#columns.forEach((column, at) => {
      const value = vector[at] ?? 0;
      if (value === 0) return;
      for (let place = 0; place < count; place += 1) dots[place] = (dots[place] ?? 0) + value * (column[place] ?? 0);
    });
    return dots.map((dot) => Math.min(1, dot));
  }
}

/** Projects of a list, in its order. */
export class ListedProjects {
  readonly entries: Entry<ProjectFeed>[] = [];
  readonly #words: TermGains = new Map();
  readonly #bigrams: TermGains = new Map();
  readonly #topics: TermGains = new Map();
  readonly #fields = new ProfileColumns(FIELD_ORDER.length);
  readonly #audiences = new ProfileColumns(AUDIENCE_ORDER.length);

  #bounds: ListedBounds | null = null;

  constructor(private readonly index: MatchIndex) {}

  /** Adds a project; one that the index does not know is left out. */
  add(projectId: string): void {
    const { slots, words, bigrams, topics } = this.index.projects;
    const slot = slots.slotOf(projectId);
    const entry = slot === null ? null : slots.at(slot);
    if (slot === null || entry === null) return;
    const place = this.entries.push(entry) - 1;
    addGains(this.#words, words, slot, place);
    addGains(this.#bigrams, bigrams, slot, place);
    addGains(this.#topics, topics, slot, place);
    this.#fields.add(entry.profile.inferredFields);
    this.#audiences.add(entry.profile.audiences);
  }

  /** The bounds of the projects' totals; made once for as long as the list and the context are the same. */
  bounds(context: ScoreContext): ListedBounds {
    const known = this.#bounds;
    const { weights, today } = known?.context ?? {};
    if (known?.size === this.entries.length && weights === context.weights && today === context.today) return known;
    return (this.#bounds = new ListedBounds(context, this.entries));
  }

  /** How alike the demand and each project are. */
  likenesses({ profile }: PreparedDemand): ListedLikenesses {
    const count = this.entries.length;
    return {
      fields: this.#fields.dots(profile.inferredFields, count),
      audiences: this.#audiences.dots(profile.audiences, count),
    };
  }

  /** What the text indexes say of the demand and each project. */
  texts(demand: PreparedDemand): TextColumns {
    const { query } = demand;
    const { words, bigrams, topics } = this.index.projects;
    return {
      words: this.#scores(this.#words, words, query.words),
      bigrams: this.#scores(this.#bigrams, bigrams, query.bigrams),
      topics: this.#scores(this.#topics, topics, query.topics),
      helpers: this.#scores(this.#topics, topics, query.helpers),
      tried: this.#triedShares(demand),
    };
  }

  #scores(gains: TermGains, texts: TextIndex, terms: readonly QueryTerm[]): Float64Array {
    const scores = new Float64Array(this.entries.length);
    for (const { key, weight } of terms) {
      const held = gains.get(texts.termOf(key) ?? NO_TERM);
      if (held === undefined) continue;
      for (let at = 0; at < held.places.length; at += 1) {
        const place = held.places[at] ?? 0;
        scores[place] = (scores[place] ?? 0) + weight * (held.gains[at] ?? 0);
      }
    }
    return scores;
  }

  /** As triedShares(): the largest share of a tried method's words that the project holds. */
  #triedShares({ tried }: PreparedDemand): Float64Array {
    const shares = new Float64Array(this.entries.length);
    for (const { words, mass } of tried) {
      if (mass === 0) continue;
      const covered = new Float64Array(this.entries.length);
      for (const { key, weight } of words) {
        const texts = this.index.projects.words;
        const gain = weight * texts.idf(key);
        for (const place of this.#words.get(texts.termOf(key) ?? NO_TERM)?.places ?? [])
          covered[place] = (covered[place] ?? 0) + gain;
      }
      covered.forEach((weight, place) => {
        shares[place] = Math.max(shares[place] ?? 0, weight / mass);
      });
    }
    return shares;
  }
}

function addGains(gains: TermGains, texts: TextIndex, slot: number, place: number): void {
  texts.gainsOf(slot, (term, gain) => {
    const held = gains.get(term) ?? { places: [], gains: [] };
    gains.set(term, held);
    held.places.push(place);
    held.gains.push(gain);
  });
}
