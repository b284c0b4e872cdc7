/*
 * The texts of a list of projects, turned around once: for each term the projects of the list that hold it and what it adds
 * to their scores. Many demands are then scored against a short list without walking the whole city's postings; the
 * numbers are those of ObjectIndex.score(). Before: object-index.ts. After: listed-pairs.ts. Pure.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { MatchIndex } from "./match-index";
import { documentOf, type Entry, type IndexDocument } from "./object-index";
import type { RawText } from "./pair-score";
import type { PreparedDemand } from "./prepared-demand";
import type { QueryTerm, TextIndex } from "./text-index";
import { readText } from "./text-query";

/** For each term: places in the list, and what the term adds there with the weight 1. */
type TermGains = ReadonlyMap<string, readonly { readonly place: number; readonly gain: number }[]>;

/** Projects of a list, in its order; ids that the index does not know are left out. */
export class ListedProjects {
  readonly entries: readonly Entry<ProjectFeed>[];
  readonly #words: TermGains;
  readonly #bigrams: TermGains;
  readonly #topics: TermGains;

  constructor(
    private readonly index: MatchIndex,
    projectIds: readonly string[],
  ) {
    const { slots, words, bigrams, topics } = index.projects;
    this.entries = projectIds.flatMap((id) => slots.get(id) ?? []);
    const documents = this.entries.map(({ text }) =>
      documentOf(readText(index.reader, text.title, text.body), text.names, index.reader),
    );
    const gainsIn = (texts: TextIndex, kind: keyof IndexDocument): TermGains =>
      this.#gains(
        texts,
        documents.map((document) => document[kind]),
      );
    this.#words = gainsIn(words, "words");
    this.#bigrams = gainsIn(bigrams, "bigrams");
    this.#topics = gainsIn(topics, "topics");
  }

  /** What the text indexes say of the demand and each project, by place. */
  rawTexts(demand: PreparedDemand): RawText[] {
    const { query } = demand;
    const words = this.#scores(this.#words, query.words);
    const bigrams = this.#scores(this.#bigrams, query.bigrams);
    const topics = this.#scores(this.#topics, query.topics);
    const helpers = this.#scores(this.#topics, query.helpers);
    const tried = this.#triedShares(demand);
    return this.entries.map((_, place) => ({
      words: words[place] ?? 0,
      bigrams: bigrams[place] ?? 0,
      topics: topics[place] ?? 0,
      helpers: helpers[place] ?? 0,
      tried: tried[place] ?? 0,
    }));
  }

  #gains(texts: TextIndex, documents: readonly (readonly (readonly string[])[])[]): TermGains {
    const gains = new Map<string, { place: number; gain: number }[]>();
    documents.forEach((fields, place) => {
      const slot = this.index.projects.slots.slotOf(this.entries[place]?.id ?? "") ?? 0;
      const terms = [...new Set(fields.flat())].map((key) => ({ key, weight: 1 }));
      for (const { key, score } of texts.contributions(terms, slot, fields)) {
        const held = gains.get(key) ?? [];
        gains.set(key, held);
        held.push({ place, gain: score });
      }
    });
    return gains;
  }

  #scores(gains: TermGains, terms: readonly QueryTerm[]): Float64Array {
    const scores = new Float64Array(this.entries.length);
    for (const { key, weight } of terms) {
      for (const { place, gain } of gains.get(key) ?? []) scores[place] = (scores[place] ?? 0) + weight * gain;
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
        const gain = weight * this.index.projects.words.idf(key);
        for (const { place } of this.#words.get(key) ?? []) covered[place] = (covered[place] ?? 0) + gain;
      }
      covered.forEach((weight, place) => {
        shares[place] = Math.max(shares[place] ?? 0, weight / mass);
      });
    }
    return shares;
  }
}
