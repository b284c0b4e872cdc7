/*
 * Windows of days (YYYY-MM-DD, both ends included); null is an open end. Such dates compare as texts.
 */

/** A window of days. */
export interface DateWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether the two windows share a day; a window whose end lies before its start shares none. */
export function shareDay(a: DateWindow, b: DateWindow): boolean {
  const from = laterOf(a.from, b.from);
  const to = earlierOf(a.to, b.to);
  return from === null || to === null || from <= to;
}

/** Whether the day lies in the window. */
export function holdsDay(window: DateWindow, day: string): boolean {
  return (window.from === null || window.from <= day) && (window.to === null || day <= window.to);
}

/** Number of days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return from === to ? 0 : dayNumber(to) - dayNumber(from);
}

/** The window in Chinese: `2026-03-01至2027-12-31`, with words for an open end. */
export function windowText(window: DateWindow): string {
  if (window.from === null && window.to === null) {
    return "不限时间";
  }
  return `${window.from ?? "即日"}至${window.to ?? "长期"}`;
}

function laterOf(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null ? a : a > b ? a : b;
}

function earlierOf(a: string | null, b: string | null): string | null {
  return a === null ? b : b === null ? a : a < b ? a : b;
}

const DAY_MS = 86_400_000;

/** Days are few and are asked for over and over: parsing them is most of the work of a score. */
const dayNumbers = new Map<string, number>();
const MOST_DAYS = 20_000;

function dayNumber(date: string): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  if (dayNumbers.size >= MOST_DAYS) dayNumbers.clear();
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  const number = Math.floor(Date.UTC(year ?? 0, (month ?? 1) - 1, day) / DAY_MS);
  dayNumbers.set(date, number);
  return number;
}
