/*
 * Whether an operation can be a webhook's: begins it once, as its owner, and looks at the first thing that comes. So it is
 * judged by all that judges subscriptions: the schema, limits, rights, and match's rules about filters.
 */
import { setTimeout as pause } from "node:timers/promises";

import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { Kind, type DocumentNode, type FieldNode, type OperationDefinitionNode } from "graphql";

import type { Subscriptions } from "../subscription";

/** What is needed to judge an operation. */
export interface OperationCheck {
  readonly subscriptions: Pick<Subscriptions, "prepare" | "subscribe">;
  /** @throws {HubError} LIMIT_EXCEEDED, BAD_REQUEST */
  readonly checkLimits: (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) => void;
}

/** An operation that may be registered, or why it may not. */
export type CheckedOperation = { readonly event: string } | { readonly refusal: string };

const FIRST_RESULT_WITHIN_MS = 5_000;
const LATE = Symbol("no result");

/** Judges an operation. @throws {HubError} UNAVAILABLE when match is away: whether it would do is not known then */
export async function checkOperation(
  check: OperationCheck,
  asked: { readonly operation: string; readonly variables: Readonly<Record<string, unknown>> },
  principal: Principal,
): Promise<CheckedOperation> {
  const document = check.subscriptions.prepare(asked.operation);
  if (!("kind" in document)) return { refusal: document.map(({ message }) => message).join("; ") };
  const root = rootOf(document);
  if ("refusal" in root) return root;
  try {
    check.checkLimits(document, root.operation, asked.variables);
  } catch (error) {
    if (error instanceof HubError) return { refusal: error.message };
    throw error;
  }
  const refusal = await refusalOfBegin(check, document, asked.variables, principal);
  return refusal === null ? { event: root.field.name.value } : { refusal };
}

async function refusalOfBegin(
  { subscriptions }: OperationCheck,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  principal: Principal,
): Promise<string | null> {
  const call = { document, operationName: undefined, variables, after: null, principal, requestId: "webhook-check" };
  const stream = subscriptions.subscribe(call);
  const late = new AbortController();
  try {
    const timer = pause(FIRST_RESULT_WITHIN_MS, LATE, { ref: false, signal: late.signal }).catch(() => LATE);
    const first = await Promise.race([stream.next(), timer]);
    if (typeof first === "symbol" || first === null) throw unavailable();
    const { data, errors = [] } = first.result;
    const code = errors[0]?.extensions.code;
    if (code === "UNAVAILABLE" || code === "INTERNAL") throw unavailable();
    return data === undefined ? errors.map(({ message }) => message).join("; ") : null;
  } finally {
    late.abort();
    stream.close();
  }
}

function rootOf(
  document: DocumentNode,
): { readonly operation: OperationDefinitionNode; readonly field: FieldNode } | { readonly refusal: string } {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) return { refusal: "须恰含一个操作" };
  const [field] = operation.selectionSet.selections;
  if (operation.operation !== "subscription" || field?.kind !== Kind.FIELD) {
    return { refusal: "须为 subscription 操作,其根字段不套片段" };
  }
  const hasAfter = field.arguments?.some(({ name }) => name.value === "after") ?? false;
  return hasAfter ? { refusal: "根字段不带 after:起点由 input.after 给出,之后由枢纽记住" } : { operation, field };
}

function unavailable(): HubError {
  const message = "the operation cannot be checked at the moment: match does not answer; try again in a moment";
  return new HubError("UNAVAILABLE", message, { retryable: true });
}
