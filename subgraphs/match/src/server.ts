/*
 * Match as a running service: the database, the index, the feeds that fill it, and the HTTP endpoints that ask it.
 * Leaves alone: the environment and signals (main.ts).
 */
import type { DatabaseTarget } from "@park-hub/database";
import { DirectoryFollower, directoryTrust, type Directory } from "@park-hub/directory";
import type { EventBroker } from "@park-hub/events-nats";
import {
  combineTrust,
  IDENTITY_HEADER,
  IdentitySigner,
  IdentityVerifier,
  type SigningJwk,
  type TrustStore,
} from "@park-hub/identity";
import { closePromptly, createServer, listen, mountGraph, type KitLogger } from "@park-hub/subgraph-kit";
import type { SpanExporter } from "@park-hub/telemetry";
import type { FastifyInstance } from "fastify";
import { applyDirectory } from "./consumers/directory-facts";
import { HubLog } from "./consumers/hub-log";
import { LexiconFile, readLexicon } from "./consumers/lexicon-file";
import { openSiteFeeds } from "./consumers/open-site-feeds";
import { contextFor, type ContextParts } from "./context";
import { MatchDatabase } from "./data/match-database";
import { IndexSaver } from "./index-file/saved-index";
import type { Lexicon } from "./model/lexicon";
import { matchSchema } from "./schema";
import { openSearch, type Search } from "./search/open-search";
import { ChangeService } from "./services/change-service";
import { CoverageService } from "./services/coverage";
import { ExportService } from "./services/export-service";
import { LiveFeed } from "./services/live-feed";
import { planningServices } from "./services/planning-services";
import { mountLive, type LiveRoutes } from "./server/live-routes";
import { mountExports } from "./server/export-routes";
import { mountWebhooks } from "./server/webhook-routes";
import { MATCH_AUDIENCE, mountStatus } from "./server/status-routes";

/** What match is started with; times default as in config.ts. */
export interface MatchServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly database: DatabaseTarget;
  readonly parkUrl: string;
  /** The last good directory is kept there; without it nowhere. */
  readonly directoryCacheFile?: string;
  /** Keys of gateway, match and park; the sites' keys come from the directory. */
  readonly trust: TrustStore;
  /** The key that match signs with. */
  readonly signingKey: SigningJwk;
  readonly lexiconFile: string;
  readonly logger: KitLogger;
  /** Where the spans of requests go; match closes it. Default nowhere. */
  readonly spans?: SpanExporter | null;
  /** Carries the change feed. Default: sites are followed over HTTP. */
  readonly broker?: EventBroker | null;
  readonly heartbeatTimeoutMs?: number;
  readonly ownWritesWaitMs?: number;
  readonly rankingKeptMs?: number;
  readonly rankingsAtMost?: number;
  /** Whether searches have a thread of their own, which holds the searched index. Default false. */
  readonly hasSearchThread?: boolean;
  /** The index is saved there, so that the next start is quick; without it nowhere. */
  readonly indexFile?: string;
  readonly indexSavedEveryMs?: number;
  readonly logKeptMs?: number;
  readonly logKeptCount?: number;
  readonly webhooksPerSubject?: number;
  /** How long the others believe a leading process that is no longer heard of, in ms. */
  readonly leaseMs?: number;
  /** Milliseconds of silence after which a subscription's stream says that it stands. */
  readonly liveBeatMs?: number;
  /** Pauses before a broken feed, or park, is tried again. */
  readonly reconnect?: { readonly minMs: number; readonly maxMs: number };
  /** Default: the machine's clock. */
  readonly now?: () => Date;
}

/** A running match. */
export interface MatchServer {
  /** Base URL. */
  readonly url: string;
  /** Reads the lexicon's file again. */
  reloadLexicon(): Promise<void>;
  /** Once, however often it is called: stops taking, answers what is under way, closes the database. */
  close(): Promise<void>;
}

/** How long answers in hand may take when match stops. */
const CLOSING_GRACE_MS = 3_000;
const OWN_WRITES_WAIT_MS = 500;
const LEASE_MS = 5_000;

/** Starts match; resolves when it listens. The index is loaded and the feeds are followed in the background. */
export async function startMatchServer(options: MatchServerOptions): Promise<MatchServer> {
  const lexicon = await readLexicon(options.lexiconFile);
  const database = await MatchDatabase.open(options.database, options.leaseMs ?? LEASE_MS);
  const service = new MatchProcess(options, lexicon, database);
  try {
    await service.start();
    return service;
  } catch (error) {
    await service.close();
    throw error;
  }
}

class MatchProcess implements MatchServer {
  url = "";
  readonly #search: Search;
  readonly #saver: IndexSaver | null;
  readonly #signer: IdentitySigner;
  readonly #trust: TrustStore;
  readonly #directory: DirectoryFollower;
  readonly #log: HubLog;
  #live: LiveRoutes | null = null;
  readonly #app: FastifyInstance;
  readonly #now: () => Date;
  #lexicon: LexiconFile | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    private readonly options: MatchServerOptions,
    lexicon: Lexicon,
    private readonly database: MatchDatabase,
  ) {
    const { logger, heartbeatTimeoutMs, reconnect, logKeptMs, logKeptCount, leaseMs } = options;
    this.#now = options.now ?? (() => new Date());
    this.#signer = new IdentitySigner({ issuer: "match", key: options.signingKey });
    const sites = { current: () => this.#directory.current(), refresh: () => this.#directory.refresh() };
    const trust = combineTrust(options.trust, directoryTrust(sites));
    this.#trust = trust;
    const broker = options.broker ?? null;
    const following = { signer: this.#signer, trust, broker, now: this.#now, heartbeatTimeoutMs, reconnect };
    this.#search = this.#openSearch(lexicon);
    this.#saver = this.#indexSaver();
    this.#log = new HubLog({
      database,
      index: this.#search.index,
      findSaved: async () => (await this.#saver?.find()) ?? null,
      logger,
      now: this.#now,
      retention: { keptMs: logKeptMs, keptCount: logKeptCount },
      leaseMs: leaseMs ?? LEASE_MS,
      signingKey: options.signingKey,
      sites: () => this.#directory.current(),
      open: (taking) => openSiteFeeds({ ...taking, ...following }),
    });
    this.#directory = this.#followDirectory();
    this.#app = createServer({ logger, spans: options.spans, isReady: () => this.#readiness() });
    closePromptly(this.#app, CLOSING_GRACE_MS);
  }

  async start(): Promise<void> {
    const { logger, lexiconFile, host, port } = this.options;
    this.#lexicon = await LexiconFile.follow({
      file: lexiconFile,
      onChange: (lexicon) => this.#search.index.setLexicon(lexicon),
      onProblem: (problem) => logger.error({ err: problem }, "the lexicon cannot be used; the last good one stays"),
    });
    await this.#mount();
    const bound = await listen(this.#app, { host, port });
    this.url = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;
    this.#log.start();
    this.#saver?.start();
  }

  async reloadLexicon(): Promise<void> {
    await this.#lexicon?.reload();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#log.states.releaseWaiters();
    this.#live?.close();
    // First the lease: whoever takes over need not wait for the answers that are under way here.
    await this.#log.close();
    await this.#saver?.close();
    await this.#app.close();
    await this.#lexicon?.close();
    await this.#directory.close();
    await this.#search.thread?.close();
    await this.database.close();
    await this.options.spans?.close();
  }

  #openSearch(lexicon: Lexicon): Search {
    const { logger, rankingKeptMs, rankingsAtMost, hasSearchThread } = this.options;
    return openSearch({
      lexicon,
      isThreaded: hasSearchThread ?? false,
      directory: () => this.#directory.current(),
      keptMs: rankingKeptMs,
      maxAnswers: rankingsAtMost,
      now: this.#now,
      onDied: (error) => logger.error({ err: error }, "the search thread ended; another one takes its place"),
    });
  }

  #indexSaver(): IndexSaver | null {
    const { indexFile: file, indexSavedEveryMs: everyMs, logger } = this.options;
    if (file === undefined) return null;
    return new IndexSaver({ file, search: this.#search, position: () => this.#log.follower.position, everyMs, logger });
  }

  #followDirectory(): DirectoryFollower {
    const { parkUrl, directoryCacheFile, logger, reconnect } = this.options;
    return new DirectoryFollower({
      parkUrl,
      headers: async () => ({ [IDENTITY_HEADER]: await this.#signer.serviceIdentity("park") }),
      cacheFile: directoryCacheFile,
      backOff: reconnect,
      onChange: (directory) => this.#take(directory),
      onWarning: ({ code, message, cause }) => logger.warn({ code, err: cause }, message),
    });
  }

  #take(directory: Directory): void {
    applyDirectory(this.#search.index, directory);
    this.#search.thread?.setDirectory(directory.document);
    this.#log.follow(directory).catch((error: unknown) => {
      this.options.logger.error({ err: error }, "the directory's hosts cannot be followed");
    });
  }

  async #mount(): Promise<void> {
    const { logger } = this.options;
    const verifier = new IdentityVerifier({ audiences: new Set([MATCH_AUDIENCE]), trust: this.#trust });
    const parts = this.#contextParts();
    const directory = (): Directory | null => this.#directory.current();
    const { states, leadership, follower } = this.#log;
    const { index, services } = this.#search;
    const known = { directory, index, database: this.database };
    const schema = matchSchema();
    const live = mountLive(this.#app, {
      verifier,
      schema,
      feed: new LiveFeed({ tail: this.#log.tail, index, now: this.#now, beatMs: this.options.liveBeatMs }),
      contexts: parts,
      isReady: () => this.#log.isLoaded && directory() !== null,
      logger,
    });
    this.#live = live;
    mountStatus(this.#app, { verifier, states, leadership, follower, live, ...known });
    mountExports(this.#app, {
      verifier,
      exports: new ExportService(index, services.exports),
      coverage: parts.coverage,
      isLoaded: parts.isLoaded,
    });
    mountWebhooks(this.#app, { ...this.options, verifier, database: this.database, now: this.#now });
    await mountGraph(this.#app, {
      path: "/match/graphql",
      schema,
      verifier,
      logger,
      audienceOf: () => MATCH_AUDIENCE,
      contextFor: (call) => contextFor(parts, call),
    });
  }

  #contextParts(): ContextParts {
    const { heartbeatTimeoutMs, ownWritesWaitMs } = this.options;
    const { index, services } = this.#search;
    const { find, matching, proposals, supplyAndDemand, planner, rebalancing: drafts } = services;
    const { database } = this;
    return {
      services: {
        find,
        matching,
        proposals,
        supplyAndDemand,
        changes: new ChangeService(database),
        ...planningServices({ index, database, now: this.#now, planner, drafts }),
      },
      coverage: new CoverageService(() => this.#directory.current(), this.#log.states, {
        heartbeatTimeoutMs,
        now: this.#now,
      }),
      states: this.#log.states,
      ownWritesWaitMs: ownWritesWaitMs ?? OWN_WRITES_WAIT_MS,
      isLoaded: () => this.#log.isLoaded,
    };
  }

  #readiness(): { readonly ready: boolean; readonly detail: object } {
    const active =
      this.#directory.current()?.sites.filter(({ lifecycle, url }) => lifecycle === "ACTIVE" && url !== "") ?? null;
    const untried = (active ?? []).filter(({ code }) => !this.#log.states.of(code).isTried).map(({ code }) => code);
    const ready = this.#log.isLoaded && active !== null && untried.length === 0;
    const { isLoaded, leadership } = this.#log;
    const detail = { isLoaded, isDirectoryKnown: active !== null, untried, isLeader: leadership.isLeading };
    return { ready, detail };
  }
}
