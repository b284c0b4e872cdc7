/*
 * Lands a placement whose project lives at another site: the holder's side of a commitment, in two phases.
 *   0  this site: an attempt is written down, PENDING until a deadline
 *   1  the owner holds a place for the attempt
 *   2  this site, one transaction: placement LANDED, attempt COMMITTED (if it still is PENDING), demand, feed
 *   3  the reconciler tells the owner to confirm, then DONE
 * A crash after any of them is finished by the reconciler. Promises: a place is taken if and only if the placement lands.
 */
import { newObjectId, siteCodeOf } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Problem } from "@park-hub/subgraph-kit";
import { findCommitment, moveCommitment, replaceCommitment } from "../data/commitments";
import type { Commitment, CommitmentState } from "../model/commitment";
import type { Placement } from "../model/placement";
import { conflict, done, refusedFor, type Outcome } from "./outcome";
import { lockPlacement, problemsOf, takeStep, type AskedStep } from "./placement-steps";
import { otherSiteUnavailable, problemOfReservation } from "./project-problems";
import type { ReserveAnswer } from "./reservation-protocol";
import type { SiteRuntime } from "./site-runtime";

/** Lands the placements of one site at projects of other sites. */
export class LandingService {
  constructor(private readonly site: SiteRuntime) {}

  /** Lands a placement whose caller's right has been checked. */
  async land(placement: Placement, step: AskedStep): Promise<Outcome<Placement>> {
    const begun = await this.begin(placement, step);
    if ("problems" in begun) return begun;
    const { attempt } = begun;
    const answer = await this.reserve(attempt);
    if (answer === null) {
      await this.abandon(attempt, "RELEASING");
      return refusedFor(otherSiteUnavailable(["to"], attempt.owner), placement);
    }
    const problem = problemOfReservation(placement.projectId, attempt.owner, answer);
    if (problem !== null) {
      await this.abandon(attempt, "ABANDONED");
      return refusedFor(problem, placement);
    }
    return this.commit(attempt, placement, step);
  }

  /** Step 0. A former attempt that came to nothing is replaced; the owner keeps what it may hold for this one. */
  private begin(placement: Placement, step: AskedStep): Promise<Outcome<Placement> | { readonly attempt: Commitment }> {
    return unitOfWork(this.site.database, async (em) => {
      const { placement: present } = await lockPlacement(em, placement);
      const problems = problemsOf(present, step);
      if (problems.length > 0) return { object: present, problems };
      const former = await findCommitment(em, present.id);
      if (former !== null && this.isUnderWay(former)) return refusedFor(alreadyLanding(present), present);
      const attempt = this.newAttempt(present);
      await replaceCommitment(em, attempt);
      return { attempt };
    });
  }

  /** Step 1. Null: whether the owner holds a place is not known. */
  private async reserve(attempt: Commitment): Promise<ReserveAnswer | null> {
    try {
      return await this.site.reservations.reserve(attempt.owner, attempt);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.site.logger.warn(
        { err: error, placement: attempt.placementId, owner: attempt.owner },
        "a landing got no answer from the project's site",
      );
      return null;
    }
  }

  /** Step 2. Whoever changed the placement or gave up the attempt meanwhile has won. */
  private async commit(attempt: Commitment, placement: Placement, step: AskedStep): Promise<Outcome<Placement>> {
    const outcome = await unitOfWork(this.site.database, async (em) => {
      const locked = await lockPlacement(em, placement);
      const now = this.site.clock.now();
      const problems = problemsOf(locked.placement, step);
      const changes = { nextTryAt: now, updatedAt: now };
      if (problems.length > 0) {
        await moveCommitment(em, attempt, "PENDING", "RELEASING", changes);
        return { object: locked.placement, problems };
      }
      if (!(await moveCommitment(em, attempt, "PENDING", "COMMITTED", changes))) {
        return refusedFor(otherSiteUnavailable(["to"], attempt.owner), locked.placement);
      }
      return done(await takeStep(em, locked, step, now));
    });
    this.site.nudgeReconciler();
    return outcome;
  }

  private async abandon(attempt: Commitment, to: CommitmentState): Promise<void> {
    const now = this.site.clock.now();
    await unitOfWork(this.site.database, (em) =>
      moveCommitment(em, attempt, "PENDING", to, { nextTryAt: now, updatedAt: now }),
    );
    if (to === "RELEASING") this.site.nudgeReconciler();
  }

  private isUnderWay({ state, deadline }: Commitment): boolean {
    return state === "PENDING" && deadline.getTime() > this.site.clock.now().getTime();
  }

  private newAttempt({ id, projectId }: Placement): Commitment {
    const now = this.site.clock.now();
    const deadline = new Date(now.getTime() + this.site.times.attemptMs);
    return {
      placementId: id,
      attemptId: newObjectId(this.site.code),
      projectId,
      owner: siteCodeOf(projectId) ?? this.site.code,
      state: "PENDING",
      deadline,
      nextTryAt: deadline,
      tries: 0,
      createdAt: now,
      updatedAt: now,
    };
  }
}

function alreadyLanding(placement: Placement): Problem {
  return {
    ...conflict("对接单", placement.version, placement.version),
    message: `对接单(版本号 ${placement.version})正由另一请求落地,请稍后再看结果`,
  };
}
