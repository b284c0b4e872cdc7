import type { DemandFeed, PlacementFeed, ProjectFeed } from "@park-hub/contracts";
import type { FeedObject } from "./feed-object";

/** What the log keeps of an object: what filters of subscriptions look at, and what it was before. */
export interface LogFacts {
  readonly title: string | null;
  /** Stage of a project, state of a demand or placement; null for the other kinds. */
  readonly state: string | null;
  readonly priorState: string | null;
  /** Set when subscriptions tell of the change; absent in entries of older releases. */
  readonly happening?: Happening | null;
}

/** Something that subscriptions tell of, with the object as it was then. */
export type Happening =
  | { readonly name: "PROJECT_PUBLISHED"; readonly value: ProjectFeed }
  | { readonly name: "DEMAND_POSTED"; readonly value: DemandFeed }
  | { readonly name: "PLACEMENT_ADVANCED"; readonly value: PlacementFeed };

/**
 * The facts of a change from `before` (null: match did not know the object) to `after` (null: it was removed).
 *
 * @param wasOpen whether the object was OPEN at any time before.
 */
export function logFactsOf(before: FeedObject | null, after: FeedObject | null, wasOpen: boolean): LogFacts {
  const shown = after ?? before;
  return {
    title: shown === null ? null : titleOf(shown),
    state: after === null ? null : stateOf(after),
    priorState: before === null ? null : stateOf(before),
    happening: after === null ? null : happeningOf(before, after, wasOpen),
  };
}

/** Whether the object stands open on a list. */
export function isOpen(object: FeedObject): boolean {
  return (object.kind === "PROJECT" || object.kind === "DEMAND") && stateOf(object) === "OPEN";
}

function happeningOf(before: FeedObject | null, after: FeedObject, wasOpen: boolean): Happening | null {
  const isFirstOpening = isOpen(after) && !wasOpen;
  switch (after.kind) {
    case "PROJECT":
      return isFirstOpening ? { name: "PROJECT_PUBLISHED", value: after.value } : null;
    case "DEMAND":
      return isFirstOpening ? { name: "DEMAND_POSTED", value: after.value } : null;
    case "PLACEMENT": {
      const hasMoved = before === null || stateOf(before) !== after.value.state;
      return hasMoved ? { name: "PLACEMENT_ADVANCED", value: after.value } : null;
    }
    case "RESOURCE":
    case "ORGANIZATION":
    case "SITE":
      return null;
  }
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
