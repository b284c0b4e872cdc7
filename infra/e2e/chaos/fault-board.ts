/*
 * What is known of the sites' faults at each moment, and so what an answer must hold. Pure: times are given.
 * Promises: around a change, and until a site that behaves again was seen to be well, either answer is right; else one.
 */
import type { Fault } from "../src/simulation";

/** A part of an answer: the site's list, or one project by its id. */
export type Asked = "list" | "project";

/** Must be right, must be null, or may be either. */
export type Expectation = "RIGHT" | "NULL" | "EITHER";

/** Milliseconds after its last fault until a site's late failures can no longer open the breaker again. */
const AFTERMATH_MS = 4_000;

interface SiteState {
  /** DOWN: its process is frozen or gone. */
  readonly fault: Fault | "DOWN" | null;
  /** Since when it is certain; Infinity while it changes. */
  readonly sinceMs: number;
  /** Since when a site without a fault was seen to be well; Infinity before. */
  wellSinceMs: number;
}

/** The states of all sites. */
export class FaultBoard {
  private readonly states = new Map<string, SiteState>();

  constructor(readonly sites: readonly string[]) {
    for (const site of sites) this.states.set(site, { fault: null, sinceMs: 0, wellSinceMs: Infinity });
  }

  /** The site begins to change: nothing is certain of it. */
  changes(site: string): void {
    this.states.set(site, { fault: this.faultOf(site), sinceMs: Infinity, wellSinceMs: Infinity });
  }

  /** The site has changed. */
  is(site: string, fault: Fault | "DOWN" | null, nowMs: number): void {
    this.states.set(site, { fault, sinceMs: nowMs, wellSinceMs: Infinity });
  }

  faultOf(site: string): Fault | "DOWN" | null {
    return this.stateOf(site).fault;
  }

  /** An answer asked for at `fromMs` had everything of the site. */
  seenWell(site: string, fromMs: number, nowMs: number): void {
    const state = this.stateOf(site);
    if (fromMs >= state.sinceMs + AFTERMATH_MS) state.wellSinceMs = Math.min(state.wellSinceMs, nowMs);
  }

  /** What an answer that comes now must hold of the site, when it was asked for at `fromMs`. */
  expected(site: string, asked: Asked, fromMs: number): Expectation {
    const { fault, sinceMs, wellSinceMs } = this.stateOf(site);
    if (fromMs < sinceMs) return "EITHER";
    // A site that answers references with the wrong length may still answer for its projects
    if (fault === "SHORT") return asked === "list" ? "NULL" : "EITHER";
    if (fault !== null && fault !== "SLOW") return "NULL";
    return fromMs >= wellSinceMs ? "RIGHT" : "EITHER";
  }

  private stateOf(site: string): SiteState {
    const state = this.states.get(site);
    if (state === undefined) throw new Error(`no site ${site}`);
    return state;
  }
}
