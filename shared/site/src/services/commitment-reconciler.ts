/*
 * Finishes what a crash, a lost answer or an unreachable site left of a commitment, for one site on both of its sides:
 *   holder: an attempt past its deadline is given up; owners are told to release or to confirm
 *   owner: when a held place expires, the holder is asked, and its answer confirms or releases
 * Promises: one round at a time; every step is guarded by the attempt, so it may be repeated and cut off anywhere.
 */
import { unitOfWork } from "@park-hub/database";
import { listDueCommitments, moveCommitment, releasePending } from "../data/commitments";
import { listExpiredReservations, postponeExpiry } from "../data/reservations";
import type { Commitment } from "../model/commitment";
import type { Reservation } from "../model/reservation";
import { pauseAfter } from "./commitment-times";
import { inParallel } from "./in-parallel";
import type { ReservationService } from "./reservation-service";
import type { SiteRuntime } from "./site-runtime";

/** Commitments and reservations a round. */
const BATCH = 100;
/** Other sites asked at a time. */
const PARALLEL = 8;

/** The reconciler of one site. */
export class CommitmentReconciler {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private isDue = false;
  private isClosed = false;

  constructor(
    private readonly site: SiteRuntime,
    private readonly reservations: ReservationService,
  ) {}

  /** Gives up what the process before this one had under way, then works in rounds until it is closed. */
  async start(): Promise<void> {
    const now = this.site.clock.now();
    await unitOfWork(this.site.database, (em) => releasePending(em, now));
    this.nudge();
  }

  /** There is something to do: a round begins now, or right after the present one. */
  nudge(): void {
    if (this.isClosed) return;
    this.isDue = true;
    this.round ??= this.run();
  }

  /** Ends the rounds; resolves when nothing of them touches the database any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    while (this.isDue && !this.isClosed) {
      this.isDue = false;
      try {
        await this.work();
      } catch (error) {
        this.site.logger.error({ err: error, site: this.site.code }, "a round of the reconciler failed");
      }
    }
    this.round = undefined;
    if (this.isClosed) return;
    this.timer = setTimeout(() => this.nudge(), this.site.times.roundMs);
    this.timer.unref();
  }

  private async work(): Promise<void> {
    const { manager } = this.site.database;
    const now = this.site.clock.now();
    const commitments = await listDueCommitments(manager, now, BATCH);
    const reservations = await listExpiredReservations(manager, now, BATCH);
    await inParallel(commitments, PARALLEL, (commitment) => this.guarded(() => this.tellOwner(commitment)));
    await inParallel(reservations, PARALLEL, (reservation) => this.guarded(() => this.askHolder(reservation)));
  }

  /** One failure costs one commitment this round, not the others. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    if (this.isClosed) return;
    try {
      await work();
    } catch (error) {
      this.site.logger.warn(
        { err: error, site: this.site.code },
        "a commitment could not be finished; it is tried again",
      );
    }
  }

  private async tellOwner(commitment: Commitment): Promise<void> {
    const now = this.site.clock.now();
    if (
      commitment.state === "PENDING" &&
      !(await this.move(commitment, "RELEASING", { nextTryAt: now, updatedAt: now }))
    )
      return;
    try {
      if (commitment.state === "COMMITTED") await this.confirm(commitment);
      else await this.release(commitment);
    } catch (error) {
      await this.retryLater(commitment);
      throw error;
    }
  }

  private async confirm(commitment: Commitment): Promise<void> {
    const { outcome } = await this.site.reservations.confirm(commitment.owner, commitment);
    if (outcome !== "CONFIRMED") {
      // Only an owner restored from an old copy comes here; the landing stands, so a steward has to raise the capacity.
      this.site.logger.error(
        { placement: commitment.placementId, owner: commitment.owner, outcome },
        "a landed placement has no place at its project's site",
      );
      return this.retryLater(commitment);
    }
    await this.move(commitment, "DONE", { updatedAt: this.site.clock.now() });
  }

  private async release(commitment: Commitment): Promise<void> {
    await this.site.reservations.release(commitment.owner, commitment);
    await this.move({ ...commitment, state: "RELEASING" }, "ABANDONED", { updatedAt: this.site.clock.now() });
  }

  private retryLater(commitment: Commitment): Promise<void> {
    const state = commitment.state === "PENDING" ? "RELEASING" : commitment.state;
    const now = this.site.clock.now();
    const nextTryAt = new Date(now.getTime() + pauseAfter(commitment.tries, this.site.times));
    return this.move({ ...commitment, state }, state, { nextTryAt, tries: commitment.tries + 1, updatedAt: now }).then(
      () => undefined,
    );
  }

  private move(
    commitment: Commitment,
    to: Commitment["state"],
    changes: Parameters<typeof moveCommitment>[4],
  ): Promise<boolean> {
    return unitOfWork(this.site.database, (em) => moveCommitment(em, commitment, commitment.state, to, changes));
  }

  private async askHolder(reservation: Reservation): Promise<void> {
    try {
      const { state } = await this.site.reservations.commitmentOf(reservation.holder, reservation.placementId);
      if (state === "PENDING") await this.postpone(reservation, this.site.times.holdMs);
      else if (state === "COMMITTED" || state === "DONE") await this.reservations.confirm(reservation);
      else await this.reservations.release(reservation);
    } catch (error) {
      await this.postpone(reservation, pauseAfter(reservation.asked, this.site.times));
      throw error;
    }
  }

  private postpone(reservation: Reservation, pauseMs: number): Promise<void> {
    const expiresAt = new Date(this.site.clock.now().getTime() + pauseMs);
    return unitOfWork(this.site.database, (em) => postponeExpiry(em, reservation, expiresAt));
  }
}
