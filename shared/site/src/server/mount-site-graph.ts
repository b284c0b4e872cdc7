/*
 * Serves one graph for all sites of a process, at `/<graph>/<site>/graphql`.
 * Promises: the answer to a mutation says where the site's history is then. Leaves alone: HTTP and identities (the kit).
 */
import { buildGraphSchema, mountGraph, type GraphCall, type KitLogger } from "@park-hub/subgraph-kit";
import type { IdentityVerifier } from "@park-hub/identity";
import type { FastifyInstance } from "fastify";
import type { SiteGraph } from "../schema/site-graph";
import type { SiteRuntime } from "../services/site-runtime";

/** Header in which a mutation's answer says where the site's history is: `<site>=<epoch>:<seq>`. */
export const HUB_HEAD_HEADER = "hub-head";

/** Apollo Server clones contexts: only an own property leads from the clone back to the call. */
const CALL = Symbol("hub.call");

/** What a graph is mounted with. */
export interface GraphPlace {
  readonly verifier: IdentityVerifier;
  readonly logger: KitLogger;
  /** @throws {HubError} SITE_UNKNOWN */
  readonly siteOf: (code: string) => SiteRuntime;
}

/** Serves a graph for all sites of the process; answers to mutations carry the site's head. */
export async function mountSiteGraph<TContext extends object>(
  app: FastifyInstance,
  graph: SiteGraph<TContext>,
  { verifier, logger, siteOf }: GraphPlace,
): Promise<void> {
  const siteIn = ({ site = "" }: Readonly<Record<string, string>>): SiteRuntime => siteOf(site);
  await mountGraph<TContext>(app, {
    path: `/${graph.graph}/:site/graphql`,
    schema: buildGraphSchema({ sdl: graph.sdl, resolvers: graph.resolvers }),
    verifier,
    logger,
    audienceOf: (params) => siteIn(params).code,
    contextFor: async (call) => {
      const context = await graph.contextFor(siteIn(call.params), call);
      return Object.assign(context, { [CALL]: call });
    },
    afterMutation: async (context: TContext & { readonly [CALL]?: GraphCall }) => {
      const call = context[CALL];
      if (call === undefined) return;
      const site = siteIn(call.params);
      await graph.afterMutation?.(site);
      const { epoch, seq } = await site.head();
      call.setHeader(HUB_HEAD_HEADER, `${site.code}=${epoch}:${seq}`);
    },
  });
}
