/*
 * Rules that fields of several lists share. Pure: problems go into the collector, cleaned values come out.
 * In a change, `undefined` means "left out, stays", null removes a value that may be missing.
 */
import { siteCodeOf } from "@park-hub/contracts";
import type { ProblemCollector, TextRule } from "@park-hub/subgraph-kit";

/** The largest Int of GraphQL, and of the columns. */
export const MAX_INT = 2_147_483_647;
/** Days in order: a window of service, of need or of availability. */
export interface DayWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** How a window's ends are called. */
export interface WindowRule {
  readonly fromField: string;
  readonly fromLabel: string;
  readonly toField: string;
  readonly toLabel: string;
}

const AREA_CODE = /^(\d{6}|\d{9}|\d{12})$/;
const LINE_BREAK = /[\t\r\n\u2028\u2029]/;
const REASON_RULE: TextRule = { label: "原因", max: 200 };
const NOTE_RULE: TextRule = { label: "备注", max: 500 };
const KEY_RULE: TextRule = { label: "幂等键", max: 200 };

/** The value of a change: what was given, or what is there when it was left out. */
export function given<T, U>(value: T | undefined, present: U, check: (value: T) => U): U {
  return value === undefined ? present : check(value);
}

/** A text of one line; null counts as empty. */
export function line(problems: ProblemCollector, field: string, value: string | null, rule: TextRule): string {
  const text = problems.text(field, value ?? "", rule);
  if (LINE_BREAK.test(text)) problems.add(field, "BAD_FORMAT", `${rule.label}含有换行或制表符,须写在一行内`);
  return text;
}

/** A text of several lines; null counts as empty. */
export function prose(problems: ProblemCollector, field: string, value: string | null, rule: TextRule): string {
  return problems.text(field, value ?? "", rule);
}

/** A whole number that must be there. */
export function requiredInteger(
  problems: ProblemCollector,
  field: string,
  value: number | null,
  rule: { readonly label: string; readonly min: number; readonly max: number },
): number {
  if (value !== null) return problems.integer(field, value, rule) ?? rule.min;
  problems.add(field, "REQUIRED", `${rule.label}未填写,须为 ${rule.min} 至 ${rule.max} 的整数`);
  return rule.min;
}

/** A list of codes, each once, in the order given. */
export function codeList<T extends string>(
  problems: ProblemCollector,
  field: string,
  values: readonly T[] | null,
  label: string,
): readonly T[] {
  if (values !== null) return [...new Set(values)];
  problems.add(field, "REQUIRED", `${label}为空值,须为列表(可以是空列表)`);
  return [];
}

/** A division code of 6, 9 or 12 digits, or null. */
export function areaCode(problems: ProblemCollector, field: string, value: string | null): string | null {
  const code = value?.trim() ?? "";
  if (code === "") return null;
  checkAreaCode(problems, [field], code);
  return code;
}

/** One to `max` division codes, each once. */
export function areaCodes(
  problems: ProblemCollector,
  field: string,
  values: readonly string[] | null,
  max: number,
): readonly string[] {
  const codes = [...new Set((values ?? []).map((value) => value.trim()))];
  if (codes.length === 0) problems.add(field, "REQUIRED", `服务区划代码未填写,须为 1 至 ${max} 个`);
  if (codes.length > max) problems.add(field, "OUT_OF_RANGE", `服务区划代码有 ${codes.length} 个,最多 ${max} 个`);
  codes.slice(0, max).forEach((code, index) => checkAreaCode(problems, [field, String(index)], code));
  return codes;
}

function checkAreaCode(problems: ProblemCollector, field: readonly string[], code: string): void {
  if (AREA_CODE.test(code)) return;
  problems.add(field, "BAD_FORMAT", `区划代码为「${shown(code)}」,须为 6、9 或 12 位数字`);
}

/** Two days that exist and are in order; `present` stands for an end that was left out. */
export function dayWindow(
  problems: ProblemCollector,
  input: { readonly from: string | null | undefined; readonly to: string | null | undefined },
  present: DayWindow,
  rule: WindowRule,
): DayWindow {
  const from = given(input.from, present.from, (day) => problems.day(rule.fromField, day, rule.fromLabel));
  const to = given(input.to, present.to, (day) => problems.day(rule.toField, day, rule.toLabel));
  problems.dayOrder({ label: rule.fromLabel, value: from }, { field: rule.toField, label: rule.toLabel, value: to });
  return { from, to };
}

/** Why something is taken back: at most 200 characters, or null. */
export function checkReason(problems: ProblemCollector, value: string | null | undefined): string | null {
  return problems.optionalText("reason", value, REASON_RULE);
}

/** A note of at most 500 characters, or null. */
export function checkNote(problems: ProblemCollector, value: string | null | undefined): string | null {
  return problems.optionalText("note", value, NOTE_RULE);
}

/** An idempotency key of 1 to 200 characters, if there is one. */
export function checkKey(problems: ProblemCollector, value: string | null | undefined): void {
  if (value !== null && value !== undefined) line(problems, "idempotencyKey", value, KEY_RULE);
}

/** Adds a problem unless the text is an id of the hub, at that site if one is named. */
export function checkId(problems: ProblemCollector, field: string, id: string, label: string, site?: string): void {
  const owner = siteCodeOf(id);
  if (owner !== null && (site === undefined || owner === site)) return;
  const rule = site === undefined ? "须为「站点代码:26 位大写 ULID」" : `须为「${site}:26 位大写 ULID」`;
  problems.add(field, "BAD_FORMAT", `${label}为「${shown(id)}」,${rule}`);
}

function shown(text: string): string {
  const characters = [...text.replace(/\p{C}/gu, "")];
  return characters.length > 64 ? `${characters.slice(0, 64).join("")}…` : characters.join("");
}
