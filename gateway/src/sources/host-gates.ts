/*
 * Bounds how many requests are under way to one part, and shares a host's connections among the parts that it serves.
 * A part may hold no more than is free beside it: one that hangs holds half at most, two that hang leave at least a
 * quarter to all others (the dynamic threshold of switches that share a buffer, Choudhury and Hahne 1998). Pure.
 */
import type { StopSignal } from "../operation";

/** Options of HostGates. */
export interface HostGatesOptions {
  /** Requests under way to one host; default 60: of the 64 connections to it four are left for questions of health. */
  readonly maxPerHost?: number;
  /** Requests under way to one part; default 32. */
  readonly maxPerPart?: number;
}

/** What one part holds of its host, while it holds or wants something. */
interface Share {
  inside: number;
  readonly waiting: Set<() => void>;
}

/** The gates of all hosts. */
export class HostGates {
  private readonly hosts = new Map<string, HostGate>();

  constructor(private readonly options: HostGatesOptions = {}) {}

  /** Waits for a place; false when the signal ended the waiting first. Whoever got true must leave() once. */
  async enter(host: string, part: string, signal: StopSignal): Promise<boolean> {
    if (signal.aborted) return false;
    const { maxPerHost = 60, maxPerPart = 32 } = this.options;
    const gate = this.hosts.get(host) ?? new HostGate(maxPerHost, maxPerPart);
    this.hosts.set(host, gate);
    return gate.enter(part, signal);
  }

  /** Gives the place back. */
  leave(host: string, part: string): void {
    const gate = this.hosts.get(host);
    gate?.leave(part);
    // A host that moved is never asked again.
    if (gate?.isIdle === true) this.hosts.delete(host);
  }
}

class HostGate {
  /** Of parts that wait, the one served last comes last. */
  private readonly shares = new Map<string, Share>();
  private free: number;

  constructor(
    maxPerHost: number,
    private readonly maxPerPart: number,
  ) {
    this.free = maxPerHost;
  }

  get isIdle(): boolean {
    return this.shares.size === 0;
  }

  async enter(part: string, signal: StopSignal): Promise<boolean> {
    const share = this.shares.get(part) ?? { inside: 0, waiting: new Set() };
    this.shares.set(part, share);
    if (share.waiting.size === 0 && this.hasRoom(share)) {
      this.take(share);
      return true;
    }
    return new Promise<boolean>((resolve) => {
      const admit = (): void => {
        signal.removeEventListener("abort", giveUp);
        resolve(true);
      };
      const giveUp = (): void => {
        share.waiting.delete(admit);
        this.forget(part, share);
        resolve(false);
      };
      share.waiting.add(admit);
      signal.addEventListener("abort", giveUp, { once: true });
    });
  }

  leave(part: string): void {
    const share = this.shares.get(part);
    if (share === undefined) return;
    share.inside -= 1;
    this.free += 1;
    this.forget(part, share);
    while (this.admitNext());
  }

  /** Parts take turns; within a part whoever waits longest is next. */
  private admitNext(): boolean {
    for (const [part, share] of this.shares) {
      const [admit] = share.waiting;
      if (admit === undefined || !this.hasRoom(share)) continue;
      share.waiting.delete(admit);
      this.take(share);
      this.shares.delete(part);
      this.shares.set(part, share);
      admit();
      return true;
    }
    return false;
  }

  private hasRoom({ inside }: Share): boolean {
    return inside < this.maxPerPart && inside < this.free;
  }

  private take(share: Share): void {
    share.inside += 1;
    this.free -= 1;
  }

  private forget(part: string, { inside, waiting }: Share): void {
    if (inside === 0 && waiting.size === 0) this.shares.delete(part);
  }
}
