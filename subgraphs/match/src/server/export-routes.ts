/*
 * `GET /export/<list>`: a whole list as CSV or NDJSON, streamed. For the gateway, which passes it on to its client.
 */
import { Readable } from "node:stream";
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier, Principal, Role } from "@park-hub/identity";
import { requireIdentity } from "@park-hub/subgraph-kit";
import type { FastifyInstance } from "fastify";
import { askerOf } from "../services/asker";
import type { CoverageService } from "../services/coverage";
import type { ExportService } from "../services/export-service";
import { exportQuestion } from "./export-query";
import { MATCH_AUDIENCE } from "./status-routes";

/** What exports are made with. */
export interface ExportParts {
  readonly verifier: IdentityVerifier;
  readonly exports: ExportService;
  readonly coverage: CoverageService;
  /** Whether the index is loaded: half a list would look like a whole one. */
  readonly isLoaded: () => boolean;
}

const EXPORTERS: readonly Role[] = ["ANALYST", "PARK_STEWARD", "OPERATOR"];
const CONTENT_TYPES = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson; charset=utf-8" } as const;

/** Adds the route. The answer's headers say how many rows there are and which sites they cover. */
export function mountExports(app: FastifyInstance, { verifier, exports, coverage, isLoaded }: ExportParts): void {
  app.get<{ Params: { list: string } }>("/export/:list", async (request, reply) => {
    const { principal } = await requireIdentity(request, verifier, MATCH_AUDIENCE);
    requireExporter(principal);
    if (!isLoaded()) throw new HubError("UNAVAILABLE", "the index is being loaded; ask again in a moment");
    const { list } = request.params;
    const { asked, format, text } = exportQuestion(list, request.query);
    const opened = await exports.open(asked, text, format, askerOf(principal, new Map(), coverage));
    const { asked: all, answered, stale, missing } = opened.coverage;
    return reply
      .header("content-type", CONTENT_TYPES[format])
      .header("content-disposition", `attachment; filename="${list}.${format}"`)
      .header("cache-control", "no-store")
      .header("hub-rows", String(opened.totalCount))
      .header(
        "hub-coverage",
        `asked=${all};answered=${answered};stale=${stale.map(({ siteCode }) => siteCode).join(",")};missing=${missing.map(({ siteCode }) => siteCode).join(",")}`,
      )
      .send(Readable.from(opened.chunks, { objectMode: false, highWaterMark: 65_536 }));
  });
}

function requireExporter({ roles }: Principal): void {
  if (roles.some((role) => EXPORTERS.includes(role))) return;
  if (roles.every((role) => role === "PUBLIC")) throw new HubError("UNAUTHENTICATED", "an export needs a token");
  throw new HubError("FORBIDDEN", `${roles.join(", ")} may not export; it takes ${EXPORTERS.join(" or ")}`);
}
