/*
 * Reads settings from the environment: typed, all problems at once, frozen.
 * Before: main.ts, the only one that sees process.env. After: the config.ts of a process, which passes few values on.
 */
import { HubError } from "@park-hub/errors";
import type { Rule } from "./rules";

/** One setting: the key in the environment, its rule, and what holds when the key is absent or empty. */
export interface Setting<T = unknown> {
  readonly key: string;
  readonly rule: Rule<NonNullable<T>>;
  /** The value without the key; a setting without a default is required. Null means "not configured". */
  readonly default?: T;
  /** One sentence for the operator: what it does, why the default. */
  readonly description: string;
  /** Whether the value stays out of messages. Default false. */
  readonly isSecret?: boolean;
}

/** Settings by the name that the code uses. */
export type Settings = Readonly<Record<string, Setting>>;

/** What reading gives: each setting's value, null possible where its default is null. */
export type Values<S extends Settings> = {
  readonly [Name in keyof S]: S[Name] extends Setting<infer T> ? T : never;
};

/** One setting that is missing or breaks its rule. */
export interface SettingProblem {
  readonly key: string;
  /** The value seen, `***` for a secret, null when absent. */
  readonly value: string | null;
  readonly rule: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Reading = { readonly value: unknown } | { readonly problem: SettingProblem };

/** Names the type of a setting, so that its default and its rule agree. */
export function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

function readOne(environment: Environment, definition: Setting): Reading {
  const { key, rule, isSecret = false } = definition;
  const seen = environment[key]?.trim() ?? "";
  if (seen === "") {
    if (definition.default !== undefined) return { value: definition.default };
    return { problem: { key, value: null, rule: rule.expected } };
  }
  const value = rule.parse(seen);
  if (value !== undefined) return { value };
  return { problem: { key, value: isSecret ? "***" : seen, rule: rule.expected } };
}

function sentence({ key, value, rule }: SettingProblem): string {
  return value === null ? `${key} is missing: it must be ${rule}` : `${key}=${value} is not ${rule}`;
}

/**
 * The settings as a frozen object.
 *
 * @throws {HubError} CONFIG_INVALID, once, naming every problem with key, value and rule; `details.problems` lists them.
 */
export function readEnv<const S extends Settings>(environment: Environment, settings: S): Values<S> {
  const readings = Object.entries(settings).map(([name, definition]) => ({
    name,
    reading: readOne(environment, definition),
  }));
  const problems = readings.flatMap(({ reading }) => ("problem" in reading ? [reading.problem] : []));
  if (problems.length > 0) {
    throw new HubError("CONFIG_INVALID", problems.map(sentence).join("; "), { details: { problems } });
  }
  const values = readings.flatMap(({ name, reading }) => ("value" in reading ? [[name, reading.value] as const] : []));
  return Object.freeze(Object.fromEntries(values)) as Values<S>;
}

/** The settings for a reference table: key, rule, default as text (a secret's default stays hidden), description. */
export function describeSettings(settings: Settings): readonly {
  readonly key: string;
  readonly rule: string;
  readonly default: string;
  readonly description: string;
}[] {
  return Object.values(settings).map((definition) => {
    const { key, rule, description, isSecret = false } = definition;
    const shown = definition.default === undefined ? "required" : JSON.stringify(definition.default);
    const isHidden = isSecret && typeof definition.default === "string";
    return { key, rule: rule.expected, default: isHidden ? "***" : shown, description };
  });
}
