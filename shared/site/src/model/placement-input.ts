import type { DeclineReason, PlacementOutcome, PlacementState } from "@park-hub/contracts";

/** A new placement. */
export interface OpenPlacement {
  readonly demandId: string;
  readonly projectId: string;
  readonly idempotencyKey?: string | null;
  readonly note?: string | null;
}

/** A step of a placement. */
export interface AdvancePlacement {
  readonly id: string;
  readonly version: number;
  readonly to: PlacementState;
  readonly note?: string | null;
  readonly outcome?: PlacementOutcome | null;
  readonly declineReason?: DeclineReason | null;
}
