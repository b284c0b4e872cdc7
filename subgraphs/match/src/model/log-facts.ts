import type { FeedObject } from "./feed-object";

/** What the log keeps of an object: what filters of subscriptions look at, and what it was before. */
export interface LogFacts {
  readonly title: string | null;
  /** Stage of a project, state of a demand or placement; null for the other kinds. */
  readonly state: string | null;
  readonly priorState: string | null;
}

/** The facts of a change from `before` (null: match did not know the object) to `after` (null: it was removed). */
export function logFactsOf(before: FeedObject | null, after: FeedObject | null): LogFacts {
  const shown = after ?? before;
  return {
    title: shown === null ? null : titleOf(shown),
    state: after === null ? null : stateOf(after),
    priorState: before === null ? null : stateOf(before),
  };
}

function titleOf(object: FeedObject): string | null {
  switch (object.kind) {
    case "PROJECT":
    case "DEMAND":
    case "RESOURCE":
      return object.value.title;
    case "ORGANIZATION":
    case "SITE":
      return object.value.name;
    case "PLACEMENT":
      return null;
  }
}

function stateOf(object: FeedObject): string | null {
  switch (object.kind) {
    case "PROJECT":
      return object.value.stage;
    case "DEMAND":
    case "PLACEMENT":
      return object.value.state;
    case "SITE":
      return object.value.lifecycle;
    case "RESOURCE":
    case "ORGANIZATION":
      return null;
  }
}
