import type { Audience, Format, ProjectStage, ServiceField } from "@park-hub/contracts";

/** What a project's keeper may say of it. */
export interface ProjectFacts {
  readonly title: string;
  readonly summary: string;
  readonly fields: readonly ServiceField[];
  readonly audiences: readonly Audience[];
  readonly formats: readonly Format[];
  /** Whole yuan for one placement; null: open. */
  readonly budgetMin: number | null;
  readonly budgetMax: number | null;
  readonly serviceAreaCodes: readonly string[];
  /** Placements it can take in all, landed ones included. */
  readonly capacity: number;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly busyUntil: string | null;
}

/** A project as its site keeps it. */
export interface Project extends ProjectFacts {
  readonly id: string;
  readonly organizationId: string;
  /** Places that landings hold or have taken; never above the capacity. */
  readonly placesTaken: number;
  readonly stage: ProjectStage;
  /** When it first left DRAFT; null: it was never published, and only its own may see it. */
  readonly publishedAt: Date | null;
  readonly withdrawReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How many placements the project can still take. */
export function placesLeftOf(project: Pick<Project, "capacity" | "placesTaken">): number {
  return project.capacity - project.placesTaken;
}
