/*
 * What subscriptions tell, in the form of the public schema. Pure.
 * An event is made of its log entry alone, so that a replay tells exactly what was told live; only the name of an
 * organisation is looked up.
 */
import type { PlacementState } from "@park-hub/contracts";
import type { ShownChange } from "./change-service";
import type { DemandSnapshot, ProjectSnapshot } from "./snapshots";

/** What every event says. */
interface EventPlace {
  readonly cursor: string;
  readonly siteCode: string | null;
  readonly at: string;
}

/** `ProjectEvent` of the public schema. */
export interface LiveProjectEvent extends EventPlace {
  readonly kind: "PROJECT" | "SUBSCRIPTION_READY";
  readonly projectId: string | null;
  readonly snapshot: ProjectSnapshot | null;
}

/** `DemandEvent` of the public schema. */
export interface LiveDemandEvent extends EventPlace {
  readonly kind: "DEMAND" | "SUBSCRIPTION_READY";
  readonly demandId: string | null;
  readonly snapshot: DemandSnapshot | null;
}

/** `PlacementEvent` of the public schema. */
export interface LivePlacementEvent extends EventPlace {
  readonly kind: "PLACEMENT" | "SUBSCRIPTION_READY";
  readonly placementId: string | null;
  readonly state: PlacementState | null;
}

/** The first event of a subscription that began without a cursor; fits every field. */
export interface LiveReadyEvent extends EventPlace {
  readonly kind: "SUBSCRIPTION_READY";
  readonly action: null;
  readonly objectId: null;
  readonly version: null;
  readonly projectId: null;
  readonly demandId: null;
  readonly placementId: null;
  readonly snapshot: null;
  readonly state: null;
}

/** Any event. */
export type LiveEvent = LiveProjectEvent | LiveDemandEvent | LivePlacementEvent | LiveReadyEvent | ShownChange;

/** The event that says only where the subscription began. */
export function readyEvent(cursor: string, now: Date): LiveReadyEvent {
  const nothing = { action: null, objectId: null, version: null, projectId: null, demandId: null, placementId: null };
  return {
    cursor,
    kind: "SUBSCRIPTION_READY",
    siteCode: null,
    at: now.toISOString(),
    ...nothing,
    snapshot: null,
    state: null,
  };
}
