/*
 * The lexicon of the field (subgraphs/match/lexicon/community-work.json): general knowledge of community work that
 * words alone do not carry. A steward edits the file; the service reads and parses it, the engine takes the object.
 */
import { HubError } from "@park-hub/errors";
import { AUDIENCES, FORMATS, RESOURCE_KINDS, SERVICE_FIELDS } from "@park-hub/contracts";
import type { Audience, Format, ResourceKind, ServiceField } from "@park-hub/contracts";
import { z } from "zod";
import { brokenPhraseRule, GAP } from "./phrase";

/** A topic of community work: how the field names it, and how residents speak of it. */
export interface Concept {
  readonly id: string;
  /** What staff call it; shown in evidence. */
  readonly label: string;
  /** Words and phrases (`甲…乙`) with the same meaning, in the language of services and of residents alike. */
  readonly words: readonly string[];
  /** Service fields that the topic belongs to. */
  readonly fields: readonly ServiceField[];
  /** People that the topic is mostly about. */
  readonly audiences: readonly Audience[];
  /** Ids of the concepts that help with this one, with the strength 0 to 1. */
  readonly helpedBy: Readonly<Record<string, number>>;
}

/** Words that name people of one audience. */
export interface PeopleWords {
  readonly audience: Audience;
  readonly words: readonly string[];
}

/** Words that ask for, or describe, one format. */
export interface FormatWords {
  readonly format: Format;
  readonly words: readonly string[];
}

/** Words that ask for, or describe, one kind of resource. */
export interface ResourceWords {
  readonly kind: ResourceKind;
  readonly words: readonly string[];
}

/** The whole lexicon. */
export interface Lexicon {
  readonly concepts: readonly Concept[];
  readonly people: readonly PeopleWords[];
  readonly formats: readonly FormatWords[];
  readonly resources: readonly ResourceWords[];
  /** Words that carry no topic and are not searched for. */
  readonly stopWords: readonly string[];
  /** Ordinary words that hold some phrase by accident (鸡飞狗跳): a phrase that would cut one in two does not hold. */
  readonly wholeWords: readonly string[];
}

/** A lexicon without any entry: matching by words alone. */
export const EMPTY_LEXICON: Lexicon = {
  concepts: [],
  people: [],
  formats: [],
  resources: [],
  stopWords: [],
  wholeWords: [],
};

const words = z.array(z.string().trim().min(1));
const keysOf = <K extends string>(table: Readonly<Record<K, string>>): [K, ...K[]] => {
  const [first, ...rest] = Object.keys(table) as K[];
  if (first === undefined) {
    throw new HubError("INTERNAL", "a closed list of the vocabulary is empty");
  }
  return [first, ...rest];
};
const audience = z.enum(keysOf(AUDIENCES));

const lexiconShape = z.strictObject({
  about: z.string().optional(),
  concepts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/),
      label: z.string().min(1),
      words,
      fields: z.array(z.enum(keysOf(SERVICE_FIELDS))).default([]),
      audiences: z.array(audience).default([]),
      helpedBy: z.record(z.string(), z.number().min(0).max(1)).default({}),
    }),
  ),
  people: z.array(z.strictObject({ audience, words })),
  formats: z.array(z.strictObject({ format: z.enum(keysOf(FORMATS)), words })),
  resources: z.array(z.strictObject({ kind: z.enum(keysOf(RESOURCE_KINDS)), words })),
  stopWords: words,
  wholeWords: z.array(z.string().trim().min(2)).default([]),
});
type LexiconFile = z.infer<typeof lexiconShape>;

/**
 * The lexicon out of the parsed JSON of its file.
 *
 * @throws {HubError} CONFIG_INVALID naming every entry that breaks a rule: unknown keys, unknown vocabulary,
 * a concept id given twice, `helpedBy` naming no concept, a phrase that is not written as one (phrase.ts).
 */
export function parseLexicon(input: unknown): Lexicon {
  const parsed = lexiconShape.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new HubError("CONFIG_INVALID", `the lexicon has ${problems.length} problems: ${problems.join("; ")}`);
  }
  const problems = [...brokenReferences(parsed.data.concepts), ...brokenPhrases(parsed.data)];
  if (problems.length > 0) {
    throw new HubError("CONFIG_INVALID", `the lexicon has ${problems.length} problems: ${problems.join("; ")}`);
  }
  const { concepts, people, formats, resources, stopWords, wholeWords } = parsed.data;
  return { concepts, people, formats, resources, stopWords, wholeWords };
}

function brokenReferences(concepts: readonly Concept[]): string[] {
  const ids = new Set<string>();
  const problems: string[] = [];
  for (const { id } of concepts) {
    if (ids.has(id)) {
      problems.push(`concept ${id} is given twice`);
    }
    ids.add(id);
  }
  for (const { id, helpedBy } of concepts) {
    for (const helper of Object.keys(helpedBy)) {
      if (!ids.has(helper)) {
        problems.push(`concept ${id} is helped by ${helper}, which is no concept`);
      }
    }
  }
  return problems;
}

function brokenPhrases({ concepts, people, formats, resources, stopWords, wholeWords }: LexiconFile): string[] {
  const entries = [
    ...concepts.map(({ id, words: phrases }) => ({ entry: `concept ${id}`, phrases })),
    ...people.map(({ audience: id, words: phrases }) => ({ entry: `people ${id}`, phrases })),
    ...formats.map(({ format: id, words: phrases }) => ({ entry: `format ${id}`, phrases })),
    ...resources.map(({ kind: id, words: phrases }) => ({ entry: `resource ${id}`, phrases })),
  ];
  const problems = entries.flatMap(({ entry, phrases }) =>
    phrases.flatMap((phrase) => {
      const rule = brokenPhraseRule(phrase);
      return rule === null ? [] : [`${entry}: the phrase ${phrase} ${rule}`];
    }),
  );
  const gapped = Object.entries({ stopWords, wholeWords }).flatMap(([list, listed]) =>
    listed.filter((word) => word.includes(GAP)).map((word) => `${list}: ${word} has a gap: only phrases may have one`),
  );
  return [...problems, ...gapped];
}
