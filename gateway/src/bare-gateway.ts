/*
 * The gateway without the hub: the executor and the HTTP edge over any supergraph, each graph at the URL it names.
 * For public federation test suites and for measuring against other gateways. No identity, no rights, no limits but
 * those of HTTP; never for data that is not public.
 */
import type { FastifyInstance } from "fastify";

import { mountGraphQL } from "./edge/graphql-endpoint";
import { buildHttpServer } from "./edge/http-server";
import { buildFederationGateway } from "./execute/federation-gateway";
import { answerKnownQueries } from "./execute/known-queries";
import type { GatewayLogger, GraphSource } from "./operation";
import { supergraphEndpoints } from "./plan/supergraph-endpoints";
import { GraphTransport } from "./sources/graph-transport";
import { PlainSource } from "./sources/plain-source";
import { SharedFlights } from "./sources/shared-flights";

/** What a bare gateway is started with. */
export interface BareGatewayOptions {
  readonly supergraphSdl: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  readonly logger: GatewayLogger;
  /** Whether equal requests to a graph that are under way are one, whoever asks; default false. */
  readonly sharesRequests?: boolean;
  /** Whether every query goes through Apollo Server, known or not; default false. For comparisons. */
  readonly isIndirect?: boolean;
}

/** A bare gateway that answers. */
export interface BareGateway {
  /** The graph is at /graphql below it. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts one; resolves when it listens.
 *
 * @throws {HubError} BAD_REQUEST when the SDL is no supergraph.
 */
export async function startBareGateway(options: BareGatewayOptions): Promise<BareGateway> {
  const { supergraphSdl, host, port, logger, sharesRequests = false, isIndirect = false } = options;
  const endpoints = supergraphEndpoints(supergraphSdl);
  const transport = new GraphTransport();
  const flights = sharesRequests ? new SharedFlights() : null;
  const sources = new Map<string, GraphSource>(
    [...endpoints].map(([graph, url]) => [graph, new PlainSource({ graph, url, transport, flights })]),
  );
  let app: FastifyInstance | null = null;
  const close = async (): Promise<void> => {
    await app?.close();
    await transport.close();
  };
  try {
    const federation = buildFederationGateway({ supergraphSdl, sources, logger });
    const { gateway } = federation;
    const answerQuery = answerKnownQueries({ loaded: () => federation.loaded, sources });
    app = await buildHttpServer({ logger, readiness: async () => Promise.resolve({ isReady: true, parts: {} }) });
    await mountGraphQL(app, {
      gateway,
      logger,
      authenticate: async () => Promise.resolve({ subject: "public", roles: ["PUBLIC"] }),
      checkLimits: () => undefined,
      ...(isIndirect ? {} : { answerQuery }),
    });
    return { url: await app.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
