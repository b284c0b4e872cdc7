/*
 * Watches the hosts of the directory's sites: whether they answer, and what their schemas say.
 * A round is one question to each host; a host that comes up, or moves, is compared with the contracts at once.
 * Leaves alone: HTTP (it is given two functions) and what follows from a state (pipeline.ts).
 */
import { servesGraph, SHARDED_GRAPHS, type ShardedGraph } from "@park-hub/contracts";
import type { Directory, DirectorySite } from "@park-hub/directory";

import type { ContractBoard } from "./contract-board";
import type { SiteHealthBoard } from "./site-health";
import type { GatewayLogger } from "../operation";

/** What a HostWatch is made of. */
export interface HostWatchOptions {
  readonly current: () => Directory | null;
  readonly health: SiteHealthBoard;
  readonly contracts: ContractBoard;
  /** Whether the host at this base URL answers. Never rejects. */
  readonly probe: (baseUrl: string) => Promise<boolean>;
  /** The SDL that a site serves for a graph, or null when it does not say. Never rejects. */
  readonly fetchSdl: (site: DirectorySite, graph: ShardedGraph) => Promise<string | null>;
  readonly logger: GatewayLogger;
  /** Milliseconds between two rounds; default 3,000. */
  readonly intervalMs?: number;
  /** Milliseconds after which the schemas of a host that stayed up are read again; default 60,000. */
  readonly compareEveryMs?: number;
}

/** The pause between two rounds while a host is away or new. */
const SOON_MS = 500;
/** A schema that was read on demand is not read on demand again for so long: whoever sends nonsense gains nothing. */
const AGAIN_MS = 1_000;

interface HostState {
  isUp: boolean;
  /** The last reading on demand of each graph. */
  readonly again: Map<ShardedGraph, { readonly done: Promise<boolean>; readonly atMs: number }>;
  /** Sites whose schemas were read since the host came up, and when that was. */
  readonly comparedAtMs: Map<string, number>;
}

/** Watches until it is closed; the first round begins by itself. */
export class HostWatch {
  private readonly hosts = new Map<string, HostState>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isAskedAgain = false;
  private isClosed = false;

  constructor(private readonly options: HostWatchOptions) {
    // A gateway that starts again with the directory unchanged hears of no change that would begin the first round.
    queueMicrotask(() => void this.check());
  }

  /** Begins a round now, or another one right after the present one; resolves when it is done. */
  async check(): Promise<void> {
    if (this.isClosed) return;
    this.isAskedAgain = true;
    this.running ??= this.runRounds();
    await this.running;
  }

  /**
   * Reads now what a site serves for a graph, because it refused what its contract allows: its host changed between
   * two rounds, or was never compared. Whoever asks for the same within a second shares one reading.
   */
  async compareAgain(code: string, graph: ShardedGraph): Promise<void> {
    const { sites = [] } = this.options.current() ?? {};
    const url = sites.find((site) => site.code === code)?.url ?? "";
    if (url === "" || this.isClosed) return;
    const { again } = this.hostAt(url);
    const before = again.get(graph);
    const nowMs = Date.now();
    const isFresh = before !== undefined && nowMs - before.atMs < AGAIN_MS;
    // The sites of a host by the one that was asked first: it is that one's schema that is in question.
    const those = sites
      .filter((site) => site.url === url)
      .sort((a, b) => Number(b.code === code) - Number(a.code === code));
    const reading = isFresh ? before : { done: this.compareGraph(graph, those), atMs: nowMs };
    again.set(graph, reading);
    await reading.done;
  }

  /** Ends watching; a round under way is waited for. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private async runRounds(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    while (this.isAskedAgain && !this.isClosed) {
      this.isAskedAgain = false;
      await this.round();
    }
    this.running = null;
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.check(), this.pauseMs());
    this.timer.unref();
  }

  /** A host that comes up is seen soon: while one is away or not yet compared, rounds follow each other sooner. */
  private pauseMs(): number {
    const intervalMs = this.options.intervalMs ?? 3_000;
    const isSettled = [...this.hosts.values()].every(({ isUp, comparedAtMs }) => isUp && comparedAtMs.size > 0);
    return isSettled ? intervalMs : Math.min(intervalMs, SOON_MS);
  }

  private async round(): Promise<void> {
    const byHost = new Map<string, DirectorySite[]>();
    for (const site of this.options.current()?.sites ?? []) {
      if (site.url === "") this.options.health.noteProbe(site.code, false);
      else byHost.set(site.url, [...(byHost.get(site.url) ?? []), site]);
    }
    for (const url of this.hosts.keys()) if (!byHost.has(url)) this.hosts.delete(url);
    await Promise.all([...byHost].map(([url, sites]) => this.visit(url, sites)));
  }

  private hostAt(url: string): HostState {
    const known = this.hosts.get(url);
    if (known !== undefined) return known;
    const fresh: HostState = { isUp: false, again: new Map(), comparedAtMs: new Map() };
    this.hosts.set(url, fresh);
    return fresh;
  }

  private async visit(url: string, sites: readonly DirectorySite[]): Promise<void> {
    const host = this.hostAt(url);
    const isUp = await this.options.probe(url);
    for (const site of sites) this.options.health.noteProbe(site.code, isUp);
    // It may come back with another release.
    if (isUp && !host.isUp) host.comparedAtMs.clear();
    host.isUp = isUp;
    if (isUp) await this.compare(host, sites);
  }

  /** One process serves one schema a graph, whatever its sites: it is read of one site and holds for all of them. */
  private async compare(host: HostState, sites: readonly DirectorySite[]): Promise<void> {
    const nowMs = Date.now();
    const dueMs = nowMs - (this.options.compareEveryMs ?? 60_000);
    const due = sites.filter(({ code }) => (host.comparedAtMs.get(code) ?? Number.NEGATIVE_INFINITY) <= dueMs);
    if (due.length === 0) return;
    const outcomes = await Promise.all(SHARDED_GRAPHS.map((graph) => this.compareGraph(graph, due)));
    if (!outcomes.every(Boolean)) return;
    for (const { code } of due) host.comparedAtMs.set(code, nowMs);
  }

  private async compareGraph(graph: ShardedGraph, sites: readonly DirectorySite[]): Promise<boolean> {
    const serving = sites.filter(({ kind }) => servesGraph(kind, graph));
    const [first] = serving;
    if (first === undefined) return true;
    const sdl = await this.options.fetchSdl(first, graph);
    if (sdl === null) return false;
    for (const { code } of serving) if (this.options.contracts.note(code, graph, sdl)) this.tell(code, graph);
    return true;
  }

  private tell(site: string, graph: ShardedGraph): void {
    const comparison = this.options.contracts.comparison(site, graph);
    if (comparison === null || comparison.state === "SAME") return;
    const { state, differences } = comparison;
    const level = state === "INCOMPATIBLE" ? "error" : "warn";
    this.options.logger[level]({ site, graph, state, differences }, "a site's schema differs from the contract");
  }
}
