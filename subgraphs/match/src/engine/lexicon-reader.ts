/*
 * Reads texts with the lexicon: which topics, people, formats and resources they speak of, and in which words.
 * Before: normalize-text.ts, phrase-matcher.ts. After: text-profile.ts. Pure.
 */
import type { Audience, Format, ResourceKind } from "@park-hub/contracts";
import type { Concept, Lexicon } from "../model/lexicon";
import type { NormalText } from "./normalize-text";
import { normalForm, writtenAs } from "./normalize-text";
import { PhraseMatcher } from "./phrase-matcher";

/** How often a text speaks of something, and the words in which it does, as written. */
export interface Mention {
  readonly count: number;
  readonly words: readonly string[];
}

/** What a text speaks of. */
export interface Reading {
  /** By concept id. */
  readonly concepts: ReadonlyMap<string, Mention>;
  readonly audiences: ReadonlyMap<Audience, Mention>;
  readonly formats: ReadonlyMap<Format, Mention>;
  readonly resources: ReadonlyMap<ResourceKind, Mention>;
}

type Meaning =
  | { readonly kind: "concept"; readonly id: string }
  | { readonly kind: "audience"; readonly id: Audience }
  | { readonly kind: "format"; readonly id: Format }
  | { readonly kind: "resource"; readonly id: ResourceKind };

interface OpenMention {
  count: number;
  words: string[];
}

const NOTHING: ReadonlyMap<string, number> = new Map();
const NOWHERE: ReadonlySet<number> = new Set();

/** A lexicon made ready for reading. */
export class LexiconReader {
  readonly stopWords: ReadonlySet<string>;
  readonly #matcher = new PhraseMatcher<Meaning>();
  readonly #wholeWords = new PhraseMatcher<null>();
  readonly #concepts = new Map<string, Concept>();
  readonly #helpsWith = new Map<string, Map<string, number>>();

  constructor(lexicon: Lexicon) {
    this.stopWords = new Set(lexicon.stopWords.map(normalForm));
    for (const concept of lexicon.concepts) {
      this.#concepts.set(concept.id, concept);
      this.#add(concept.words, { kind: "concept", id: concept.id });
      this.#addHelpers(concept);
    }
    lexicon.people.forEach(({ audience, words }) => this.#add(words, { kind: "audience", id: audience }));
    lexicon.formats.forEach(({ format, words }) => this.#add(words, { kind: "format", id: format }));
    lexicon.resources.forEach(({ kind, words }) => this.#add(words, { kind: "resource", id: kind }));
    lexicon.wholeWords.forEach((word) => this.#wholeWords.add(word, null));
  }

  /** The concept under the id, or null. */
  concept(id: string): Concept | null {
    return this.#concepts.get(id) ?? null;
  }

  /** The concepts that this one helps with, with the strength. */
  helpsWith(id: string): ReadonlyMap<string, number> {
    return this.#helpsWith.get(id) ?? NOTHING;
  }

  /** What the text speaks of. */
  read(text: NormalText): Reading {
    const concepts = new Map<string, OpenMention>();
    const audiences = new Map<Audience, OpenMention>();
    const formats = new Map<Format, OpenMention>();
    const resources = new Map<ResourceKind, OpenMention>();
    for (const { value, from, to } of this.#matcher.find(text.normal, this.#insideWords(text.normal))) {
      const word = writtenAs(text, from, to);
      switch (value.kind) {
        case "concept":
          note(concepts, value.id, word);
          break;
        case "audience":
          note(audiences, value.id, word);
          break;
        case "format":
          note(formats, value.id, word);
          break;
        case "resource":
          note(resources, value.id, word);
          break;
        default:
          value satisfies never;
      }
    }
    return { concepts, audiences, formats, resources };
  }

  /** Where a phrase would cut a whole word in two. */
  #insideWords(normal: string): ReadonlySet<number> {
    const words = this.#wholeWords.find(normal);
    if (words.length === 0) {
      return NOWHERE;
    }
    const places = new Set<number>();
    for (const { from, to } of words) {
      for (let at = from + 1; at < to; at += 1) places.add(at);
    }
    return places;
  }

  #addHelpers({ id, helpedBy }: Concept): void {
    for (const [helper, strength] of Object.entries(helpedBy)) {
      const problems = this.#helpsWith.get(helper) ?? new Map<string, number>();
      this.#helpsWith.set(helper, problems.set(id, strength));
    }
  }

  #add(words: readonly string[], meaning: Meaning): void {
    for (const word of words) {
      this.#matcher.add(word, meaning);
    }
  }
}

function note<K>(mentions: Map<K, OpenMention>, key: K, word: string): void {
  const mention = mentions.get(key) ?? { count: 0, words: [] };
  mention.count += 1;
  if (!mention.words.includes(word)) {
    mention.words.push(word);
  }
  mentions.set(key, mention);
}
