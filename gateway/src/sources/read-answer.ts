/*
 * From the bytes of an answer to a typed GraphQL answer, or to the reason why it is none. Pure.
 * Before: graph-transport.ts. After: graph-client.ts.
 */
import { HUB_ERROR_CODES, type HubErrorCode } from "@park-hub/errors";

import type { PathStep, SourceError } from "../operation";
import type { WireAnswer } from "./graph-transport";
import type { PartFailed } from "./source-error";

/** Data of an answer by root key. */
export type AnswerData = Readonly<Record<string, unknown>>;

/** A well-formed GraphQL answer. */
export interface PartAnswered {
  readonly kind: "answered";
  /** Null when the whole request failed; `errors` then says why. */
  readonly data: AnswerData | null;
  readonly errors: readonly SourceError[];
}

/** What comes of asking a part of the hub. */
export type PartOutcome = PartAnswered | PartFailed;

/** Extensions that stay inside: where an error was thrown concerns nobody outside. */
const INTERNAL_EXTENSIONS: ReadonlySet<string> = new Set(["stacktrace", "exception", "serviceName", "http"]);

/** The answer that the bytes hold; a page of HTML, a refused identity or a half text is the part's failure. */
export function readAnswer(answer: WireAnswer): PartOutcome {
  if (answer.status === 401) {
    return badAnswer("it does not accept the gateway's identity");
  }
  const value = parseJson(answer.body);
  if (!isRecord(value)) return badAnswer(`it answered with status ${answer.status} and no GraphQL answer`);
  const { data, errors } = value;
  const isAnswer = (isRecord(data) || data === null || data === undefined) && (errors === undefined || isList(errors));
  if (!isAnswer || (data === undefined && errors === undefined)) return badAnswer("its answer is no GraphQL answer");
  const listed = (errors ?? []).map(readError);
  if (isRecord(data)) return { kind: "answered", data, errors: listed };
  if (answer.status >= 500) return badAnswer(`it answered with status ${answer.status}`);
  if (listed.length === 0) return badAnswer("its answer holds neither data nor an error");
  return { kind: "answered", data: null, errors: listed };
}

function readError(value: unknown): SourceError {
  if (!isRecord(value)) return { message: "an error without a message", extensions: { code: "INTERNAL" } };
  const { message, path, extensions } = value;
  return {
    message: typeof message === "string" ? message : "an error without a message",
    ...(isPath(path) ? { path } : {}),
    extensions: readExtensions(extensions),
  };
}

function readExtensions(value: unknown): Readonly<Record<string, unknown>> {
  const extensions = isRecord(value) ? value : {};
  const kept = Object.entries(extensions).filter(([name]) => !INTERNAL_EXTENSIONS.has(name));
  return { ...Object.fromEntries(kept), code: readCode(extensions.code) };
}

/** Codes of the hub pass; those of the GraphQL library become the hub's. */
function readCode(code: unknown): HubErrorCode {
  switch (code) {
    case "GRAPHQL_VALIDATION_FAILED":
    case "BAD_USER_INPUT":
      return "VALIDATION";
    default:
      return HUB_ERROR_CODES.find((known) => known === code) ?? "INTERNAL";
  }
}

function badAnswer(message: string): PartFailed {
  return { kind: "failed", code: "SITE_BAD_ANSWER", message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller says so with the status, which tells more than the parser's position.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isPath(value: unknown): value is readonly PathStep[] {
  return isList(value) && value.every((step) => typeof step === "string" || typeof step === "number");
}
