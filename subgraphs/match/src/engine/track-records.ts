/*
 * What became of placements: closed ones with an outcome, by project. Before: feed consumers. After: pair-score.ts. Pure.
 */
import type { PlacementFeed } from "@park-hub/contracts";

/** One closed placement with its outcome. */
export interface ClosedPlacement {
  readonly id: string;
  readonly demandId: string;
  readonly outcome: NonNullable<PlacementFeed["outcome"]>;
}

const NONE: readonly ClosedPlacement[] = [];

/** Closed placements by project. */
export class TrackRecords {
  readonly #byProject = new Map<string, Map<string, ClosedPlacement>>();
  readonly #projectOf = new Map<string, string>();

  /** Takes the placement's present state; one that is not closed with an outcome leaves no record. */
  put(placement: PlacementFeed): void {
    this.drop(placement.id);
    if (placement.state !== "CLOSED" || placement.outcome === null) {
      return;
    }
    const { id, demandId, projectId, outcome } = placement;
    const records = this.#byProject.get(projectId) ?? new Map<string, ClosedPlacement>();
    records.set(id, { id, demandId, outcome });
    this.#byProject.set(projectId, records);
    this.#projectOf.set(id, projectId);
  }

  /** Whether no placement was closed with an outcome. */
  get isEmpty(): boolean {
    return this.#projectOf.size === 0;
  }

  /** Forgets the placement. */
  drop(placementId: string): void {
    const projectId = this.#projectOf.get(placementId);
    if (projectId !== undefined) {
      this.#byProject.get(projectId)?.delete(placementId);
      this.#projectOf.delete(placementId);
    }
  }

  /** The project's closed placements, by id. */
  of(projectId: string): readonly ClosedPlacement[] {
    const records = this.#byProject.get(projectId);
    return records === undefined || records.size === 0
      ? NONE
      : [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
