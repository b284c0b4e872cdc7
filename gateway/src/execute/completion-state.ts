/*
 * What the completion of one answer carries through its values. A leaf: complete-value.ts knows it.
 */
import type { GraphQLError } from "graphql";

import type { PathStep } from "../operation";

/** What completing one answer writes down. */
export interface CompletionState {
  /** The JSON so far. Text cannot be changed: to take something back is to put back the text of before. */
  text: string;
  /** What was wrong with the values. */
  readonly errors: GraphQLError[];
  /** The operation's errors say already why values are missing: what is null and may not be is not told again. */
  readonly isExplained: boolean;
  /** Where completion is. */
  readonly path: PathStep[];
  /** The texts of what may stand at several places; null where nothing does. */
  readonly repeated: RepeatedTexts | null;
}

/** Texts by the list or object that they are of, for each selection of it. */
export type RepeatedTexts = Map<object, Map<object, string>>;

/**
 * WRITTEN: the value's JSON was added to the text; otherwise nothing was. NULL: it is null. NULLED: it is null because
 * of something that is told already. UNFIT: it is null where none may be, so the parent is null in its place.
 */
export type Outcome = "WRITTEN" | "NULL" | "NULLED" | "UNFIT";

/** Writes a value for the client. */
export type Write = (value: unknown, state: CompletionState) => Outcome;

/**
 * What stands at several places (the reviews of an author of many) is written once and its text taken again, if nothing
 * in it was wrong: what is wrong is told at each place.
 */
export function writeOnce(selection: object, value: object, state: CompletionState, write: Write): Outcome {
  const known = state.repeated?.get(selection) ?? new Map<object, string>();
  if (known.size === 0) state.repeated?.set(selection, known);
  const text = known.get(value);
  if (text !== undefined) {
    state.text += text;
    return "WRITTEN";
  }
  const [before, wrongBefore] = [state.text, state.errors.length];
  state.text = "";
  const outcome = write(value, state);
  if (outcome === "WRITTEN" && state.errors.length === wrongBefore) known.set(value, state.text);
  state.text = before + state.text;
  return outcome;
}
