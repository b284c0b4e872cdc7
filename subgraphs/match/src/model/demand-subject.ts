/*
 * What is matched on the demand's side: a posted demand, a draft of a list, or a demand as it would be after a change.
 */
import type { Audience, DemandFeed, ServiceField } from "@park-hub/contracts";

/** The facts of a demand that matching looks at. */
export interface DemandSubject {
  /** Id of the demand; for a draft any label that the caller wants to read back as `demandId`. */
  readonly id: string;
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

/** The fields of `DemandPatch`: absent keeps the value, null clears it (a list is never null). */
export interface DemandChange {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly ServiceField[] | null;
  readonly audiences?: readonly Audience[] | null;
  readonly budgetMax?: number | null;
  readonly neededFrom?: string | null;
  readonly neededBy?: string | null;
  readonly tried?: readonly string[] | null;
}

/** The fields of `DemandDraft`. */
export interface DemandSketch {
  readonly title: string;
  readonly description: string;
  readonly fields?: readonly ServiceField[] | null;
  readonly audiences?: readonly Audience[] | null;
  readonly areaCode: string;
  readonly budgetMax?: number | null;
  readonly neededFrom?: string | null;
  readonly neededBy?: string | null;
  readonly tried?: readonly string[] | null;
}

/** The subject of a posted demand. */
export function subjectOfDemand(demand: DemandFeed): DemandSubject {
  return {
    id: demand.id,
    areaCode: demand.areaCode,
    community: demand.community,
    title: demand.title,
    description: demand.description,
    fields: demand.fields,
    audiences: demand.audiences,
    budgetMax: demand.budgetMax,
    neededFrom: demand.neededFrom,
    neededBy: demand.neededBy,
    tried: demand.tried,
  };
}

/** The subject of a draft that is not posted; `id` is handed back as `demandId` of its matches. */
export function subjectOfSketch(sketch: DemandSketch, id: string): DemandSubject {
  return {
    id,
    areaCode: sketch.areaCode,
    community: null,
    title: sketch.title,
    description: sketch.description,
    fields: sketch.fields ?? [],
    audiences: sketch.audiences ?? [],
    budgetMax: sketch.budgetMax ?? null,
    neededFrom: sketch.neededFrom ?? null,
    neededBy: sketch.neededBy ?? null,
    tried: sketch.tried ?? [],
  };
}

/** The subject as it would be after the change; the subject itself stays as it is. */
export function applyChange(subject: DemandSubject, change: DemandChange): DemandSubject {
  return {
    ...subject,
    title: change.title ?? subject.title,
    description: change.description ?? subject.description,
    fields: change.fields ?? subject.fields,
    audiences: change.audiences ?? subject.audiences,
    budgetMax: change.budgetMax === undefined ? subject.budgetMax : change.budgetMax,
    neededFrom: change.neededFrom === undefined ? subject.neededFrom : change.neededFrom,
    neededBy: change.neededBy === undefined ? subject.neededBy : change.neededBy,
    tried: change.tried ?? subject.tried,
  };
}
