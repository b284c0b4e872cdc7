/** SHORT_STAY: one project that leaves after it has landed. LONG_STAY: a project that stays. */
export type ResidencyKind = "SHORT_STAY" | "LONG_STAY";

/** ACTIVE → ENDED; an ended residency stays as history, the project may be admitted again. */
export type ResidencyState = "ACTIVE" | "ENDED";

/** A project's residency at the park: the project, not the organisation, is the resident. */
export interface Residency {
  readonly id: string;
  /** The project; it may live at any site. */
  readonly projectId: string;
  readonly kind: ResidencyKind;
  /** First day, `YYYY-MM-DD`. */
  readonly since: string;
  /** Last day, when it has ended. */
  readonly until: string | null;
  readonly state: ResidencyState;
  readonly version: number;
}
