/*
 * Asks a site in words that it knows: without the output fields that it lacks, and it says what it did not know.
 * A site that refuses what the contract allows has changed, or was never compared: its schema is read, and it is asked
 * once more. Before: site-source.ts. After: graph-client.ts.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLSchema } from "graphql";

import type { OperationScope, SourceError } from "../operation";
import type { PartRequest } from "./graph-client";
import type { PartOutcome } from "./read-answer";
import { stripLacking, type StrippedFetch } from "./strip-lacking";

const CODE = "SITE_SCHEMA_BEHIND";
const MAX_KEPT = 2_000;

/** A site to be asked in one graph, with what is known of its schema at this moment. */
export interface ComparedSite {
  readonly code: string;
  /** Output fields (`Type.field`) that it lacks; null when it is not behind, or was not compared yet. */
  lacking(): ReadonlySet<string> | null;
  /** Why it is not asked at all, or null. */
  refusal(): string | null;
  /** Reads its schema anew, for so many milliseconds at most. Never rejects. */
  learn(withinMs: number): Promise<void>;
  /** Milliseconds that a request may take, with all that it leads to. */
  deadlineMs(request: PartRequest): number;
  send(request: PartRequest): Promise<PartOutcome>;
}

/** Rewrites requests of one graph for sites that are behind; each rewriting is kept. */
export class BehindSites {
  private schema: GraphQLSchema | null = null;
  private readonly kept = new Map<string, StrippedFetch>();

  /**
   * @param sdl the contract of the graph.
   * @param rewrite how a fetch is rewritten; default stripLacking.
   */
  constructor(
    private readonly sdl: string,
    private readonly rewrite: typeof stripLacking = stripLacking,
  ) {}

  /**
   * Asks without the fields that the site lacks, which come back null with SITE_SCHEMA_BEHIND.
   *
   * A mutation is never changed: one that selects such a field is not sent. What the site refuses as invalid then
   * comes from an argument, an input field or an enum value that it does not know, and is SITE_SCHEMA_BEHIND too.
   */
  async ask(site: ComparedSite, request: PartRequest, scope: OperationScope): Promise<PartOutcome> {
    const startedMs = performance.now();
    const lacking = site.lacking();
    const outcome = await this.askKnowing(site, lacking, request, scope);
    const refused = refusalIn(outcome);
    if (refused === null) return outcome;
    const leftMs = (): number => site.deadlineMs(request) - (performance.now() - startedMs);
    await site.learn(Math.max(0, leftMs()));
    const contradiction = site.refusal();
    if (contradiction !== null) return { kind: "failed", code: "SITE_UNAVAILABLE", message: contradiction };
    const now = site.lacking();
    const isNews = now !== null && now !== lacking;
    // A refused mutation was not carried out, and would be refused again: it is never sent changed.
    if (isNews && !request.isMutation && leftMs() > 0) {
      return nameRefusal(await this.askKnowing(site, now, { ...request, withinMs: leftMs() }, scope));
    }
    return now === null ? outcome : unknownTo(refused);
  }

  /** Asks in the words of a site that lacks these; its refusal comes back as it is. */
  private async askKnowing(
    site: ComparedSite,
    lacking: ReadonlySet<string> | null,
    request: PartRequest,
    scope: OperationScope,
  ): Promise<PartOutcome> {
    if (lacking === null) return site.send(request);
    const { query, removed } = this.strip(request.query, lacking);
    if (request.isMutation && removed.length > 0) return unknownTo(`it lacks ${removed.join(", ")}`);
    const outcome = await site.send({ ...request, query });
    if (outcome.kind === "failed" || refusalIn(outcome) !== null) return outcome;
    const news = removed.filter((field) => scope.failures.add(site.code, `${CODE} ${field}`, 1));
    return { ...outcome, errors: [...outcome.errors, ...news.map((field) => lackingError(site.code, field))] };
  }

  private strip(query: string, lacking: ReadonlySet<string>): StrippedFetch {
    const key = `${[...lacking].join(" ")}\n${query}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    this.schema ??= buildSubgraphSchema({ typeDefs: parse(this.sdl) });
    const stripped = this.rewrite(this.schema, query, lacking);
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(key, stripped);
    return stripped;
  }
}

/** What a site says that refuses a whole request as invalid against its schema; null when it does not. */
function refusalIn(outcome: PartOutcome): string | null {
  if (outcome.kind === "failed" || outcome.data !== null) return null;
  const [first] = outcome.errors;
  return first?.extensions.code === "VALIDATION" ? first.message : null;
}

function nameRefusal(outcome: PartOutcome): PartOutcome {
  const refused = refusalIn(outcome);
  return refused === null ? outcome : unknownTo(refused);
}

function unknownTo(message: string): PartOutcome {
  return { kind: "failed", code: CODE, message };
}

function lackingError(site: string, field: string): SourceError {
  return { message: `site "${site}" is behind the contract and lacks ${field}`, extensions: { code: CODE, field } };
}
