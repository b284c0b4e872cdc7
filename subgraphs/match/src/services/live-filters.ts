/*
 * What a subscription wants of the log: one filter for all subscriptions that ask the same with the same rights, and one
 * judgment an entry for all of them.
 * Before: live-feed.ts. Leaves alone: where entries come from (log-tail.ts).
 */
import type { DemandFeed, PlacementFeed, ProjectFeed } from "@park-hub/contracts";
import type { LogRow } from "../data/entities/log-row";
import type { Rule } from "../engine/filter-rules";
import { DEMAND_SPEC, PLACEMENT_SPEC, PROJECT_SPEC } from "../engine/find-spec";
import type { MatchIndex } from "../engine/match-index";
import type { DemandFilter, PlacementFilter, ProjectFilter } from "../model/find-query";
import type { Indexed } from "../model/indexed-object";
import { listOf, shownChange } from "./change-service";
import type { LiveEvent } from "./live-events";
import { logCursor } from "./log-cursor";
import { demandSnapshot, projectSnapshot } from "./snapshots";
import { objectVisibility, type Viewer } from "./visibility";

/** `ChangeFilter` of the public schema. */
export interface ChangeFilter {
  readonly kinds?: readonly string[] | null;
  readonly sites?: readonly string[] | null;
}

/** A field of the Subscription type with its filter. */
export type LiveQuestion =
  | { readonly field: "projectPublished"; readonly filter: ProjectFilter }
  | { readonly field: "demandPosted"; readonly filter: DemandFilter }
  | { readonly field: "placementAdvanced"; readonly filter: PlacementFilter }
  | { readonly field: "changes"; readonly filter: ChangeFilter };

/** The event of an entry, or null when the subscription is not told of it. */
export type EventOf = (entry: LogRow, epoch: string) => LiveEvent | null;

interface SharedFilter {
  readonly eventOf: EventOf;
  users: number;
}

/** The filters in use. */
export class LiveFilters {
  readonly #shared = new Map<string, SharedFilter>();
  #judged = 0;

  constructor(private readonly index: MatchIndex) {}

  /**
   * How many different filters are in use, and how many entries were judged so far over all of them: one an entry and
   * filter, whatever the number of subscribers.
   */
  get counts(): { readonly filters: number; readonly judged: number } {
    return { filters: this.#shared.size, judged: this.#judged };
  }

  /** The filter of a question for a viewer; `release` says that it is no longer used. */
  use(question: LiveQuestion, viewer: Viewer): { readonly eventOf: EventOf; release(): void } {
    const key = JSON.stringify([question.field, question.filter, viewer.key]);
    const shared = this.#shared.get(key) ?? {
      eventOf: this.#judgeOnce(judgeOf(this.index, question, viewer)),
      users: 0,
    };
    this.#shared.set(key, shared);
    shared.users += 1;
    return {
      eventOf: shared.eventOf,
      release: () => {
        shared.users -= 1;
        if (shared.users === 0) this.#shared.delete(key);
      },
    };
  }

  /** Entries of the tail's ring are shared objects, so what was judged once is found again. */
  #judgeOnce(judge: EventOf): EventOf {
    const judged = new WeakMap<LogRow, LiveEvent | null>();
    return (entry, epoch) => {
      const known = judged.get(entry);
      if (known !== undefined) return known;
      this.#judged += 1;
      const event = judge(entry, epoch);
      judged.set(entry, event);
      return event;
    };
  }
}

function judgeOf(index: MatchIndex, question: LiveQuestion, viewer: Viewer): EventOf {
  switch (question.field) {
    case "projectPublished":
      return judgeProjects(index, PROJECT_SPEC.rules(index, question.filter), viewer);
    case "demandPosted":
      return judgeDemands(DEMAND_SPEC.rules(index, question.filter), viewer);
    case "placementAdvanced":
      return judgePlacements(PLACEMENT_SPEC.rules(index, question.filter), viewer);
    case "changes":
      return judgeChanges(question.filter, viewer);
  }
}

function judgeProjects(index: MatchIndex, rules: readonly Rule<ProjectFeed>[], viewer: Viewer): EventOf {
  return (entry, epoch) => {
    const happening = entry.payload?.happening;
    if (happening?.name !== "PROJECT_PUBLISHED") return null;
    const item = itemOf(entry, happening.value);
    if (!isWanted(item, rules, viewer)) return null;
    const snapshot = projectSnapshot(index, item, viewer.canSee);
    return { ...placeOf(entry, epoch), kind: "PROJECT", projectId: entry.objectId, snapshot };
  };
}

function judgeDemands(rules: readonly Rule<DemandFeed>[], viewer: Viewer): EventOf {
  return (entry, epoch) => {
    const happening = entry.payload?.happening;
    if (happening?.name !== "DEMAND_POSTED") return null;
    const item = itemOf(entry, happening.value);
    if (!isWanted(item, rules, viewer)) return null;
    return { ...placeOf(entry, epoch), kind: "DEMAND", demandId: entry.objectId, snapshot: demandSnapshot(item) };
  };
}

function judgePlacements(rules: readonly Rule<PlacementFeed>[], viewer: Viewer): EventOf {
  return (entry, epoch) => {
    const happening = entry.payload?.happening;
    if (happening?.name !== "PLACEMENT_ADVANCED") return null;
    if (!isWanted(itemOf(entry, happening.value), rules, viewer)) return null;
    const { state } = happening.value;
    return { ...placeOf(entry, epoch), kind: "PLACEMENT", placementId: entry.objectId, state };
  };
}

function judgeChanges({ kinds, sites }: ChangeFilter, { canSee }: Viewer): EventOf {
  const wantedKinds = listOf(kinds);
  const wantedSites = listOf(sites);
  return (entry, epoch) => {
    const isOutside = wantedKinds?.includes(entry.kind) === false || wantedSites?.includes(entry.site) === false;
    return isOutside ? null : shownChange(entry, epoch, canSee);
  };
}

function isWanted<T>(item: Indexed<T>, rules: readonly Rule<T>[], { canSee }: Viewer): boolean {
  return canSee(item.meta.visibility, item.meta.siteCode) && rules.every((rule) => rule(item));
}

function itemOf<T>({ site, visibility, at }: LogRow, value: T): Indexed<T> {
  return { value, meta: { siteCode: site, visibility: objectVisibility(visibility), asOf: at.toISOString() } };
}

function placeOf({ seq, site, at }: LogRow, epoch: string) {
  return { cursor: logCursor(epoch, seq), siteCode: site, at: at.toISOString() };
}
