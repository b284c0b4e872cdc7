/*
 * What an object is about, as numbers: service fields, people and formats, declared by its owner and inferred from
 * its text, so that a missing or wrong tag costs little. Before: lexicon-reader.ts. After: pair-score.ts. Pure.
 * It depends on the object and the lexicon alone, never on other objects.
 */
import { AUDIENCES, FORMATS, SERVICE_FIELDS } from "@park-hub/contracts";
import type { Audience, Format, ServiceField } from "@park-hub/contracts";
import type { LexiconReader, Mention, Reading } from "./lexicon-reader";
import { DECLARED_FIELD_SHARE } from "./score-weights";

/** Every service field, in the order of the vectors. */
export const FIELD_ORDER = Object.keys(SERVICE_FIELDS) as ServiceField[];
/** Every audience, in the order of the vectors. */
export const AUDIENCE_ORDER = Object.keys(AUDIENCES) as Audience[];
/** Every format, in the order of the vectors. */
export const FORMAT_ORDER = Object.keys(FORMATS) as Format[];

/** A people word in a text counts at most this much, beside 1 for a declared audience: texts also name bystanders. */
const INFERRED_AUDIENCE = 0.5;
/** Of a concept's fields the second counts 1/(1 + 0.5), the third 1/(1 + 1): the first is the main one. */
const FIELD_DECAY = 0.5;

/** What an object is about. */
export interface FeatureProfile {
  /** Bit k set: FIELD_ORDER[k] is declared. */
  readonly declaredFields: number;
  /** Unit vector over FIELD_ORDER, from the text; all 0 when the text says nothing. */
  readonly inferredFields: Float32Array;
  /** Unit vector over AUDIENCE_ORDER, declared and from the text. */
  readonly audiences: Float32Array;
  /** Over FORMAT_ORDER, 0 to 1: 1 declared; from the text below 1. */
  readonly formats: Float32Array;
  /** Concepts that the text speaks of. */
  readonly topics: readonly string[];
}

/** What the owner declared. */
export interface Declared {
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly formats: readonly Format[];
}

/** A frequency on the way to 1: 0, ½, ⅔, ¾ … */
export function saturate(frequency: number): number {
  return frequency / (frequency + 1);
}

/** How often a title and a body speak of something; a title counts twice. */
export function frequencyOf<K>(title: ReadonlyMap<K, Mention>, body: ReadonlyMap<K, Mention>, key: K): number {
  return 2 * (title.get(key)?.count ?? 0) + (body.get(key)?.count ?? 0);
}

/** The profile of an object. */
export function profileOf(reader: LexiconReader, declared: Declared, title: Reading, body: Reading): FeatureProfile {
  return {
    declaredFields: maskOf(FIELD_ORDER, declared.fields),
    inferredFields: inferFields(reader, title, body),
    audiences: audienceVector(declared.audiences, title, body),
    formats: formatVector(declared.formats, title, body),
    topics: [...new Set([...title.concepts.keys(), ...body.concepts.keys()])],
  };
}

/** Cosine of two unit vectors of one order. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) {
    sum += (a[at] ?? 0) * (b[at] ?? 0);
  }
  return Math.min(1, sum);
}

/** Likeness by service fields, 0 to 1: declared ones where both declare any, and those inferred from the texts. */
export function fieldScore(declaredA: number, declaredB: number, inferred: number): number {
  if (declaredA === 0 || declaredB === 0) {
    return Math.min(1, inferred);
  }
  const declared = bitCount(declaredA & declaredB) / Math.sqrt(bitCount(declaredA) * bitCount(declaredB));
  return DECLARED_FIELD_SHARE * declared + (1 - DECLARED_FIELD_SHARE) * Math.min(1, inferred);
}

/** Likeness by people, 0 to 1, of the cosine of two audience vectors. */
export function audienceScore(cosine: number): number {
  return Math.min(1, cosine);
}

/** Number of bits that are set. */
export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count += 1;
  }
  return count;
}

/** The values whose bit is set. */
export function valuesOf<T>(order: readonly T[], mask: number): T[] {
  return order.filter((_, at) => (mask & (1 << at)) !== 0);
}

function maskOf<T>(order: readonly T[], values: readonly T[]): number {
  return order.reduce((mask, value, at) => (values.includes(value) ? mask | (1 << at) : mask), 0);
}

function inferFields(reader: LexiconReader, title: Reading, body: Reading): Float32Array {
  const votes = new Float32Array(FIELD_ORDER.length);
  for (const id of new Set([...title.concepts.keys(), ...body.concepts.keys()])) {
    const weight = saturate(frequencyOf(title.concepts, body.concepts, id));
    reader.concept(id)?.fields.forEach((field, rank) => {
      const at = FIELD_ORDER.indexOf(field);
      votes[at] = (votes[at] ?? 0) + weight / (1 + FIELD_DECAY * rank);
    });
  }
  return unit(votes);
}

function audienceVector(declared: readonly Audience[], title: Reading, body: Reading): Float32Array {
  const weights = AUDIENCE_ORDER.map((audience) =>
    declared.includes(audience)
      ? 1
      : INFERRED_AUDIENCE * saturate(frequencyOf(title.audiences, body.audiences, audience)),
  );
  return unit(Float32Array.from(weights));
}

function formatVector(declared: readonly Format[], title: Reading, body: Reading): Float32Array {
  const weights = FORMAT_ORDER.map((format) =>
    declared.includes(format) ? 1 : 0.5 * saturate(frequencyOf(title.formats, body.formats, format)),
  );
  return Float32Array.from(weights);
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
