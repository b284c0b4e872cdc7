/*
 * A gateway that listens: builds the context, the pipeline and the edge, watches the hosts, closes in order.
 * Before: main.ts, tests. Starts with park and any site away: from the last good directory and supergraph.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

import { servesGraph, SHARDED_GRAPHS } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { FastifyInstance } from "fastify";

import { tokenExpiry } from "./auth/token-expiry";
import { buildContext, type GatewayContext, type GatewayOptions } from "./context";
import { HostWatch } from "./directory/host-watch";
import { mountExports } from "./edge/export-endpoint";
import { formatGatewayError } from "./edge/format-error";
import { mountGraphQL } from "./edge/graphql-endpoint";
import { buildHttpServer } from "./edge/http-server";
import { addHttpFeatures } from "./edge/http-features";
import { KnownParts } from "./edge/known-parts";
import { reportReadiness, type PartState, type ReadinessReport } from "./edge/readiness";
import { RequestNotes } from "./edge/request-notes";
import { mountSubscriptions } from "./edge/subscription-endpoints";
import { trustedSubscriptions } from "./edge/trusted-subscriptions";
import { checkLimits } from "./limits/operation-limits";
import { DEFAULT_SUBSCRIPTION_LIMITS, SubscriptionLimiter } from "./limits/subscription-limits";
import { buildPipeline, type Pipeline } from "./pipeline";
import { listGraphs, type GraphDefinition } from "./plan/graph-definition";
import { PartnerBoard } from "./plan/partner-board";
import { loadSupergraph } from "./plan/supergraph";
import { ExportSource } from "./sources/export-source";
import { askReadiness, fetchSdl, probeHost } from "./sources/host-questions";
import { showSubscriptionCosts } from "./telemetry/subscription-metrics";

/** Differences that are told of one refused site beside its state. */
const MAX_TOLD_DIFFERENCES = 5;

/** A gateway that answers. */
export interface GatewayServer {
  /** `http://127.0.0.1:4000`: the graph is at /graphql below it. */
  readonly url: string;
  /** Looks at every host now; resolves when all have been asked. */
  checkHosts(): Promise<void>;
  /** Reads the partners' file and asks every partner now; resolves when what follows from it is done. */
  checkPartners(): Promise<void>;
  /** Ends requests under way, then everything else. */
  close(): Promise<void>;
}

/**
 * Starts a gateway; resolves when it listens, which needs neither park nor any site.
 *
 * @throws {HubError} CONFIG_INVALID when the port is taken or the contracts do not compose.
 */
export async function startGateway(options: GatewayOptions): Promise<GatewayServer> {
  const { logger, stateDir } = options;
  const graphs = listGraphs();
  const { supergraphSdl, isFromFile } = await loadSupergraph(graphs, join(stateDir, "supergraph.json"), (reason) =>
    logger.warn({ err: reason }, "the supergraph cannot be kept on disk; the next start composes it again"),
  );
  logger.info({ isFromFile }, "supergraph loaded");
  const context = buildContext(options);
  let partners: PartnerBoard | null = null;
  const parts = new PartWatch(context, () => partners?.summary ?? null);
  const watch = buildWatch(context);
  try {
    const app = await buildHttpServer({ ...options, readiness: () => parts.report() });
    const notes = new RequestNotes();
    context.metrics.noteSupergraph(isFromFile);
    if (options.http?.clusterMetrics !== undefined) context.metrics.joinCluster();
    const { metrics, spans } = context;
    const documents = addHttpFeatures(app, options.http ?? {}, { notes, logger, metrics, spans });
    const pipeline = buildPipeline(context, {
      graphs,
      supergraphSdl,
      trust: (all) => trustedSubscriptions(all, documents),
      learnContract: (code, graph) => watch.compareAgain(code, graph),
    });
    const { federation, answerQuery, subscriptions, webhooks } = pipeline;
    await mountGraphQL(app, {
      gateway: federation.gateway,
      ...(options.http?.isIndirect === true ? {} : { answerQuery }),
      onWay: (way) => metrics.noteWay(way),
      logger,
      notes,
      authenticate: (authorization) => context.verifier.authenticate(authorization),
      checkLimits: (document, operation, variables) => checkLimits(document, operation, variables, options.limits),
    });
    const transports = mountSubscriptions(app, {
      subscriptions: trustedSubscriptions(subscriptions, documents),
      authenticate: async (authorization) => ({
        principal: await context.verifier.authenticate(authorization),
        expiresAt: tokenExpiry(authorization),
      }),
      checkLimits: (document, operation, variables) => checkLimits(document, operation, variables, options.limits),
      limiter: new SubscriptionLimiter(options.subscriptionLimits ?? DEFAULT_SUBSCRIPTION_LIMITS),
      formatError: formatGatewayError(logger),
      pingMs: options.subscriptions?.pingMs,
      stallMs: options.subscriptions?.stallMs,
    });
    showSubscriptionCosts(metrics.registry, () => ({
      ...subscriptions.counts,
      unreadBytes: transports.unreadBytes,
    }));
    serveExports(app, context);
    context.follower.subscribe(() => void watch.check());
    partners = buildPartners(context, pipeline, graphs, supergraphSdl);
    await partners?.start();
    const url = await listen(app, options);
    // Behind the partners: what their graphs bring is part of what webhooks follow.
    webhooks.start();
    return {
      url,
      checkHosts: () => watch.check(),
      checkPartners: async () => partners?.check(true),
      close: async () => {
        await webhooks.close();
        await app.close();
        await partners?.close();
        await watch.close();
        await context.close();
      },
    };
  } catch (error) {
    await partners?.close();
    await watch.close();
    await context.close();
    throw error;
  }
}

function serveExports(app: FastifyInstance, { match, signer, verifier }: GatewayContext): void {
  const source = new ExportSource(match, signer);
  mountExports(app, {
    authenticate: (authorization) => verifier.authenticate(authorization),
    open: (question) => source.open(question),
  });
  app.addHook("preClose", () => source.close());
}

function buildPartners(
  { options, transport, signer }: GatewayContext,
  pipeline: Pipeline,
  graphs: readonly GraphDefinition[],
  supergraphSdl: string,
): PartnerBoard | null {
  const { partnersFile = null, stateDir, logger } = options;
  if (partnersFile === null) return null;
  return new PartnerBoard({
    file: partnersFile,
    keptFile: join(stateDir, "partners.json"),
    graphs,
    supergraphSdl,
    fetchSdl: async ({ name, url }) => fetchSdl(transport, url, await signer.serviceIdentity(`partner:${name}`)),
    onAccepted: (supergraph, accepted) => pipeline.adopt(supergraph, accepted),
    logger,
  });
}

function buildWatch(context: GatewayContext): HostWatch {
  const { follower, health, contracts, transport, signer, options } = context;
  return new HostWatch({
    current: () => follower.current(),
    health,
    contracts,
    probe: (baseUrl) => probeHost(transport, `${baseUrl}/health/live`, options.probeMs),
    fetchSdl: async (site, graph) => {
      const identity = await signer.serviceIdentity(site.code);
      return fetchSdl(transport, `${site.url}/${graph}/${site.code}/graphql`, identity);
    },
    logger: options.logger,
    intervalMs: options.watchIntervalMs,
  });
}

/** Whether what readiness depends on is known; park and match are asked until they have answered once. */
class PartWatch {
  private readonly known: KnownParts;

  constructor(
    private readonly context: GatewayContext,
    private readonly partners: () => string | null,
  ) {
    this.known = new KnownParts(join(context.options.stateDir, "known-parts.json"));
  }

  async report(): Promise<ReadinessReport> {
    const { follower, options } = this.context;
    const [park, match] = await Promise.all([
      this.ask("park", [options.parkUrl]),
      this.ask("match", options.matchUrls),
    ]);
    const directory = follower.current();
    const marker = options.readyMarker;
    const partners = this.partners();
    const refused = describeRefused(this.context);
    return reportReadiness({
      directory: { isKnown: directory !== null, now: directory === null ? "unknown" : `version ${directory.version}` },
      supergraph: { isKnown: true, now: "loaded" },
      park,
      match,
      // Neither a site nor a partner keeps the hub from being ready; who is refused is named for whoever runs it.
      ...(refused === null ? {} : { contracts: { isKnown: true, now: refused } }),
      ...(partners === null ? {} : { partners: { isKnown: true, now: partners } }),
      ...(marker === null
        ? {}
        : { data: existsSync(marker) ? { isKnown: true, now: "in" } : { isKnown: false, now: "on its way" } }),
    });
  }

  /** Ready when one of its processes is; of several each is named. */
  private async ask(part: string, baseUrls: readonly string[]): Promise<PartState> {
    const { transport, options } = this.context;
    const answers = await Promise.all(
      baseUrls.map(async (url) => ({ url, ...(await askReadiness(transport, url, options.probeMs)) })),
    );
    if (answers.some(({ isReady }) => isReady)) {
      this.known.add(part, (reason) => options.logger.warn({ err: reason }, "known parts cannot be kept"));
    }
    const words = answers.map(({ url, isReady, isLeader }) => {
      const word = isReady ? "ready" : "not ready";
      if (answers.length > 1 && isLeader) return `${new URL(url).host} ${word}, leads`;
      return answers.length === 1 ? word : `${new URL(url).host} ${word}`;
    });
    return { isKnown: this.known.has(part), now: words.join(", ") };
  }
}

/** The sites whose schemas contradict the contract, with the differences; null when there are none. */
function describeRefused({ follower, contracts }: GatewayContext): string | null {
  const refused = (follower.current()?.sites ?? []).flatMap(({ code, kind }) => {
    const graphs = SHARDED_GRAPHS.filter((graph) => servesGraph(kind, graph));
    const broken = graphs.filter((graph) => contracts.comparison(code, graph)?.state === "INCOMPATIBLE");
    const differences = contracts.differencesOf(code, broken).slice(0, MAX_TOLD_DIFFERENCES);
    return broken.length === 0 ? [] : [`${code} refused: ${differences.join("; ")}`];
  });
  return refused.length === 0 ? null : refused.join(". ");
}

async function listen(
  app: Awaited<ReturnType<typeof buildHttpServer>>,
  { host, port }: GatewayOptions,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EADDRINUSE")
      throw new HubError("CONFIG_INVALID", `port ${port} is in use; choose another`, { cause: error });
    if (code === "EACCES")
      throw new HubError("CONFIG_INVALID", `port ${port} may not be bound by this user`, { cause: error });
    throw error;
  }
}
