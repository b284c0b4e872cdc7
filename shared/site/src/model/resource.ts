import type { ResourceKind } from "@park-hub/contracts";

/** What a resource's site may say of it. */
export interface ResourceFacts {
  readonly title: string;
  readonly summary: string;
  readonly areaCode: string | null;
  readonly quantity: number;
  readonly unit: string;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
}

/** A resource as its site keeps it. */
export interface Resource extends ResourceFacts {
  readonly id: string;
  readonly kind: ResourceKind;
  /** Taken back: in no list any more. */
  readonly isWithdrawn: boolean;
  readonly withdrawReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
