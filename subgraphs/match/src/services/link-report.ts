/*
 * What the leader tells the others of its links to the sites: a row a site, written when something about it is new, so
 * that coverage says the same in every process.
 * After: states-view.ts reads it. Instants are by the database's clock: the machines' clocks may differ.
 */
import { readNowMs } from "@park-hub/database";
import type { SiteLinkRow } from "../data/entities/site-link-row";
import { putSiteLinks } from "../data/site-link-store";
import type { LeaderDuty, LeaderTerm } from "./leadership";
import { NewsGate } from "./news-gate";
import type { SiteState, SiteStates } from "./site-states";

/** What a report needs. */
export interface LinkReportOptions {
  readonly states: SiteStates;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** Pause between two looks at the states, in ms. Default 500. */
  readonly everyMs?: number | undefined;
}

/** A heartbeat is told when the last one told is older than this: a third of the time between two. */
const HEARD_STEP_MS = 1_500;
const TROUBLE_LENGTH = 400;

/** Tells the links while this process leads. */
export class LinkReport implements LeaderDuty {
  readonly name = "link report";
  readonly #gate = new NewsGate();
  #isLeading = false;
  #run: Promise<void> = Promise.resolve();

  constructor(private readonly options: LinkReportOptions) {}

  begin(term: LeaderTerm): Promise<void> {
    this.#isLeading = true;
    this.#run = this.#follow(term);
    return Promise.resolve();
  }

  async end(): Promise<void> {
    this.#isLeading = false;
    this.#gate.wake();
    await this.#run;
  }

  async #follow(term: LeaderTerm): Promise<void> {
    const told = new Map<string, SiteState>();
    while (this.#isLeading) {
      this.#gate.rearm();
      await this.#tell(term, told).catch(this.options.onError);
      await this.#gate.forNews(this.options.everyMs ?? 500);
    }
  }

  async #tell(term: LeaderTerm, told: Map<string, SiteState>): Promise<void> {
    const news = [...this.options.states.all()].filter(([site, state]) => isNews(told.get(site), state));
    if (news.length === 0) return;
    const nowMs = this.options.now().getTime();
    await term.write(async (manager) => {
      const aheadMs = (await readNowMs(manager)) - nowMs;
      const rows = news.map(([site, state]) => rowOf(site, state, term.term, aheadMs));
      await putSiteLinks(manager, rows);
    });
    for (const [site, state] of news) told.set(site, state);
  }
}

function isNews(told: SiteState | undefined, state: SiteState): boolean {
  if (!state.isTried) return false;
  if (told === undefined) return true;
  if (told.isConnected !== state.isConnected || told.trouble !== state.trouble) return true;
  if (told.head?.epoch !== state.head?.epoch || told.head?.seq !== state.head?.seq) return true;
  return (state.lastHeartbeatAt ?? 0) - (told.lastHeartbeatAt ?? 0) >= HEARD_STEP_MS;
}

/** @param aheadMs how far the database's clock is ahead of this machine's. */
function rowOf(site: string, state: SiteState, term: number, aheadMs: number): SiteLinkRow {
  const { isConnected, head, lastHeartbeatAt, trouble } = state;
  return {
    site,
    term,
    isConnected,
    headEpoch: head?.epoch ?? null,
    headSeq: head?.seq ?? null,
    heardAt: lastHeartbeatAt === null ? null : Math.round(lastHeartbeatAt + aheadMs),
    trouble: trouble === null ? null : trouble.slice(0, TROUBLE_LENGTH),
  };
}
