import type { CreditStanding, OrganizationCategory } from "@park-hub/contracts";

/** Most characters of an organisation's name. */
export const MAX_NAME_LENGTH = 80;
/** Most characters of an organisation's summary. */
export const MAX_SUMMARY_LENGTH = 2_000;

/** A registered social organisation. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** 18 characters, GB 32100-2015; unique. */
  readonly creditCode: string;
  readonly category: OrganizationCategory;
  /** `YYYY-MM-DD`. */
  readonly foundedOn: string | null;
  readonly summary: string | null;
  readonly creditStanding: CreditStanding;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
