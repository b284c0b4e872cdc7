/*
 * A bundle's judgments: which project answers which demand, and which pairs fail a gate.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const judgment = z.object({ demand: z.string(), project: z.string(), grade: z.int().min(0).max(3) });
const ineligible = z.object({ demand: z.string(), project: z.string(), gate: z.string() });
const demand = z.object({ ref: z.string(), title: z.string() });

/** One demand of a bundle with what was judged of it. */
export interface JudgedDemand {
  readonly ref: string;
  readonly title: string;
  /** Grade by project ref. */
  readonly grades: ReadonlyMap<string, number>;
  /** Gate by ref of a project that must not be among the matches. */
  readonly ineligible: ReadonlyMap<string, string>;
}

/** Reads the demands of a bundle with their judgments. */
export function readJudgedDemands(folder: string): readonly JudgedDemand[] {
  const judgments = readLines(folder, "judgments.ndjson", judgment);
  const failing = readLines(folder, "ineligible.ndjson", ineligible);
  return readLines(folder, "demands.ndjson", demand).map(({ ref, title }) => ({
    ref,
    title,
    grades: new Map(judgments.filter((one) => one.demand === ref).map((one) => [one.project, one.grade])),
    ineligible: new Map(failing.filter((one) => one.demand === ref).map((one) => [one.project, one.gate])),
  }));
}

/** The lines of a bundle's file; none when the bundle has no such file. */
export function readLines<T>(folder: string, file: string, schema: z.ZodType<T>): readonly T[] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}
