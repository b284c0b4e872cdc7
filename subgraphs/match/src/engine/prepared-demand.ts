/*
 * A demand made ready for matching: its questions to the text indexes, its profile, and the methods that it tried.
 * Before: read-demand.ts, feature-profile.ts. After: pair-score.ts. Pure.
 */
import type { DemandSubject } from "../model/demand-subject";
import { FORMAT_ORDER, frequencyOf, profileOf, saturate } from "./feature-profile";
import type { FeatureProfile } from "./feature-profile";
import type { LearnedHelp } from "./learned-help";
import type { MatchIndex } from "./match-index";
import { normalizeText } from "./normalize-text";
import type { QueryMass } from "./object-index";
import { wordsOf } from "./segment-text";
import { readDemand } from "./read-demand";
import type { QueryTerm } from "./text-index";
import type { ReadText, TextQuery } from "./text-query";

/** A method that the demand's people tried without success. */
export interface TriedMethod {
  /** As they wrote it. */
  readonly phrase: string;
  readonly words: readonly QueryTerm[];
  /** Σ weight × idf of the words. */
  readonly mass: number;
}

/** A demand made ready for matching. */
export interface PreparedDemand {
  readonly subject: DemandSubject;
  readonly text: ReadText;
  readonly query: TextQuery;
  readonly mass: QueryMass;
  readonly profile: FeatureProfile;
  /** How strongly the text asks for each format of FORMAT_ORDER, 0 to 1. */
  readonly wantedFormats: Float32Array;
  readonly tried: readonly TriedMethod[];
}

/** So many tried methods are compared; the schema allows more, but nobody reads on. */
const MOST_TRIED = 20;

/** Makes the demand ready for matching against the projects that the index holds now. */
export function prepareDemand(index: MatchIndex, subject: DemandSubject): PreparedDemand {
  const { reader, projects } = index;
  const { text, query: asked } = readDemand(reader, subject);
  const query = withLessons(asked, index.learnedHelp);
  const { titleReading, bodyReading } = text;
  const declared = { fields: subject.fields, audiences: subject.audiences, formats: [] };
  return {
    subject,
    text,
    query,
    mass: projects.massOf(query),
    profile: profileOf(reader, declared, titleReading, bodyReading),
    wantedFormats: Float32Array.from(FORMAT_ORDER, (format) =>
      saturate(frequencyOf(titleReading.formats, bodyReading.formats, format)),
    ),
    tried: subject.tried.slice(0, MOST_TRIED).map((phrase) => triedMethod(index, phrase)),
  };
}

/** Helpers that placements taught beside those of the lexicon; of two strengths for one topic the greater counts. */
function withLessons(query: TextQuery, learned: LearnedHelp): TextQuery {
  const helpers = new Map(query.helpers.map(({ key, weight }) => [key, weight]));
  for (const { key, weight } of query.topics) {
    for (const [helper, { strength }] of learned.helpersOf(key)) {
      helpers.set(helper, Math.max(helpers.get(helper) ?? 0, strength * weight));
    }
  }
  return { ...query, helpers: [...helpers].map(([key, weight]) => ({ key, weight })) };
}

function triedMethod(index: MatchIndex, phrase: string): TriedMethod {
  const keys = new Set(wordsOf(normalizeText(phrase), index.reader.stopWords).map(({ key }) => key));
  const words = [...keys].map((key) => ({ key, weight: 1 }));
  return { phrase, words, mass: index.projects.words.massOf(words) };
}
