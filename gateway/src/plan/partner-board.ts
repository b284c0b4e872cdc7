/*
 * Follows the partners' file: who joins is composed with the hub's graphs in a worker thread, and accepted or refused.
 * Before: partner-file.ts, partner-rules.ts, compose.ts. After: pipeline.ts, which swaps the supergraph.
 * Promises: what is refused changes nothing that runs; a partner whose new schema is refused keeps its old one.
 */
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { readFieldRights, stripForComposition } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";

import type { GatewayLogger } from "../operation";
import { composeOver, type ComposeInput } from "./compose";
import type { GraphDefinition } from "./graph-definition";
import { readKeptPartners, writeKeptPartners } from "./kept-partners";
import { parsePartnerFile, type Partner, type PartnerEntry } from "./partner-file";
import { readHubNames, reasonsAgainst, type HubNames } from "./partner-rules";

/** What a PartnerBoard is made of. */
export interface PartnerBoardOptions {
  /** The file that names them. */
  readonly file: string;
  /** Where the accepted ones are kept, for a start while one of them is away. */
  readonly keptFile: string;
  readonly graphs: readonly GraphDefinition[];
  /** The hub's own supergraph. */
  readonly supergraphSdl: string;
  /** The SDL that a partner serves, or null when it does not say. Never rejects. */
  readonly fetchSdl: (entry: PartnerEntry) => Promise<string | null>;
  /** Takes on a supergraph with these partners, all at once. */
  readonly onAccepted: (supergraphSdl: string, partners: readonly Partner[]) => void;
  readonly logger: GatewayLogger;
  /** Milliseconds between two looks; default 2,000. */
  readonly intervalMs?: number;
  /** Milliseconds after which partners without a file are asked for their SDL again; default 30,000. */
  readonly askEveryMs?: number;
}

interface Decision {
  readonly supergraphSdl: string;
  readonly accepted: readonly Partner[];
  /** Reasons by name. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** Ids of the threads that composed. */
  readonly threads: readonly number[];
}

/** The name of a partner's graph in the supergraph. */
export function partnerGraph(name: string): string {
  return `partner-${name}`;
}

/** Follows the file until it is closed. */
export class PartnerBoard {
  private readonly hub: HubNames;
  private readonly inputs: readonly ComposeInput[];
  private readonly served = new Map<string, { readonly url: string; readonly sdl: string; readonly atMs: number }>();
  private decision: Decision;
  private decidedOn = "[]";
  /** Those that were accepted last, by this process or the one before. */
  private last: readonly Partner[] = [];
  private problem: string | null = null;
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(private readonly options: PartnerBoardOptions) {
    const sdls = options.graphs.map(({ sdl }) => sdl);
    this.hub = readHubNames(sdls, new Map(sdls.flatMap((sdl) => [...readFieldRights(sdl)])));
    this.inputs = options.graphs.map(({ graph, sdl }) => ({ graph, sdl: stripForComposition(sdl) }));
    this.decision = { supergraphSdl: options.supergraphSdl, accepted: [], refused: new Map(), threads: [] };
  }

  /** How it stands with the partners, in a line. */
  get summary(): string {
    const { accepted, refused } = this.decision;
    const names = accepted.map(({ name }) => name).join(", ");
    const refusals = [...refused].map(([name, reasons]) => `${name} refused: ${reasons.join("; ")}`);
    const parts = [names === "" ? "none accepted" : `accepted: ${names}`, ...refusals];
    return [...parts, ...(this.problem === null ? [] : [this.problem])].join(". ");
  }

  /** Begins with those that were accepted last, then follows the file; resolves after the first look. */
  async start(): Promise<void> {
    const { keptFile, logger } = this.options;
    this.last = await readKeptPartners(keptFile, (reason, error) =>
      logger.warn({ file: keptFile, reason, err: error }, "the kept copy of the partners is no good; they are asked"),
    );
    for (const { name, url, sdl } of this.last) this.served.set(name, { url, sdl, atMs: 0 });
    await this.check();
    if (this.problem !== null && this.last.length > 0) await this.adoptLast();
    this.timer = setInterval(() => void this.check(), this.options.intervalMs ?? 2_000);
    this.timer.unref();
  }

  /** Looks at the file now, and asks every partner that is due; resolves when what follows from it is done. */
  check(isEveryoneDue = false): Promise<void> {
    this.running = this.running.then(() => this.look(isEveryoneDue));
    return this.running;
  }

  /** Ends following; a look under way is waited for. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  private async look(isEveryoneDue: boolean): Promise<void> {
    if (this.isClosed) return;
    try {
      const entries = parsePartnerFile(await readFile(this.options.file, "utf8"));
      const wanted = await Promise.all(
        entries.map(async (entry) => ({ entry, sdl: await this.sdlOf(entry, isEveryoneDue) })),
      );
      this.problem = null;
      const key = JSON.stringify(wanted);
      if (key === this.decidedOn) return;
      this.decidedOn = key;
      await this.adopt(await this.decide(wanted));
    } catch (error) {
      this.note(error instanceof HubError ? error.message : "the partners' file cannot be read", error);
    }
  }

  private note(problem: string, error: unknown): void {
    if (this.problem !== problem) this.options.logger.error({ err: error, problem }, "partners stay as they are");
    this.problem = problem;
  }

  /** The SDL now, else as it was known last; null when it never was. */
  private async sdlOf(entry: PartnerEntry, isDue: boolean): Promise<string | null> {
    const { name, url, sdlFile } = entry;
    if (sdlFile !== null) return readFile(resolve(dirname(this.options.file), sdlFile), "utf8").catch(() => null);
    const known = this.served.get(name);
    const isFresh = known?.url === url && Date.now() - known.atMs < (this.options.askEveryMs ?? 30_000);
    if (isFresh && !isDue) return known.sdl;
    const sdl = await this.options.fetchSdl(entry);
    if (sdl === null) return known?.sdl ?? null;
    this.served.set(name, { url, sdl, atMs: Date.now() });
    return sdl;
  }

  private async decide(wanted: readonly { entry: PartnerEntry; sdl: string | null }[]): Promise<Decision> {
    const refused = new Map<string, readonly string[]>();
    let { supergraphSdl } = this.options;
    const threads: number[] = [];
    const accepted: Partner[] = [];
    for (const { entry, sdl } of wanted) {
      const { name, url } = entry;
      const before = this.last.find((partner) => partner.name === name);
      const now = sdl === null ? null : { name, url, sdl };
      for (const candidate of [now, ...(before === undefined ? [] : [before])]) {
        const outcome = candidate === null ? away() : await this.judge(supergraphSdl, accepted, candidate);
        if ("supergraphSdl" in outcome && candidate !== null) {
          supergraphSdl = outcome.supergraphSdl;
          threads.push(outcome.threadId);
          accepted.push(candidate);
          break;
        }
        if ("reasons" in outcome && !refused.has(name)) refused.set(name, outcome.reasons);
      }
    }
    return { supergraphSdl, accepted, refused, threads };
  }

  /** Who was accepted last stays while the file that names them is broken. */
  private async adoptLast(): Promise<void> {
    const kept = this.last.map(({ name, url, sdl }) => ({ entry: { name, url, sdlFile: null }, sdl }));
    await this.adopt(await this.decide(kept));
  }

  private async judge(baseline: string, accepted: readonly Partner[], partner: Partner) {
    const reasons = reasonsAgainst(partner.sdl, this.hub);
    if (reasons.length > 0) return { reasons };
    const partners = [...accepted, partner].map(({ name, sdl }) => ({ graph: partnerGraph(name), sdl }));
    try {
      return await composeOver(baseline, [...this.inputs, ...partners]);
    } catch (error) {
      // What breaks composition itself is one partner's affair, not everybody's.
      return { reasons: [`composition fails with it: ${error instanceof Error ? error.message : String(error)}`] };
    }
  }

  private async adopt(decision: Decision): Promise<void> {
    const { supergraphSdl, accepted, refused, threads } = decision;
    for (const [name, reasons] of refused)
      this.options.logger.error({ partner: name, reasons }, "a partner is refused");
    this.options.onAccepted(supergraphSdl, accepted);
    this.decision = decision;
    this.last = accepted;
    this.options.logger.info({ accepted: accepted.map(({ name }) => name), threads }, "partners decided");
    await this.keep(accepted);
  }

  private async keep(partners: readonly Partner[]): Promise<void> {
    try {
      await writeKeptPartners(this.options.keptFile, partners);
    } catch (error) {
      this.options.logger.warn({ err: error }, "partners cannot be kept on disk");
    }
  }
}

function away(): { readonly reasons: readonly string[] } {
  return { reasons: ["its SDL cannot be had"] };
}
