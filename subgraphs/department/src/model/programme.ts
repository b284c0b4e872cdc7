import type { ServiceField } from "@park-hub/contracts";

/** Most characters of a programme's title. */
export const MAX_TITLE_LENGTH = 80;
/** Most characters of a programme's summary. */
export const MAX_SUMMARY_LENGTH = 2_000;

/** A programme of a department, such as 银河计划. */
export interface Programme {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly ServiceField[];
  /** What it has to spend, in whole yuan. */
  readonly budget: number | null;
  /** First day, `YYYY-MM-DD`. */
  readonly startsOn: string | null;
  /** Last day. */
  readonly endsOn: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
