/*
 * The dimensions of supply and demand: which values there are, and which of them an object has, as numbers.
 * Before: supply-facts.ts. After: supply-and-demand-service.ts.
 */
import { AUDIENCES, SERVICE_FIELDS, type DemandFeed, type ProjectFeed } from "@park-hub/contracts";
import type { Directory } from "@park-hub/directory";
import type { Indexed } from "../model/indexed-object";
import type { GapDimension, GapKey } from "../model/supply-and-demand";
import type { SupplyFacts } from "./supply-facts";

/** One dimension over the facts of one question. */
export interface ValuedDimension {
  readonly keys: readonly GapKey[];
  ofDemand(item: Indexed<DemandFeed>): readonly number[];
  ofProject(item: Indexed<ProjectFeed>): readonly number[];
}

/** The value of an object that names none. */
const UNSPECIFIED = "UNSPECIFIED";

/** A window is counted in its first twelve months at most. */
const MOST_MONTHS = 12;

/** The dimension over the facts. */
export function valuedDimension(
  dimension: GapDimension,
  facts: SupplyFacts,
  directory: Directory | null,
  within: string | null,
): ValuedDimension {
  switch (dimension) {
    case "FIELD":
      return listed(dimension, SERVICE_FIELDS, ({ fields }) => fields);
    case "AUDIENCE":
      return listed(dimension, AUDIENCES, ({ audiences }) => audiences);
    case "TOWNSHIP":
      return townships(facts, directory, within);
    case "MONTH":
      return months(facts);
    default:
      return dimension satisfies never;
  }
}

function listed(
  dimension: GapDimension,
  labels: Readonly<Record<string, string>>,
  valuesOf: (value: DemandFeed | ProjectFeed) => readonly string[],
): ValuedDimension {
  const keys = [...Object.entries(labels), [UNSPECIFIED, "未填写"] as const].map(([value, label]) => ({
    dimension,
    value,
    label,
  }));
  const at = numbersOf(keys);
  const none = [keys.length - 1];
  const numbers = (values: readonly string[]): readonly number[] =>
    values.length === 0 ? none : values.flatMap((value) => at.get(value) ?? []);
  return {
    keys,
    ofDemand: ({ value }) => numbers(valuesOf(value)),
    ofProject: ({ value }) => numbers(valuesOf(value)),
  };
}

/** The directory's townships, and further areas that demands name (a district, a code that the directory lacks). */
function townships(facts: SupplyFacts, directory: Directory | null, within: string | null): ValuedDimension {
  const areas = ((within === null ? directory?.areas : directory?.areasWithin(within)) ?? []).filter(
    ({ level }) => level === "TOWNSHIP",
  );
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  for (const item of facts.demands) {
    const code = facts.areaOf(item);
    if (code !== "" && !names.has(code)) names.set(code, directory?.area(code)?.name ?? code);
  }
  const keys = [...names, [UNSPECIFIED, "未填写"] as const].map(([value, label]) => ({
    dimension: "TOWNSHIP" as const,
    value,
    label,
  }));
  const at = numbersOf(keys);
  const covered = new Map<string, readonly number[]>();
  const coveredBy = (code: string): readonly number[] => {
    const known =
      covered.get(code) ??
      keys.flatMap(({ value }, number) => (coversTownship(directory, code, value) ? [number] : []));
    covered.set(code, known);
    return known;
  };
  return {
    keys,
    ofDemand: (item) => [at.get(facts.areaOf(item)) ?? keys.length - 1],
    ofProject: ({ value }) => [...new Set(value.serviceAreaCodes.flatMap(coveredBy))],
  };
}

function coversTownship(directory: Directory | null, outer: string, inner: string): boolean {
  return outer === inner || (directory?.covers(outer, inner) ?? false);
}

/** The months in which demands are needed; a project counts in those in which it can work. */
function months(facts: SupplyFacts): ValuedDimension {
  const asked = new Set(facts.demands.flatMap(({ value }) => monthsOf(value)));
  const keys = [...asked].sort().map((value) => ({ dimension: "MONTH" as const, value, label: monthLabel(value) }));
  const at = numbersOf(keys);
  return {
    keys,
    ofDemand: ({ value }) => monthsOf(value).flatMap((month) => at.get(month) ?? []),
    ofProject: ({ value }) => keys.flatMap(({ value: month }, number) => (canWorkIn(value, month) ? [number] : [])),
  };
}

/** From the first month that it is needed (that of its posting when it names none) to the last. */
function monthsOf({ neededFrom, neededBy, createdAt }: DemandFeed): string[] {
  const first = (neededFrom ?? createdAt).slice(0, 7);
  const last = (neededBy ?? first).slice(0, 7);
  const found = [first];
  let month = first;
  while (month < last && found.length < MOST_MONTHS) {
    month = nextMonth(month);
    found.push(month);
  }
  return found;
}

function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const next = Number(month.slice(5, 7)) + 1;
  return next > 12 ? `${year + 1}-01` : `${year}-${String(next).padStart(2, "0")}`;
}

function canWorkIn({ availableFrom, availableTo, busyUntil }: ProjectFeed, month: string): boolean {
  const opens = availableFrom === null || availableFrom.slice(0, 7) <= month;
  const lasts = availableTo === null || availableTo.slice(0, 7) >= month;
  return opens && lasts && (busyUntil === null || busyUntil.slice(0, 7) <= month);
}

function monthLabel(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

function numbersOf(keys: readonly GapKey[]): Map<string, number> {
  return new Map(keys.map(({ value }, number) => [value, number]));
}
