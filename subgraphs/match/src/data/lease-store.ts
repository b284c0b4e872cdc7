/*
 * The lease of the process that leads: one row, whose term grows with every taking. Expiry is by the database's clock.
 * A term is checked again at the end of each of the leader's transactions (holdLease), under a lock that a taking waits for:
 * a leader that slept through the end of its lease cannot commit any more.
 */
import { nowMsSql } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { EntityManager } from "typeorm";
import { LEASE_NAME, LeaseRow } from "./entities/lease-row";

/** Who holds a lease. */
export interface LeaseMark {
  readonly holder: string;
  readonly term: number;
}

/** The lease as it stands. */
export interface LeaseState extends LeaseMark {
  /** Milliseconds until it ends; 0 or less when it may be taken. */
  readonly leftMs: number;
  /** Milliseconds since it was taken. */
  readonly heldMs: number;
}

/** Reads the lease. @throws {HubError} STORAGE when its migration has not run */
export async function readLease(manager: EntityManager): Promise<LeaseState> {
  const row = await manager
    .createQueryBuilder(LeaseRow, "lease")
    .select("lease.holder", "holder")
    .addSelect("lease.term", "term")
    .addSelect(`lease.expires_at - ${nowMsSql(manager.connection)}`, "leftMs")
    .addSelect(`${nowMsSql(manager.connection)} - lease.taken_at`, "heldMs")
    .where("lease.name = :name", { name: LEASE_NAME })
    .getRawOne<Record<"holder" | "term" | "leftMs" | "heldMs", unknown>>();
  if (row === undefined) throw new HubError("STORAGE", "there is no row of the lease; its migration has not run");
  return {
    holder: String(row.holder),
    term: Number(row.term),
    leftMs: Number(row.leftMs),
    heldMs: Number(row.heldMs),
  };
}

/** How a lease is taken. */
export interface LeaseTaking {
  readonly holder: string;
  /** The term that was seen last: of two that take at once, one gets it. */
  readonly seenTerm: number;
  readonly leaseMs: number;
  /** Whether its holder is known to have ended: then it may be taken before it ends. */
  readonly isOrphaned: boolean;
}

/** Takes the lease when it has ended and still is of the term that was seen; gives the new term, or null. */
export async function takeLease(manager: EntityManager, taking: LeaseTaking): Promise<LeaseMark | null> {
  const { holder, seenTerm, leaseMs, isOrphaned } = taking;
  const now = nowMsSql(manager.connection);
  const term = seenTerm + 1;
  const update = manager
    .createQueryBuilder()
    .update(LeaseRow)
    .set({ holder, term, takenAt: () => now, expiresAt: () => `${now} + ${leaseMs}` })
    .where("name = :name AND term = :seenTerm", { name: LEASE_NAME, seenTerm });
  const result = await (isOrphaned ? update : update.andWhere(`expires_at <= ${now}`)).execute();
  return result.affected === 1 ? { holder, term } : null;
}

/** Holds the lease for another while; false when somebody else has taken it. */
export async function renewLease(manager: EntityManager, mark: LeaseMark, leaseMs: number): Promise<boolean> {
  const expiry = `${nowMsSql(manager.connection)} + ${leaseMs}`;
  return changeOwn(manager, mark, { expiresAt: () => expiry });
}

/** Gives the lease up, so that whoever looks next may take it. */
export async function dropLease(manager: EntityManager, mark: LeaseMark): Promise<void> {
  await changeOwn(manager, mark, { holder: "", expiresAt: 0 });
}

/** Keeps the lease from being taken until this transaction ends; false when somebody else has taken it. */
export function holdLease(manager: EntityManager, mark: LeaseMark): Promise<boolean> {
  // An UPDATE that changes nothing is the one row lock that all databases have.
  return changeOwn(manager, mark, { term: () => "term" });
}

async function changeOwn(
  manager: EntityManager,
  { holder, term }: LeaseMark,
  change: { holder?: string; expiresAt?: number | (() => string); term?: () => string },
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(LeaseRow)
    .set(change)
    .where("name = :name AND holder = :holder AND term = :term", { name: LEASE_NAME, holder, term })
    .execute();
  return result.affected === 1;
}
