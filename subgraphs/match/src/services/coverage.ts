/*
 * What a cross-site answer says about itself: which sites the question concerns, which of them the index knows, which of
 * those may be out of date.
 * A site is missing when the index never had a snapshot of it, stale when its host is disconnected, silent for too long,
 * or ahead of the index.
 */
import type { SiteKind } from "@park-hub/contracts";
import type { Directory, DirectorySite } from "@park-hub/directory";
import type { Coverage, SiteGap } from "../model/coverage";
import { hasReached, type Cursors, type SiteState, type SiteStates } from "./site-states";

/** Which sites a question concerns; an absent or null key does not narrow. */
export interface CoverageQuestion {
  readonly sites?: readonly string[] | null;
  readonly siteKinds?: readonly SiteKind[] | null;
  /** Division code. */
  readonly within?: string | null;
  /** Whether objects have an area of their own: a city-wide site may then hold one within a township. Default false. */
  readonly hasOwnArea?: boolean;
}

/** How coverage is judged. */
export interface CoverageOptions {
  /** How long a site may be silent, in ms. Default 15000: three heartbeats. */
  readonly heartbeatTimeoutMs?: number | undefined;
  readonly now: () => Date;
}

const REASON = {
  unknown: "目录中没有该站点 · not in the directory",
  unannounced: "站点主机尚未报到 · its host has not announced itself yet",
  unreachable: "尚未同步,站点主机不可达 · never synchronised, its host cannot be reached",
  pending: "首次同步尚未完成 · first synchronisation still under way",
} as const;

/** Judges what answers cover. */
export class CoverageService {
  readonly #heartbeatTimeoutMs: number;
  readonly #now: () => Date;

  constructor(
    private readonly directory: () => Directory | null,
    private readonly states: SiteStates,
    options: CoverageOptions,
  ) {
    this.#heartbeatTimeoutMs = options.heartbeatTimeoutMs ?? 15_000;
    this.#now = options.now;
  }

  /**
   * The coverage of an answer.
   *
   * @param gaps further sites that are missing from this answer, with the reason.
   * @param isStale who is stale in this answer; default as it is now.
   */
  of(
    question: CoverageQuestion,
    gaps: readonly SiteGap[] = [],
    isStale = (siteCode: string): boolean => this.isStale(siteCode),
  ): Coverage {
    const given = new Map(gaps.map((gap) => [gap.siteCode, gap]));
    const asked = [...new Set([...this.#codesAsked(question), ...given.keys()])];
    const missing = asked.flatMap((code) => given.get(code) ?? this.#gapOf(code) ?? []);
    const isMissing = new Set(missing.map(({ siteCode }) => siteCode));
    const answered = asked.filter((code) => !isMissing.has(code));
    const stale = answered.filter((code) => isStale(code));
    return {
      asked: asked.length,
      answered: answered.length,
      stale: stale.map((siteCode) => ({ siteCode, asOf: this.#asOf(siteCode).toISOString() })),
      missing,
    };
  }

  /**
   * Whether what the index holds of the site may be out of date.
   *
   * @param expected cursors that the caller's own writes reached: a site that is not there yet is stale.
   */
  isStale(siteCode: string, expected: Cursors = new Map()): boolean {
    const state = this.states.of(siteCode);
    const wanted = expected.get(siteCode);
    if (wanted !== undefined && !hasReached(state.cursor, wanted)) return true;
    return !state.isConnected || this.#isSilent(state) || this.#isBehind(state);
  }

  #isSilent({ lastHeartbeatAt }: SiteState): boolean {
    return lastHeartbeatAt === null || this.#now().getTime() - lastHeartbeatAt > this.#heartbeatTimeoutMs;
  }

  #isBehind({ cursor, head }: SiteState): boolean {
    return head !== null && !hasReached(cursor, head);
  }

  #codesAsked(question: CoverageQuestion): readonly string[] {
    const { sites } = question;
    const directory = this.directory();
    if (sites !== null && sites !== undefined && sites.length > 0) {
      return [...new Set(sites)].filter((code) => {
        const site = directory?.site(code) ?? null;
        return site === null || this.#isConcerned(site, question, directory);
      });
    }
    const active = (directory?.sites ?? []).filter(({ lifecycle }) => lifecycle === "ACTIVE");
    return active.filter((site) => this.#isConcerned(site, question, directory)).map(({ code }) => code);
  }

  #isConcerned(site: DirectorySite, question: CoverageQuestion, directory: Directory | null): boolean {
    const { siteKinds, within, hasOwnArea } = question;
    const kinds = siteKinds ?? [];
    if (kinds.length > 0 && !kinds.includes(site.kind)) return false;
    if (within === null || within === undefined || directory === null) return true;
    return directory.covers(within, site.areaCode) || (hasOwnArea === true && directory.covers(site.areaCode, within));
  }

  #gapOf(siteCode: string): SiteGap | null {
    const state = this.states.of(siteCode);
    if (state.cursor !== null) return null;
    const site = this.directory()?.site(siteCode) ?? null;
    if (site === null) return { siteCode, reason: REASON.unknown };
    if (site.url === "") return { siteCode, reason: REASON.unannounced };
    return { siteCode, reason: state.isConnected || !state.isTried ? REASON.pending : REASON.unreachable };
  }

  #asOf(siteCode: string): Date {
    return new Date(this.states.of(siteCode).asOf ?? 0);
  }
}
