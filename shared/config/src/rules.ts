/*
 * Rules for one setting: what a text must look like and what it becomes. No I/O; path() knows the working directory.
 * Before: the specs of each process (its config.ts). After: read-env.ts, which reports what a rule refuses.
 */
import { resolve } from "node:path";

/** A rule for one setting. */
export interface Rule<T> {
  /** Completes the sentence "… is not", e.g. `an integer from 1 to 65535`. */
  readonly expected: string;
  /** The value, or undefined when the text breaks the rule. The text is trimmed and not empty. */
  parse(text: string): T | undefined;
}

/** Bounds of a number; both are allowed values. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A whole number in decimal digits, within the range. */
export function integer({ min, max }: NumberRange): Rule<number> {
  return {
    expected: `an integer from ${min} to ${max}`,
    parse: (text) => {
      const value = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

/** A TCP port; 0 lets the system choose. */
export function port(): Rule<number> {
  return { ...integer({ min: 0, max: 65_535 }), expected: "a port from 0 to 65535" };
}

/** `true`, `false`, `1`, `0`, `yes`, `no`, `on` or `off`, in any case. */
export function boolean(): Rule<boolean> {
  return {
    expected: "true or false",
    parse: (text) => {
      if (/^(true|1|yes|on)$/i.test(text)) return true;
      return /^(false|0|no|off)$/i.test(text) ? false : undefined;
    },
  };
}

/** Any text, or text of a pattern; then `expected` says in words what the pattern wants. */
export function text(pattern = /./s, expected = "a text"): Rule<string> {
  return { expected, parse: (value) => (pattern.test(value) ? value : undefined) };
}

/** One of the values, written exactly so. */
export function oneOf<const T extends string>(...values: readonly T[]): Rule<T> {
  return {
    expected: `one of ${values.join(", ")}`,
    parse: (value) => values.find((allowed) => allowed === value),
  };
}

/** An absolute URL with one of the protocols, e.g. `url("http:", "https:")`; the text is kept as it is. */
export function url(...protocols: readonly string[]): Rule<string> {
  return {
    expected: `a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
    parse: (value) => (URL.canParse(value) && protocols.includes(new URL(value).protocol) ? value : undefined),
  };
}

/** A path of the file system, made absolute against the working directory. */
export function path(): Rule<string> {
  return { expected: "a path", parse: (value) => (value.includes("\0") ? undefined : resolve(value)) };
}

/** A duration such as `250ms`, `15s`, `2m`, `1h`, `7d`, or plain milliseconds; the value is in milliseconds. */
export function durationMs({ min, max }: NumberRange): Rule<number> {
  return {
    expected: `a duration (250ms, 15s, 2m, 1h, 7d) from ${min}ms to ${max}ms`,
    parse: (value) => {
      const [, digits, unit = "ms"] = /^(\d{1,12})(ms|s|m|h|d)?$/.exec(value) ?? [];
      const valueMs = Number(digits) * (UNITS_MS[unit] ?? NaN);
      return valueMs >= min && valueMs <= max ? valueMs : undefined;
    },
  };
}

/** Values of one rule, separated by commas; empty parts are left out, repeated values are refused. */
export function list<T>(item: Rule<T>): Rule<readonly T[]> {
  return {
    expected: `a list, separated by commas, each ${item.expected}, none twice`,
    parse: (value) => {
      const parts = value.split(",").map((part) => part.trim());
      const texts = parts.filter((part) => part !== "");
      const values = texts.map((part) => item.parse(part)).filter((parsed) => parsed !== undefined);
      const isValid = values.length === texts.length && new Set(texts).size === texts.length;
      return isValid ? Object.freeze(values) : undefined;
    },
  };
}
