/*
 * What the HTTP edge does around the graph: the log of requests, counters and traces, trusted documents, cache headers,
 * compression, GraphiQL.
 * Before: http-server.ts, which makes the server. Beside: graphql-endpoint.ts, which takes the plugin of the notes.
 */
import type { SpanExporter } from "@park-hub/telemetry";
import type { FastifyInstance } from "fastify";

import type { GatewayLogger } from "../operation";
import { logRequests } from "./access-log";
import { tellCaches } from "./cache-headers";
import { compressAnswers } from "./compression";
import { serveTrustedDocuments } from "./document-requests";
import { serveGraphiQL } from "./graphiql-page";
import { countRequests, serveMetrics, traceRequests, type EdgeCounters } from "./request-metrics";
import type { RequestNotes } from "./request-notes";
import { loadTrustedDocuments, type TrustedDocuments, type TrustedDocumentsSettings } from "./trusted-documents";

/** What may be chosen about it. */
export interface HttpFeatures {
  /** Least size in bytes of an answer that is compressed; default 1,024; 0 compresses nothing. */
  readonly compressFromBytes?: number;
  /** The manifest of trusted documents; default none. */
  readonly trustedDocuments?: TrustedDocumentsSettings | null;
  /** Whether every request has a line in the log; default true. */
  readonly hasAccessLog?: boolean;
  /** Whether GraphiQL is served on `/`; default false: for development. */
  readonly hasGraphiQL?: boolean;
  /** Whether /metrics is served; default true. */
  readonly hasMetrics?: boolean;
  /** Whether every query goes through Apollo Server, known or not; default false. For tests of both ways. */
  readonly isIndirect?: boolean;
  /** The counters of all processes behind the port, null when they cannot be had; default: this one is the only. */
  readonly clusterMetrics?: () => Promise<string | null>;
}

/** What it works with. */
export interface EdgeParts {
  readonly notes: RequestNotes;
  readonly logger: GatewayLogger;
  readonly metrics: EdgeCounters & { text(): Promise<string> };
  readonly spans: SpanExporter | null;
}

/**
 * Adds it to a server that does not listen yet. Gives the trusted documents, which hold for other transports, too.
 *
 * @throws {HubError} CONFIG_INVALID when the manifest is no good.
 */
export function addHttpFeatures(
  app: FastifyInstance,
  features: HttpFeatures,
  { notes, logger, metrics, spans }: EdgeParts,
): TrustedDocuments | null {
  countRequests(app, notes, metrics);
  traceRequests(app, notes, spans);
  if (features.hasMetrics ?? true) {
    serveMetrics(app, async () => (await features.clusterMetrics?.()) ?? metrics.text());
  }
  if (features.hasAccessLog ?? true) logRequests(app, notes, logger);
  const { trustedDocuments = null, compressFromBytes = 1_024 } = features;
  const documents = trustedDocuments === null ? null : loadTrustedDocuments(trustedDocuments);
  if (documents !== null) serveTrustedDocuments(app, documents);
  if (features.hasGraphiQL === true && !serveGraphiQL(app)) {
    logger.warn({}, "GraphiQL is not installed: there is no page on /");
  }
  tellCaches(app);
  if (compressFromBytes > 0) compressAnswers(app, compressFromBytes);
  return documents;
}
