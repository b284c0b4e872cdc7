import type { Audience, DemandState, ServiceField } from "@park-hub/contracts";

/** What a demand's site may say of it. */
export interface DemandFacts {
  readonly areaCode: string | null;
  readonly community: string | null;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly budgetMax: number | null;
  readonly neededFrom: string | null;
  readonly neededBy: string | null;
  readonly tried: readonly string[];
}

/** A demand as its site keeps it. */
export interface Demand extends DemandFacts {
  readonly id: string;
  readonly state: DemandState;
  /** When it first left DRAFT; null: it was never published, and only its own may see it. */
  readonly publishedAt: Date | null;
  readonly withdrawReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
