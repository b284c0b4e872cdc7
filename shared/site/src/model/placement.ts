import type { DeclineReason, PlacementOutcome, PlacementState } from "@park-hub/contracts";

/** A placement (对接单): a demand of this site and a project of any site on their way to each other. */
export interface Placement {
  readonly id: string;
  readonly demandId: string;
  readonly projectId: string;
  /** Who runs the project, as its owner said when the placement was opened. */
  readonly organizationId: string;
  readonly state: PlacementState;
  readonly outcome: PlacementOutcome | null;
  readonly declineReason: DeclineReason | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One state that a placement has reached. */
export interface PlacementStep {
  readonly placementId: string;
  /** From 1, in order. */
  readonly step: number;
  readonly state: PlacementState;
  readonly at: Date;
  /** Subject of the caller. */
  readonly by: string;
  readonly note: string | null;
}
