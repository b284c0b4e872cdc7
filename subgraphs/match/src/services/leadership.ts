/*
 * Whether this process leads: it takes the lease when nobody holds it, holds it well before it ends, and begins and ends
 * what only a leader does.
 * Promises: what the leader writes through its term is committed only while the lease is of that term (checked in the same
 * transaction), so a leader that hung and woke up after another took over writes nothing. A clean stop gives the lease up.
 * Before: server.ts says when the process is fit to lead. Leaves alone: what a leader does (the duties).
 */
import { HubError } from "@park-hub/errors";
import type { EntityManager } from "typeorm";
import {
  dropLease,
  holdLease,
  readLease,
  renewLease,
  takeLease,
  type LeaseMark,
  type LeaseState,
} from "../data/lease-store";
import type { WritableDatabase } from "../data/match-database";
import { NewsGate } from "./news-gate";
import { hasSurelyEnded, processMark } from "./process-mark";

/** One time of leading: the leader's way to write. */
export interface LeaderTerm extends WritableDatabase {
  /** Grows with every taking of the lease. */
  readonly term: number;
  /**
   * Runs `work` in a transaction that is committed only while this term lasts; `work` may run several times.
   *
   * @throws {HubError} CONFLICT when another process leads by now.
   */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** What only a leader does. */
export interface LeaderDuty {
  /** What log lines call it. */
  readonly name: string;
  /** This process leads from now on; rejecting gives the lease up, and the next who takes it tries again. */
  begin(term: LeaderTerm): Promise<void>;
  /** It no longer does: resolves when nothing of the duty runs any more. Also called when begin() rejected. Never rejects. */
  end(): Promise<void>;
}

/** How a process leads. */
export interface LeadershipOptions {
  readonly database: WritableDatabase;
  /** Begun in this order, ended in the opposite one. */
  readonly duties: readonly LeaderDuty[];
  /** How long the others believe a leader that is no longer heard of, in ms. Default 5,000. */
  readonly leaseMs?: number | undefined;
  readonly logger: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

const LEASE_MS = 5_000;
/** A lease is held anew this many times before it would end. */
const RENEWALS_A_LEASE = 4;
/** How often a reader looks at the lease, at least: a clean hand-over is seen that soon. */
const LOOK_MS = 200;
const LOOKS_A_LEASE = 10;

/** Holds the lease, or waits for it. */
export class Leadership {
  /** This process among all that ever held the lease. */
  readonly holder = processMark();
  readonly #leaseMs: number;
  readonly #gate = new NewsGate();
  #current: HeldTerm | null = null;
  #run: Promise<void> = Promise.resolve();
  #isClosed = false;
  #hasFailed = false;

  constructor(private readonly options: LeadershipOptions) {
    this.#leaseMs = options.leaseMs ?? LEASE_MS;
  }

  /** Whether this process leads, as far as it knows. */
  get isLeading(): boolean {
    return this.#current !== null;
  }

  /** The lease as the database has it. */
  look(): Promise<LeaseState> {
    return readLease(this.options.database.reader);
  }

  /** Takes the lease as soon as it can be taken, from now on. */
  start(): void {
    this.#run = this.#follow();
  }

  /** Ends the duties and gives the lease up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#gate.wake();
    await this.#run;
    await this.#stepDown("this process stops");
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      this.#gate.rearm();
      await this.#step().then(
        () => (this.#hasFailed = false),
        (error: unknown) => this.#noteFailure(error),
      );
      const lookMs = Math.min(LOOK_MS, this.#leaseMs / LOOKS_A_LEASE);
      await this.#gate.forNews(this.#current === null ? lookMs : this.#leaseMs / RENEWALS_A_LEASE);
    }
  }

  async #step(): Promise<void> {
    const held = this.#current;
    if (held === null) return this.#tryToLead();
    if (held.isLost) return this.#stepDown("a write was refused: another process leads");
    const askedAt = performance.now();
    const isHeld = await renewLease(this.options.database.reader, held.mark, this.#leaseMs);
    if (isHeld) held.surelyUntil = askedAt + this.#leaseMs;
    else await this.#stepDown("another process has taken the lease");
  }

  async #tryToLead(): Promise<void> {
    const { reader } = this.options.database;
    const lease = await readLease(reader);
    const isOrphaned = hasSurelyEnded(lease.holder);
    if (lease.leftMs > 0 && !isOrphaned) return;
    const askedAt = performance.now();
    const taking = { holder: this.holder, seenTerm: lease.term, leaseMs: this.#leaseMs, isOrphaned };
    const mark = await takeLease(reader, taking);
    if (mark === null) return;
    this.options.logger.info({ ...mark, before: lease.holder }, "this process leads");
    const held = new HeldTerm(this.options.database, mark, askedAt + this.#leaseMs, () => this.#gate.wake());
    this.#current = held;
    // The lease has to be held while the duties begin, however long that takes.
    held.beginning = this.#begin(held);
  }

  async #begin(held: HeldTerm): Promise<void> {
    for (const duty of this.options.duties) {
      if (this.#current !== held) return;
      try {
        await duty.begin(held);
      } catch (error) {
        this.options.logger.error({ err: error, duty: duty.name }, "a duty of the leader cannot begin");
        held.lose();
        return;
      }
    }
  }

  async #stepDown(reason: string): Promise<void> {
    const held = this.#current;
    if (held === null) return;
    this.#current = null;
    this.options.logger.info({ ...held.mark, reason }, "this process no longer leads");
    await held.beginning;
    for (const duty of [...this.options.duties].reverse()) await duty.end();
    // Where another one has taken it already, this changes nothing.
    await dropLease(this.options.database.reader, held.mark).catch((error: unknown) => {
      this.options.logger.warn({ err: error }, "the lease cannot be given up; it ends by itself");
    });
  }

  /** The database does not answer: a leader steps down when the others may have taken over, and a reader goes on asking. */
  async #noteFailure(error: unknown): Promise<void> {
    if (!this.#hasFailed)
      this.options.logger.error({ err: error }, "the lease cannot be looked at; the next try follows");
    this.#hasFailed = true;
    const held = this.#current;
    if (held !== null && performance.now() > held.surelyUntil) await this.#stepDown("the lease could not be held");
  }
}

class HeldTerm implements LeaderTerm {
  beginning: Promise<void> = Promise.resolve();
  isLost = false;

  constructor(
    private readonly database: WritableDatabase,
    readonly mark: LeaseMark,
    /** Until then nobody else can have taken the lease, by performance.now(). */
    public surelyUntil: number,
    private readonly onLost: () => void,
  ) {}

  get term(): number {
    return this.mark.term;
  }

  get reader(): EntityManager {
    return this.database.reader;
  }

  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.write(async (manager) => {
      const result = await work(manager);
      // Last, so that a renewal waits for the commit only
      if (await holdLease(manager, this.mark)) return result;
      this.lose();
      throw new HubError("CONFLICT", `term ${this.term} of this process is over; another one leads`, {
        retryable: true,
      });
    });
  }

  lose(): void {
    this.isLost = true;
    this.onLost();
  }
}
