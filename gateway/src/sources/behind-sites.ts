/*
 * Asks a site that is behind the contract in words that it knows, and says what it did not know.
 * Before: site-source.ts. After: graph-client.ts. Sites that are not behind never come here.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLSchema } from "graphql";

import type { OperationScope, SourceError } from "../operation";
import type { PartRequest } from "./graph-client";
import type { PartOutcome } from "./read-answer";
import { stripLacking, type StrippedFetch } from "./strip-lacking";

const CODE = "SITE_SCHEMA_BEHIND";
const MAX_KEPT = 2_000;

/** Rewrites requests of one graph for sites that are behind; each rewriting is kept. */
export class BehindSites {
  private schema: GraphQLSchema | null = null;
  private readonly kept = new Map<string, StrippedFetch>();

  /** @param sdl the contract of the graph. */
  constructor(private readonly sdl: string) {}

  /**
   * Asks without the fields that the site lacks (`Type.field`), which come back null with SITE_SCHEMA_BEHIND.
   *
   * A mutation is never changed: one that selects such a field is not sent. What the site refuses as invalid then
   * comes from an argument, an input field or an enum value that it does not know, and is SITE_SCHEMA_BEHIND too.
   */
  async ask(
    site: string,
    lacking: ReadonlySet<string>,
    request: PartRequest,
    scope: OperationScope,
    send: (request: PartRequest) => Promise<PartOutcome>,
  ): Promise<PartOutcome> {
    const { query, removed } = this.strip(request.query, lacking);
    if (request.isMutation && removed.length > 0) return unknownTo(`it lacks ${removed.join(", ")}`);
    const outcome = await send({ ...request, query });
    if (outcome.kind === "failed") return outcome;
    const [first] = outcome.errors;
    if (outcome.data === null && first?.extensions.code === "VALIDATION") return unknownTo(first.message);
    const news = removed.filter((field) => scope.failures.add(site, `${CODE} ${field}`, 1));
    return { ...outcome, errors: [...outcome.errors, ...news.map((field) => lackingError(site, field))] };
  }

  private strip(query: string, lacking: ReadonlySet<string>): StrippedFetch {
    const key = `${[...lacking].join(" ")}\n${query}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    this.schema ??= buildSubgraphSchema({ typeDefs: parse(this.sdl) });
    const stripped = stripLacking(this.schema, query, lacking);
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(key, stripped);
    return stripped;
  }
}

function unknownTo(message: string): PartOutcome {
  return { kind: "failed", code: CODE, message };
}

function lackingError(site: string, field: string): SourceError {
  return { message: `site "${site}" is behind the contract and lacks ${field}`, extensions: { code: CODE, field } };
}
