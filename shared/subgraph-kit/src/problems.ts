/*
 * Problems: what a person can mend in an input, collected all at once, worded in Chinese for station staff.
 * Every message gives the thing, the value seen and the rule. Lengths count characters (code points), not UTF-16 units.
 */
import { isCalendarDay } from "./scalars";

/** Codes of the schema's ProblemCode. */
export const PROBLEM_CODES = [
  "REQUIRED",
  "TOO_LONG",
  "OUT_OF_RANGE",
  "BAD_FORMAT",
  "BAD_CHECK_CHARACTER",
  "NOT_FOUND",
  "WRONG_STATE",
  "CONFLICT",
  "DUPLICATE",
  "NO_CAPACITY",
  "IDEMPOTENCY_MISMATCH",
  "OTHER_SITE_UNAVAILABLE",
  "FORBIDDEN",
] as const;
/** One code. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One problem, as the schema's Problem. */
export interface Problem {
  /** Path in the input. */
  readonly field: readonly string[];
  readonly code: ProblemCode;
  readonly message: string;
}

/** Thrown inside a unit of work to roll it back; the service catches it outside and returns the problems. */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("; "));
    this.name = "ProblemsFound";
    this.problems = problems;
  }
}

/** How a text is bounded. */
export interface TextRule {
  /** What staff call the field, e.g. 标题. */
  readonly label: string;
  /** Most characters. */
  readonly max: number;
  /** Fewest characters. Default 1. */
  readonly min?: number;
}

/** How a number is bounded, ends included. */
export interface IntegerRule {
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** Control characters but tab and line ends; they hide in pasted text and break every list. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Collects the problems of one input. */
export class ProblemCollector {
  readonly #problems: Problem[] = [];

  /** The problems so far, in the order in which they were found. */
  get list(): readonly Problem[] {
    return this.#problems;
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  /** Adds one. @param field path in the input; a plain name stands for a path of one. */
  add(field: string | readonly string[], code: ProblemCode, message: string): void {
    this.#problems.push({ field: typeof field === "string" ? [field] : [...field], code, message });
  }

  /** Checks a text that must be there and gives it trimmed (empty when it failed). */
  text(field: string | readonly string[], value: string, rule: TextRule): string {
    const text = value.trim();
    const length = lengthOf(text);
    const min = rule.min ?? 1;
    if (CONTROL.test(text) || LONE_SURROGATE.test(text)) {
      this.add(field, "BAD_FORMAT", `${rule.label}含有不可见的控制字符,请删除后重填`);
    } else if (length < min) {
      if (length === 0) this.add(field, "REQUIRED", `${rule.label}不能为空,须为 ${min} 至 ${rule.max} 字`);
      else this.add(field, "OUT_OF_RANGE", `${rule.label}有 ${length} 字,至少 ${min} 字`);
    } else if (length > rule.max) {
      this.add(field, "TOO_LONG", `${rule.label}有 ${length} 字,最多 ${rule.max} 字`);
    } else return text;
    return "";
  }

  /** Checks a text that may be missing: null and blank give null. */
  optionalText(field: string | readonly string[], value: string | null | undefined, rule: TextRule): string | null {
    if (value === null || value === undefined || value.trim() === "") return null;
    return this.text(field, value, rule) || null;
  }

  /** Checks a whole number that may be missing. */
  integer(field: string | readonly string[], value: number | null | undefined, rule: IntegerRule): number | null {
    if (value === null || value === undefined) return null;
    if (!Number.isInteger(value) || value < rule.min || value > rule.max) {
      this.add(field, "OUT_OF_RANGE", `${rule.label}为 ${value},须为 ${rule.min} 至 ${rule.max} 的整数`);
    }
    return value;
  }

  /** Checks a day that may be missing. */
  day(field: string | readonly string[], value: string | null | undefined, label: string): string | null {
    if (value === null || value === undefined) return null;
    if (!isCalendarDay(value)) this.add(field, "BAD_FORMAT", `${label}为「${value}」,须为 YYYY-MM-DD 格式的日期`);
    return value;
  }

  /** Checks that two days, where both are there, are in order. The problem is put on the later field. */
  dayOrder(
    from: { readonly label: string; readonly value: string | null },
    to: { readonly field: string | readonly string[]; readonly label: string; readonly value: string | null },
  ): void {
    if (from.value === null || to.value === null || from.value <= to.value) return;
    this.add(to.field, "OUT_OF_RANGE", `${to.label} ${to.value} 早于${from.label} ${from.value},须不早于后者`);
  }
}

/** Characters of a text as people count them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character === "" ? 0 : 1;
  return length;
}
