/*
 * A result of a subscription as JSON text, written once for all clients that are given the same object.
 */
import type { ExecutionResult } from "graphql";

import { formatResult, type SubscriptionEdge } from "./subscriber-session";

const texts = new WeakMap<ExecutionResult, string>();

/** The result as the client sees it, in one line. */
export function resultText(edge: SubscriptionEdge, result: ExecutionResult): string {
  const known = texts.get(result) ?? JSON.stringify(formatResult(edge, result));
  texts.set(result, known);
  return known;
}
