/*
 * The owner's side of commitments: who holds a place of which project, for how long.
 * Promises: capacity is never exceeded, and every action may come twice, late or in the wrong order:
 * an attempt that was released never holds a place again, and an older attempt changes nothing for a newer one.
 */
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import { appendChanges } from "@park-hub/outbox";
import { siteCodeOf } from "@park-hub/contracts";
import type { EntityManager } from "typeorm";
import { findProject, lockProject } from "../data/projects";
import { findReservation, insertReservation, writeReservation } from "../data/reservations";
import { projectChange } from "../events/site-changes";
import { placesLeftOf, type Project } from "../model/project";
import type { Reservation, ReservationState } from "../model/reservation";
import { givePlaceBack, takePlace } from "./project-places";
import type {
  ConfirmAnswer,
  PlaceRequest,
  ProjectDescription,
  ReleaseAnswer,
  ReserveAnswer,
} from "./reservation-protocol";
import type { SiteRuntime } from "./site-runtime";

/** A project and what is reserved of it for a placement, both locked. */
interface LockedPlace {
  readonly em: EntityManager;
  readonly request: PlaceRequest;
  readonly project: Project;
  readonly reservation: Reservation | null;
}

/** The reservations of one site's projects. */
export class ReservationService {
  constructor(private readonly site: SiteRuntime) {}

  /** What others may know of a project before they open a placement with it. */
  async describe(projectId: string): Promise<ProjectDescription> {
    const project = await findProject(this.site.database.manager, projectId);
    if (project === null || project.publishedAt === null) return { outcome: "NOT_FOUND" };
    const { organizationId, stage, placesTaken } = project;
    return { outcome: "FOUND", organizationId, stage, placesLeft: placesLeftOf(project), placesTaken };
  }

  /** Holds a place for a placement's attempt. */
  reserve(request: PlaceRequest): Promise<ReserveAnswer> {
    return this.locked<ReserveAnswer>(request, { outcome: "NOT_FOUND" }, async (place) => {
      const { reservation, project } = place;
      if (reservation !== null && isStale(request, reservation)) return { outcome: "STALE" };
      if (reservation?.state === "CONFIRMED") return { outcome: "HELD" };
      if (reservation?.state === "HELD") return this.holdOn(place);
      const refusal = refusalOf(project);
      if (refusal !== null) return refusal;
      await this.take(place, "HELD");
      return { outcome: "HELD" };
    });
  }

  /** Takes the place for good: the placement has landed. A reservation that was lost is made anew if a place is left. */
  confirm(request: PlaceRequest): Promise<ConfirmAnswer> {
    return this.locked<ConfirmAnswer>(request, { outcome: "NOT_FOUND" }, async (place) => {
      const { em, reservation, project } = place;
      if (reservation?.state === "CONFIRMED") return { outcome: "CONFIRMED" };
      if (reservation?.state === "HELD") {
        await writeReservation(em, request.placementId, { state: "CONFIRMED", updatedAt: this.site.clock.now() });
        return { outcome: "CONFIRMED" };
      }
      if (placesLeftOf(project) <= 0) return { outcome: "NO_CAPACITY" };
      await this.take(place, "CONFIRMED");
      return { outcome: "CONFIRMED" };
    });
  }

  /** Gives the place back, or refuses the attempt in advance when its reserve request has not come yet. */
  release(request: PlaceRequest): Promise<ReleaseAnswer> {
    return this.locked<ReleaseAnswer>(request, { outcome: "NOT_FOUND" }, async (place) => {
      const { em, reservation } = place;
      if (reservation === null) {
        await insertReservation(em, this.newReservation(request, "RELEASED"));
        return { outcome: "RELEASED" };
      }
      if (reservation.state === "CONFIRMED") return { outcome: "CONFIRMED" };
      if (request.attemptId < reservation.attemptId) return { outcome: "STALE" };
      await this.free(place, reservation);
      return { outcome: "RELEASED" };
    });
  }

  /** Takes a place for a placement of this site itself, inside the transaction that lands it; a refusal changes nothing. */
  async takeWithin(
    em: EntityManager,
    request: PlaceRequest,
  ): Promise<
    { readonly project: Project } | { readonly refusal: Exclude<ReserveAnswer, { outcome: "HELD" | "STALE" }> }
  > {
    const project = await lockProject(em, request.projectId);
    if (project === null || project.publishedAt === null) return { refusal: { outcome: "NOT_FOUND" } };
    const refusal = refusalOf(project);
    if (refusal !== null) return { refusal };
    const now = this.site.clock.now();
    const taken = await takePlace(em, project, now);
    await insertReservation(em, this.newReservation(request, "CONFIRMED"));
    return { project: taken };
  }

  private locked<A>(request: PlaceRequest, unknown: A, work: (place: LockedPlace) => Promise<A>): Promise<A> {
    return unitOfWork(this.site.database, async (em) => {
      const project = await lockProject(em, request.projectId);
      if (project === null || project.publishedAt === null) return unknown;
      const reservation = await findReservation(em, request.placementId);
      if (reservation !== null && reservation.projectId !== request.projectId) {
        throw new HubError(
          "BAD_REQUEST",
          `placement ${request.placementId} holds a place of another project than ${request.projectId}`,
        );
      }
      return work({ em, request, project, reservation });
    });
  }

  /** The place is held already: for this attempt from now on. */
  private async holdOn({ em, request }: LockedPlace): Promise<ReserveAnswer> {
    const updatedAt = this.site.clock.now();
    const changes = { attemptId: request.attemptId, expiresAt: this.expiry(updatedAt), asked: 0, updatedAt };
    await writeReservation(em, request.placementId, changes);
    return { outcome: "HELD" };
  }

  private async take({ em, request, project, reservation }: LockedPlace, state: ReservationState): Promise<void> {
    const taken = await takePlace(em, project, this.site.clock.now());
    const fresh = this.newReservation(request, state);
    const { placementId, projectId: _project, createdAt: _created, ...changes } = fresh;
    await (reservation === null ? insertReservation(em, fresh) : writeReservation(em, placementId, changes));
    await appendChanges(em, [projectChange(taken, "UPDATED")]);
  }

  private async free({ em, request, project }: LockedPlace, reservation: Reservation): Promise<void> {
    const updatedAt = this.site.clock.now();
    await writeReservation(em, request.placementId, { attemptId: request.attemptId, state: "RELEASED", updatedAt });
    if (reservation.state !== "HELD") return;
    const freed = await givePlaceBack(em, project, updatedAt);
    await appendChanges(em, [projectChange(freed, "UPDATED")]);
  }

  private newReservation(request: PlaceRequest, state: ReservationState): Reservation {
    const now = this.site.clock.now();
    const { placementId, attemptId, projectId } = request;
    const holder = siteCodeOf(placementId) ?? this.site.code;
    const expiresAt = this.expiry(now);
    return { placementId, attemptId, projectId, holder, state, expiresAt, asked: 0, createdAt: now, updatedAt: now };
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + this.site.times.holdMs);
  }
}

/** An attempt older than the one that is known, or one that was released. */
function isStale(request: PlaceRequest, known: Reservation): boolean {
  if (request.attemptId < known.attemptId) return true;
  return request.attemptId === known.attemptId && known.state === "RELEASED";
}

/** Why no place of the project can be taken; null: one can. */
function refusalOf(project: Project): Extract<ReserveAnswer, { outcome: "NO_CAPACITY" | "WRONG_STATE" }> | null {
  if (project.stage === "FULL" || (project.stage === "OPEN" && placesLeftOf(project) <= 0))
    return { outcome: "NO_CAPACITY" };
  return project.stage === "OPEN" ? null : { outcome: "WRONG_STATE", stage: project.stage };
}
