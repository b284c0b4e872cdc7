/*
 * How the sites are, from what requests and probes saw of them. Pure but for the clock it is given.
 */
/** Whether a site answers; DEGRADED: late or not always. */
export type SiteHealth = "UP" | "DEGRADED" | "DOWN";

/** How long a failure counts. */
const REMEMBERED_MS = 30_000;
/** Failures in a row that make a site DOWN although its host answers probes. */
const DOWN_AFTER = 3;

interface Seen {
  hostAnswers: boolean | null;
  failuresInARow: number;
  lastFailureMs: number;
}

/** The health of every site. */
export class SiteHealthBoard {
  private readonly seen = new Map<string, Seen>();

  /** @param now the clock in milliseconds; default Date.now. */
  constructor(private readonly now: () => number = Date.now) {}

  /** A request to the site was answered, or not. */
  noteRequest(site: string, isAnswered: boolean): void {
    const seen = this.entryOf(site);
    if (isAnswered) {
      seen.failuresInARow = 0;
      seen.hostAnswers = true;
      return;
    }
    seen.failuresInARow += 1;
    seen.lastFailureMs = this.now();
  }

  /** The host of the site answered a probe, or not. */
  noteProbe(site: string, isAnswered: boolean): void {
    const seen = this.entryOf(site);
    // Back again: what failed while it was away says nothing about it now.
    if (isAnswered && seen.hostAnswers === false) {
      seen.failuresInARow = 0;
      seen.lastFailureMs = 0;
    }
    seen.hostAnswers = isAnswered;
  }

  /** UP, DEGRADED when it failed within 30 s or was never asked, DOWN when its host or its last requests failed. */
  healthOf(site: string): SiteHealth {
    const seen = this.seen.get(site);
    if (seen === undefined) return "DEGRADED";
    const hasFailed = seen.lastFailureMs > 0 && this.now() - seen.lastFailureMs < REMEMBERED_MS;
    if (seen.hostAnswers === false || (hasFailed && seen.failuresInARow >= DOWN_AFTER)) return "DOWN";
    return hasFailed || seen.hostAnswers === null ? "DEGRADED" : "UP";
  }

  private entryOf(site: string): Seen {
    const known = this.seen.get(site);
    if (known !== undefined) return known;
    const fresh: Seen = { hostAnswers: null, failuresInARow: 0, lastFailureMs: 0 };
    this.seen.set(site, fresh);
    return fresh;
  }
}
