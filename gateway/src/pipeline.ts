/*
 * Joins the stages: edge → auth → limits → plan → execute → sources, and the directory beside them.
 * The only module that knows them all; each of them knows operation.ts only.
 */
import { setTimeout as pause } from "node:timers/promises";

import { isShardedGraph, readFieldRights, readRoutingRules, SHARDED_GRAPHS, servesGraph } from "@park-hub/contracts";
import type { ShardedGraph } from "@park-hub/contracts";
import type { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import { IDENTITY_HEADER } from "@park-hub/identity";

import { FieldGuard } from "./auth/field-guard";
import { joinFieldRights } from "./auth/field-rights";
import { guardExecutor } from "./auth/guarded-executor";
import { identityHeaders } from "./auth/identity-headers";
import type { GatewayContext } from "./context";
import type { SiteConditions } from "./directory/directory-context";
import { DirectorySource } from "./directory/directory-source";
import { completeFailures } from "./execute/complete-failures";
import { buildFederationGateway, type FederationGateway } from "./execute/federation-gateway";
import { answerKnownQueries } from "./execute/known-queries";
import { SubscriptionPlans } from "./execute/subscription-plans";
import type { AnswerQuery } from "./known-query";
import { checkLimits } from "./limits/operation-limits";
import type { GraphSource } from "./operation";
import { partnerGraph } from "./plan/partner-board";
import type { Partner } from "./plan/partner-file";
import type { GraphDefinition } from "./plan/graph-definition";
import { FetchDocuments } from "./sources/fetch-documents";
import { GraphClient } from "./sources/graph-client";
import { PlanRunner, type PlanSources } from "./sources/plan-runner";
import { SingleSource } from "./sources/single-source";
import type { RoutingTable } from "./sources/site-address";
import { observeParts } from "./telemetry/part-observer";
import { WebhookMetrics } from "./telemetry/webhook-metrics";
import { SiteSource } from "./sources/site-source";
import type { Subscriptions } from "./subscription";
import { SubscriptionHub } from "./subscriptions/subscription-hub";
import type { WebhookDesk } from "./webhook";
import { WebhookStage } from "./webhooks/webhook-stage";

/** The stages behind the edge, joined. */
export interface Pipeline {
  readonly federation: FederationGateway;
  /** The short way of queries that Apollo Server knows already. */
  readonly answerQuery: AnswerQuery;
  readonly subscriptions: SubscriptionHub;
  readonly webhooks: WebhookStage;
  /** Takes on a supergraph with these partners, all at once. Operations under way end on the one before. */
  adopt(supergraphSdl: string, partners: readonly Partner[]): void;
}

/** Narrows what people may begin, where only trusted documents are executed. */
export type TrustSubscriptions = (all: Subscriptions) => Subscriptions;

/** Reads anew what a site serves for a graph. */
export type LearnContract = (code: string, graph: ShardedGraph) => Promise<void>;

/** What is joined, beside the context. */
export interface PipelineParts {
  readonly graphs: readonly GraphDefinition[];
  readonly supergraphSdl: string;
  readonly trust: TrustSubscriptions;
  readonly learnContract: LearnContract;
}

/**
 * Joins the stages over the context.
 *
 * @throws {HubError} CONFIG_INVALID when a root field of a sharded graph carries no @routedBy.
 */
export function buildPipeline(context: GatewayContext, parts: PipelineParts): Pipeline {
  const { graphs, supergraphSdl, trust, learnContract } = parts;
  const guard = new FieldGuard(joinFieldRights(graphs.map(({ sdl }) => readFieldRights(sdl))));
  const desk = (): WebhookDesk => webhooks.desk;
  const sources = buildSources(context, graphs, desk, learnContract);
  const federation = buildFederationGateway({
    supergraphSdl,
    sources,
    wrapExecutor: (stock) => guardExecutor(completeFailures(stock), guard),
    logger: context.options.logger,
    onPlan: (isKnown) => context.metrics.notePlan(isKnown),
  });
  const subscriptions = new SubscriptionHub({
    planner: new SubscriptionPlans({
      loaded: () => federation.loaded,
      sources,
      guard: (schema, { document, operationName, principal }) =>
        guard.guard(schema, document, operationName, principal),
    }),
    match: context.match,
    identityHeaders: async (principal) => ({ [IDENTITY_HEADER]: await context.signer.sign(principal, "match") }),
    logger: context.options.logger,
    ...context.options.subscriptions,
  });
  federation.gateway.onSchemaLoadOrUpdate(() => subscriptions.replan());
  const webhooks = buildWebhooks(context, subscriptions, trust);
  const partnerSources = buildPartnerSources(context);
  const adopt: Pipeline["adopt"] = (supergraph, partners) => {
    // The sources of those that left stay for the operations under way.
    for (const partner of partners) sources.set(partnerGraph(partner.name), partnerSources(partner));
    federation.replaceSupergraph(supergraph);
  };
  const answerQuery = answerKnownQueries({
    loaded: () => federation.loaded,
    sources,
    isAllowed: ({ schema, document, operationName }, principal) =>
      guard.guard(schema, document, operationName, principal) === null,
    completesFailures: true,
  });
  return { federation, answerQuery, subscriptions, webhooks, adopt };
}

function buildWebhooks(context: GatewayContext, all: SubscriptionHub, trust: TrustSubscriptions): WebhookStage {
  const { options, signer, metrics, match } = context;
  const stage: WebhookStage = new WebhookStage({
    subscriptions: all,
    trusted: trust(all),
    checkLimits: (document, operation, variables) => checkLimits(document, operation, variables, options.limits),
    match,
    noteRequest: (isAnswered, elapsedMs) => metrics.notePart({ part: "match", isAnswered, elapsedMs }),
    signer,
    deadlineMs: options.deadlines.partQueryMs,
    settings: options.webhooks,
    logger: options.logger,
    observe: (end, durationMs) => counts.note(end, durationMs),
  });
  const counts = new WebhookMetrics(metrics.registry, () => stage.heldCount);
  return stage;
}

/** Partners answer as one server each; no site has their name, so an identity for them is good nowhere else. */
function buildPartnerSources(context: GatewayContext): (partner: Partner) => GraphSource {
  const documents = new FetchDocuments();
  const { transport } = context;
  const headless = {
    ...context,
    // The heads of sites are none of a partner's business.
    transport: {
      post: async (...sent: Parameters<typeof transport.post>) => ({ ...(await transport.post(...sent)), head: null }),
    },
  };
  const client = buildClient(headless, context.options.deadlines.partQueryMs);
  return ({ name, url }) => {
    const single = { part: `partner:${name}`, baseUrl: () => url, path: "", isSite: false, awaitsHeads: false };
    return new SingleSource({ ...single, client, documents });
  };
}

function buildSources(
  context: GatewayContext,
  graphs: readonly GraphDefinition[],
  desk: () => WebhookDesk,
  learnContract: LearnContract,
): Map<string, GraphSource> {
  const { options, match } = context;
  const documents = new FetchDocuments();
  const routes = routingTable(context, learnContract);
  const siteClient = buildClient(context, options.deadlines.siteQueryMs);
  const partClient = buildClient(context, options.deadlines.partQueryMs);
  const runner = new PlanRunner(() => planSources(sources));
  const sources = new Map(
    graphs.map(({ graph, sdl }): [string, GraphSource] => {
      if (isShardedGraph(graph)) {
        return [
          graph,
          new SiteSource({ graph, sdl, rules: readRoutingRules(sdl), routes, client: siteClient, documents }),
        ];
      }
      if (graph === "directory") return [graph, directorySource(context, sdl, runner, desk)];
      const isPark = graph === "park";
      const single = {
        part: graph,
        baseUrl: () => (isPark ? options.parkUrl : match.pick()),
        onAway: (url: string) => match.noteFailure(url),
        path: isPark ? "/park/park/graphql" : "/match/graphql",
        isSite: isPark,
        awaitsHeads: !isPark,
      };
      return [graph, new SingleSource({ ...single, client: partClient, documents })];
    }),
  );
  return sources;
}

type ClientContext = Omit<GatewayContext, "transport"> & {
  readonly transport: Pick<GatewayContext["transport"], "post">;
};

function buildClient(context: ClientContext, queryDeadlineMs: number): GraphClient {
  const { options, transport, signer, health, metrics, spans } = context;
  const client = new GraphClient({
    transport,
    identityHeaders: (scope, part) => identityHeaders(signer, scope, part),
    queryDeadlineMs,
    mutationDeadlineMs: options.deadlines.mutationMs,
    observe: observeParts(metrics, spans),
    gates: context.gates,
    flights: context.flights,
    onReport: ({ part, isAnswered }) => health.noteRequest(part, isAnswered),
    onFailure: (part, reason, requestId) => options.logger.warn({ part, reason, requestId }, "a part did not answer"),
  });
  metrics.watchBreakers((part) => client.breakerState(part));
  return client;
}

function planSources(sources: ReadonlyMap<string, GraphSource>): PlanSources {
  const [match, placements] = [sources.get("match"), sources.get("placements")];
  if (match !== undefined && placements !== undefined) return { match, placements };
  throw new HubError("CONFIG_INVALID", "the graphs match and placements are not both configured");
}

function directorySource(
  context: GatewayContext,
  sdl: string,
  runner: PlanRunner,
  webhooks: () => WebhookDesk,
): GraphSource {
  const { follower, options } = context;
  return new DirectorySource({
    sdl,
    current: () => follower.current(),
    refresh: () => context.refreshDirectory(),
    conditions: siteConditions(context),
    carryOut: (planId, scope) => runner.carryOut(planId, scope),
    webhooks,
    logger: options.logger,
  });
}

function siteConditions({ follower, health, contracts }: GatewayContext): SiteConditions {
  const graphsOf = (code: string): readonly ShardedGraph[] => {
    const kind = follower.current()?.site(code)?.kind;
    return SHARDED_GRAPHS.filter((graph) => kind !== undefined && servesGraph(kind, graph));
  };
  return {
    health: (code) => health.healthOf(code),
    contract: (code) => contracts.stateOf(code, graphsOf(code)),
    contractDifferences: (code) => contracts.differencesOf(code, graphsOf(code)),
  };
}

function routingTable(context: GatewayContext, learnContract: LearnContract): RoutingTable {
  const { follower, contracts, options } = context;
  const find = (directory: Directory | null, code: string): ReturnType<RoutingTable["find"]> => {
    const site = directory?.site(code) ?? null;
    if (site === null) return null;
    // Park is where the configuration says it is, also before it has announced itself to itself.
    const url = site.kind === "PARK" ? options.parkUrl : site.url;
    return { code, kind: site.kind, isRetired: site.lifecycle === "RETIRED", url };
  };
  return {
    find: (code) => find(follower.current(), code),
    refresh: async () => void (await context.refreshDirectory()),
    refusal: (code, graph) => {
      const comparison = isShardedGraph(graph) ? contracts.comparison(code, graph) : null;
      if (comparison?.state !== "INCOMPATIBLE") return null;
      return `its schema contradicts the hub's contract: ${comparison.differences[0] ?? ""}`;
    },
    lacking: (code, graph) => {
      const comparison = isShardedGraph(graph) ? contracts.comparison(code, graph) : null;
      return comparison?.state === "BEHIND" ? comparison.lackingFields : null;
    },
    learn: async (code, graph, withinMs) => {
      if (isShardedGraph(graph)) {
        await Promise.race([learnContract(code, graph), pause(withinMs, undefined, { ref: false })]);
      }
    },
    extraValues: (code, graph) => {
      const extra = isShardedGraph(graph) ? contracts.comparison(code, graph)?.extraValues : undefined;
      return extra === undefined || extra.size === 0 ? null : extra;
    },
  };
}
