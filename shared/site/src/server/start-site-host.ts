/*
 * Starts a process that hosts sites: databases, graphs, feed, reservations, and the site's place in the hub.
 * Each site is a world of its own (database, key); connections, directory and HTTP server are shared by the process.
 * Promises: what was opened is closed again, in order, also when the start fails half-way.
 */
import { setMaxListeners } from "node:events";
import { announceSite, DirectoryFollower, directoryTrust, type DirectoryWarning } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import {
  combineTrust,
  fileTrust,
  HOST_AUDIENCE,
  IDENTITY_HEADER,
  IdentitySigner,
  IdentityVerifier,
} from "@park-hub/identity";
import { FeedServer, type NewChange } from "@park-hub/outbox";
import { closePromptly, createServer, listen, systemClock, type KitLogger } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { Agent } from "undici";
import { listsGraph } from "../schema/lists-graph";
import { placementsGraph } from "../schema/placements-graph";
import { DEFAULT_COMMITMENT_TIMES } from "../services/commitment-times";
import type { DirectorySource } from "../services/directory-source";
import { siteSnapshot } from "../services/site-snapshot";
import type { SiteRuntime } from "../services/site-runtime";
import { ClosingStack } from "./closing-stack";
import { addFeedRoutes } from "./feed-routes";
import type { SiteHost, SiteHostOptions } from "./host-options";
import { startHousekeeping } from "./housekeeping";
import { mountSiteGraph } from "./mount-site-graph";
import { openSite, type OpenSite } from "./open-site";
import { publishEvents } from "./publish-events";
import { addReservationRoutes } from "./reservation-routes";

/** Largest answer of another site, in bytes: those of the reservation protocol are far below. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** How long requests in hand may take when the host closes: a process ends within five seconds. */
const CLOSE_GRACE_MS = 3_000;
/** Audience of the directory's endpoints. */
const PARK_CODE = "park";

/** What does not depend on the third graph. */
type SharedOptions = Omit<SiteHostOptions, "ownGraph">;

/**
 * Starts a host.
 *
 * @throws {HubError} CONFIG_INVALID, STORAGE when it cannot start; nothing is left open then.
 */
export async function startSiteHost<TContext extends object>(options: SiteHostOptions<TContext>): Promise<SiteHost> {
  const closing = new ClosingStack();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start<TContext extends object>(
  options: SiteHostOptions<TContext>,
  closing: ClosingStack,
): Promise<SiteHost> {
  const { logger, spans, contractOf } = options;
  const directory = directoryOf(options, closing);
  const open = await openAll(options, directory, closing);
  const sites = new Map(open.map(({ runtime }) => [runtime.code, runtime]));
  const verifier = verifierOf(options, directory, sites);
  const feed = await feedOf(options, open, closing);
  publishEvents(options, feed, closing);
  const app = closing.add(createServer({ logger, spans }), (server) => server.close());
  closePromptly(app, CLOSE_GRACE_MS);
  const place = { verifier, logger, siteOf: (code: string) => hosted(sites, code) };
  await mountSiteGraph(app, listsGraph(contractOf?.("lists")), place);
  await mountSiteGraph(app, placementsGraph(contractOf?.("placements")), place);
  await mountSiteGraph(app, options.ownGraph, place);
  addReservationRoutes(app, place);
  addFeedRoutes(app, { ...place, feed });
  await options.extend?.(app, { sites, verifier });
  const url = `http://${options.host}:${await listen(app, options)}`;
  await Promise.all(open.map(({ reconciler }) => reconciler.start()));
  announceAll(options, options.publicUrl ?? url, open, closing);
  return { url, sites, verifier, close: () => closing.close() };
}

/** Follows park's directory, unless the process has one of its own. */
function directoryOf(options: SharedOptions, closing: ClosingStack): DirectorySource {
  if (options.directory !== undefined) return options.directory;
  const [speaker] = options.sites;
  if (speaker === undefined) throw new HubError("CONFIG_INVALID", `${options.name} hosts no site; name at least one`);
  const signer = new IdentitySigner({ issuer: speaker.code, key: speaker.signingKey });
  const follower = new DirectoryFollower({
    parkUrl: options.parkUrl,
    headers: async () => ({ [IDENTITY_HEADER]: await signer.serviceIdentity(PARK_CODE) }),
    cacheFile: options.directoryCacheFile,
    onWarning: (warning) => logWarning(options.logger, warning),
  });
  return closing.add(follower, (following) => following.close());
}

/** Opens all sites at once; when one fails, those that did open are closed. */
async function openAll(
  options: SharedOptions,
  directory: DirectorySource,
  closing: ClosingStack,
): Promise<readonly OpenSite[]> {
  const { kind, logger, clock = systemClock(options.timeZone) } = options;
  const dispatcher = new Agent({ maxResponseSize: MAX_ANSWER_BYTES });
  const shared = {
    kind,
    entities: options.ownEntities,
    migrations: options.ownMigrations,
    poolSize: options.poolSize,
    directory,
    dispatcher,
    times: { ...DEFAULT_COMMITMENT_TIMES, ...options.commitmentTimes },
    clock,
    logger,
    spans: options.spans ?? null,
  };
  const results = await Promise.allSettled(options.sites.map((site) => openSite(site, shared)));
  const open = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  for (const { runtime, reconciler } of open) {
    closing.add(runtime.database, (database) => database.destroy());
    closing.add(reconciler, (running) => running.close());
  }
  // Closed before the reconcilers, so that none of them waits for a site that does not answer
  closing.add(dispatcher, (agent) => agent.destroy());
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const sites = open.map(({ runtime }) => runtime);
  closing.add(startHousekeeping({ sites, retention: options.retention, clock, logger }), (end) => end());
  return open;
}

function verifierOf(
  options: SharedOptions,
  directory: DirectorySource,
  sites: ReadonlyMap<string, SiteRuntime>,
): IdentityVerifier {
  const onProblem = (problem: HubError): void => options.logger.warn({ err: problem }, "the trust file cannot be used");
  return new IdentityVerifier({
    audiences: (audience) => audience === HOST_AUDIENCE || sites.has(audience),
    trust: combineTrust(fileTrust(options.trustFile, { onProblem }), directoryTrust(directory)),
  });
}

async function feedOf(options: SharedOptions, open: readonly OpenSite[], closing: ClosingStack): Promise<FeedServer> {
  const { logger, ownSnapshot } = options;
  const onError = (site: string | undefined, error: unknown): void =>
    logger.error({ err: error, site }, "a feed failed");
  const feed = closing.add(new FeedServer({ onError }), (server) => server.close());
  for (const { runtime } of open) {
    const { code, database: dataSource } = runtime;
    const snapshot = async function* (manager: EntityManager): AsyncGenerator<NewChange, void, undefined> {
      if (ownSnapshot !== undefined) yield* ownSnapshot(runtime, manager);
      yield* siteSnapshot(manager);
    };
    await feed.addSite({ code, dataSource, snapshot });
  }
  return feed;
}

/** Tells park where each site is; goes on in the background until park knows. Park knows where it is itself. */
function announceAll(options: SharedOptions, url: string, open: readonly OpenSite[], closing: ClosingStack): void {
  if (options.kind === "PARK") return;
  const stop = closing.add(new AbortController(), (controller) => controller.abort());
  // Every site waits on the one signal: more than ten is no leak here.
  setMaxListeners(0, stop.signal);
  const { parkUrl, logger } = options;
  for (const { runtime } of open) {
    announceSite({
      parkUrl,
      site: runtime.code,
      url,
      signer: runtime.signer,
      signal: stop.signal,
      // Ordinary before a site is registered, and once for each: the message says all, a stack only hides it.
      onWarning: ({ code, message }) => logger.warn({ code }, message),
    }).catch((error: unknown) =>
      logger.error({ err: error, site: runtime.code }, "park refused the announcement of a site"),
    );
  }
}

function hosted(sites: ReadonlyMap<string, SiteRuntime>, code: string): SiteRuntime {
  const site = sites.get(code);
  if (site === undefined) throw new HubError("SITE_UNKNOWN", `site "${code}" is not served here`);
  return site;
}

function logWarning(logger: KitLogger, { code, message, cause }: DirectoryWarning): void {
  logger.warn({ code, err: cause }, message);
}
