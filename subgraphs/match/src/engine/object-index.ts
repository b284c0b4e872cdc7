/*
 * The objects of one kind with the inverted indexes over their texts: words, bigrams, topics.
 * Before: text-index.ts, slot-table.ts. After: match-index.ts. Pure.
 * Text fields: the title, the body, and names (of the organisation, the community) that count little.
 */
import type { Indexed } from "../model/indexed-object";
import type { FeatureProfile } from "./feature-profile";
import type { LexiconReader } from "./lexicon-reader";
import { normalizeText } from "./normalize-text";
import { packedKeys, type PackedObjects } from "./packed-index";
import { packProfiles, ProfileTable, unpackProfile } from "./profile-table";
import { bigramsOf, wordsOf } from "./segment-text";
import { SlotTable } from "./slot-table";
import { TextIndex } from "./text-index";
import type { QueryTerm } from "./text-index";
import type { ReadText, TextQuery } from "./text-query";

/** The searched texts of an object. */
export interface ObjectText {
  readonly title: string;
  readonly body: string;
  readonly names: string;
}

/** An object as the index holds it. */
export interface Entry<T> extends Indexed<T> {
  readonly id: string;
  readonly text: ObjectText;
  readonly profile: FeatureProfile;
}

/** How well the object in each slot answers the four questions of a text; not normalised. */
export interface TextScores {
  readonly words: Float64Array;
  readonly bigrams: Float64Array;
  readonly topics: Float64Array;
  readonly helpers: Float64Array;
}

/** The weight that a question's terms have together: what its scores are compared with. */
export interface QueryMass {
  readonly words: number;
  readonly bigrams: number;
  readonly topics: number;
}

const WORD_FIELDS = [
  { weight: 2, b: 0.75 },
  { weight: 1, b: 0.75 },
  { weight: 0.3, b: 0.75 },
] as const;
const TOPIC_FIELDS = [
  { weight: 2, b: 0 },
  { weight: 1, b: 0 },
] as const;

/** The index of one kind of object. */
export class ObjectIndex<T> {
  readonly slots = new SlotTable<Entry<T>>();
  readonly profiles = new ProfileTable();
  readonly words = new TextIndex(WORD_FIELDS);
  readonly bigrams = new TextIndex(WORD_FIELDS);
  /** Topics saturate with their frequency and do not mind the length of the text. */
  readonly topics = new TextIndex(TOPIC_FIELDS, 1);

  /** Puts the entry, read as `read`, under its id; its texts are indexed anew only when they changed or `isRead` is set. */
  put(entry: Entry<T>, read: ReadText, reader: LexiconReader, isRead = false): void {
    const before = this.slots.get(entry.id);
    const slot = this.slots.put(entry.id, entry);
    this.profiles.put(slot, entry.profile);
    if (isRead || before === null || !isSameText(before.text, entry.text)) {
      this.#indexText(slot, read, entry.text.names, reader);
    }
  }

  /** Puts the entry under its id without its texts: it is looked up, not searched. */
  hold(entry: Entry<T>): void {
    this.slots.put(entry.id, entry);
  }

  /** A copy of the objects and of the indexes over them as plain data. */
  pack(): PackedObjects<T> {
    const entries = this.slots.packed();
    return {
      items: entries.map((entry) => (entry === null ? null : { value: entry.value, meta: entry.meta })),
      profiles: packProfiles(entries.map((entry) => entry?.profile ?? null)),
      words: this.words.pack(),
      bigrams: this.bigrams.pack(),
      topics: this.topics.pack(),
    };
  }

  /** Becomes the packed objects, whose arrays become its own; it must be empty. */
  restore(packed: PackedObjects<T>, entryOf: (item: Indexed<T>, profile: FeatureProfile) => Entry<T>): void {
    // What a text speaks of is what its document holds in the index of topics.
    const topics = packedKeys(packed.topics);
    const entries = packed.items.map((item, slot) =>
      item === null ? null : entryOf(item, { ...unpackProfile(packed.profiles, slot), topics: topics[slot] ?? [] }),
    );
    this.slots.restore(entries, ({ id }) => id);
    entries.forEach((entry, slot) => {
      if (entry !== null) this.profiles.put(slot, entry.profile);
    });
    this.words.restore(packed.words);
    this.bigrams.restore(packed.bigrams);
    this.topics.restore(packed.topics);
  }

  /** Forgets the id; returns whether it was held. */
  drop(id: string): boolean {
    const slot = this.slots.drop(id);
    if (slot !== null) {
      this.words.drop(slot);
      this.bigrams.drop(slot);
      this.topics.drop(slot);
    }
    return slot !== null;
  }

  /** Scores every object that shares a term with the question. */
  score(query: TextQuery): TextScores {
    const board = (index: TextIndex, terms: readonly QueryTerm[]): Float64Array => {
      const scores = new Float64Array(this.slots.span);
      index.score(terms, scores);
      return scores;
    };
    return {
      words: board(this.words, query.words),
      bigrams: board(this.bigrams, query.bigrams),
      topics: board(this.topics, query.topics),
      helpers: board(this.topics, query.helpers),
    };
  }

  /** The weight of the question's terms. */
  massOf(query: TextQuery): QueryMass {
    return {
      words: this.words.massOf(query.words),
      bigrams: this.bigrams.massOf(query.bigrams),
      topics: this.topics.massOf(query.topics),
    };
  }

  #indexText(slot: number, read: ReadText, names: string, reader: LexiconReader): void {
    const { words, bigrams, topics } = documentOf(read, names, reader);
    this.words.put(slot, words);
    this.bigrams.put(slot, bigrams);
    this.topics.put(slot, topics);
  }
}

/** The documents of the three indexes for one object: keys by text field, with repeats. */
export interface IndexDocument {
  readonly words: readonly (readonly string[])[];
  readonly bigrams: readonly (readonly string[])[];
  readonly topics: readonly (readonly string[])[];
}

/** The documents of a text; the names are not read for topics. */
export function documentOf(read: ReadText, names: string, reader: LexiconReader): IndexDocument {
  const parts = [read.title, read.body, normalizeText(names)];
  return {
    words: parts.map((part) => wordsOf(part, reader.stopWords).map(({ key }) => key)),
    bigrams: parts.map((part) => bigramsOf(part, reader.stopWords).map(({ key }) => key)),
    topics: [read.titleReading, read.bodyReading].map(({ concepts }) =>
      [...concepts].flatMap(([id, { count }]) => Array.from({ length: count }, () => id)),
    ),
  };
}

function isSameText(a: ObjectText, b: ObjectText): boolean {
  return a.title === b.title && a.body === b.body && a.names === b.names;
}
