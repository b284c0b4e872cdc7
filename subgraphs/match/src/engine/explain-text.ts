/*
 * Why the texts of a demand and a project fit, in Chinese and in the words that stand in them.
 * Before: pair-score.ts. After: explain-match.ts. Pure. Every sentence is true of the two texts.
 */
import type { ProjectFeed } from "@park-hub/contracts";
import type { Lesson } from "./learned-help";
import type { LexiconReader, Mention, Reading } from "./lexicon-reader";
import type { MatchIndex } from "./match-index";
import { writtenAs } from "./normalize-text";
import type { NormalText } from "./normalize-text";
import type { Entry } from "./object-index";
import { documentOf } from "./object-index";
import type { PreparedDemand } from "./prepared-demand";
import { wordsOf } from "./segment-text";
import type { ReadText } from "./text-query";
import { readText, topicWeights } from "./text-query";

/** The project's texts as they are explained with. */
export interface ExplainedProject {
  readonly entry: Entry<ProjectFeed>;
  readonly text: ReadText;
}

interface Scored {
  readonly score: number;
  readonly sentence: string;
}

const MOST_TOPICS = 2;
const MOST_HELPERS = 2;
const MOST_WORDS = 4;
const MOST_MENTIONS = 2;

/** Reads the project's texts for explaining. */
export function explainedProject(reader: LexiconReader, entry: Entry<ProjectFeed>): ExplainedProject {
  return { entry, text: readText(reader, entry.text.title, entry.text.body) };
}

/** The evidence of the TEXT part: shared topics, helping topics, shared words; strongest first. */
export function textEvidence(index: MatchIndex, demand: PreparedDemand, project: ExplainedProject): string[] {
  return [
    ...best(sharedTopics(index, demand, project), MOST_TOPICS),
    ...best(helpingTopics(index, demand, project), MOST_HELPERS),
    ...sharedWords(index, demand, project),
  ];
}

/** The words in which a text speaks of something, title first, quoted. */
export function quoted<K>(
  readings: readonly [Reading, Reading],
  pick: (reading: Reading) => ReadonlyMap<K, Mention>,
  key: K,
): string {
  const words = readings.flatMap((reading) => pick(reading).get(key)?.words ?? []);
  return quoteAll([...new Set(words)].slice(0, MOST_MENTIONS));
}

/** Each word in Chinese quotation marks. */
export function quoteAll(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join("");
}

/** A text's two readings, title first. */
export function readingsOf(text: ReadText): readonly [Reading, Reading] {
  return [text.titleReading, text.bodyReading];
}

function sharedTopics(index: MatchIndex, demand: PreparedDemand, project: ExplainedProject): Scored[] {
  const offered = topicWeights(project.text);
  return demand.query.topics.flatMap(({ key, weight }) => {
    const concept = index.reader.concept(key);
    const share = offered.get(key);
    if (concept === null || share === undefined) {
      return [];
    }
    const asked = quoted(readingsOf(demand.text), (reading) => reading.concepts, key);
    const given = quoted(readingsOf(project.text), (reading) => reading.concepts, key);
    const sentence = `都涉及${concept.label}：需求提到${asked}，项目提到${given}`;
    return [{ score: weight * share * index.projects.topics.idf(key), sentence }];
  });
}

function helpingTopics(index: MatchIndex, demand: PreparedDemand, project: ExplainedProject): Scored[] {
  const offered = topicWeights(project.text);
  const asked = new Set(demand.query.topics.map(({ key }) => key));
  return demand.query.helpers.flatMap(({ key, weight }) => {
    const helper = index.reader.concept(key);
    const share = offered.get(key);
    if (helper === null || share === undefined || asked.has(key)) {
      return [];
    }
    const problem = problemBehind(index, demand, key);
    if (problem === null) {
      return [];
    }
    const need = quoted(readingsOf(demand.text), (reading) => reading.concepts, problem.id);
    const given = quoted(readingsOf(project.text), (reading) => reading.concepts, key);
    const { lesson } = problem;
    const help =
      lesson === null
        ? "可以帮上忙"
        : `帮得上忙：以往类似需求由此类项目承接，结项${lesson.closed}次，${lesson.met}次满足`;
    const sentence = `需求提到${need}（${problem.label}），项目的${given}（${helper.label}）${help}`;
    return [{ score: weight * share * index.projects.topics.idf(key), sentence }];
  });
}

/** The demand's topic that the helper helps most with; `lesson`: placements say so, more strongly than the lexicon. */
function problemBehind(
  index: MatchIndex,
  demand: PreparedDemand,
  helper: string,
): { id: string; label: string; lesson: Lesson | null } | null {
  let found: { id: string; label: string; lesson: Lesson | null; strength: number } | null = null;
  for (const { key, weight } of demand.query.topics) {
    const concept = index.reader.concept(key);
    const written = concept?.helpedBy[helper] ?? 0;
    const learned = index.learnedHelp.helpersOf(key).get(helper) ?? null;
    const strength = weight * Math.max(written, learned?.strength ?? 0);
    if (concept !== null && strength > (found?.strength ?? 0)) {
      const lesson = (learned?.strength ?? 0) > written ? learned : null;
      found = { id: key, label: concept.label, lesson, strength };
    }
  }
  return found;
}

function sharedWords(index: MatchIndex, demand: PreparedDemand, { entry, text }: ExplainedProject): string[] {
  const slot = index.projects.slots.slotOf(entry.id) ?? 0;
  const { words } = documentOf(text, "", index.reader);
  const written = writtenWords(demand.text, index.reader.stopWords);
  const found = index.projects.words
    .contributions(demand.query.words, slot, words)
    .map(({ key, score }) => ({ score, word: written.get(key) ?? "" }))
    .filter(({ word }) => [...word].length > 1)
    .sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS);
  return found.length === 0 ? [] : [`都写到${quoteAll(found.map(({ word }) => word))}`];
}

/** What was written for each word key of a text. */
function writtenWords(text: ReadText, stopWords: ReadonlySet<string>): Map<string, string> {
  const words = new Map<string, string>();
  const add = (part: NormalText): void => {
    for (const { key, from, to } of wordsOf(part, stopWords)) {
      words.set(key, words.get(key) ?? writtenAs(part, from, to));
    }
  };
  add(text.title);
  add(text.body);
  return words;
}

function best(found: readonly Scored[], most: number): string[] {
  return [...found]
    .sort((a, b) => b.score - a.score || (a.sentence < b.sentence ? -1 : 1))
    .slice(0, most)
    .map(({ sentence }) => sentence);
}
