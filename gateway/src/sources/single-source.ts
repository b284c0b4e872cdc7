/*
 * The source of a graph that one server answers: park and match. The same client code as for sites.
 * Promises: never throws; when the part is away, its fields and references are null and one error says so.
 */
import type { GraphSource, SourceAnswer, SourceFetch } from "../operation";
import { pickVariables } from "./fetch-document";
import type { FetchDocuments } from "./fetch-documents";
import type { GraphClient, PartRequest } from "./graph-client";
import { mergeReferences, type FailureReport } from "./merge-entities";
import { mergeRootFields } from "./merge-root-fields";
import type { PartOutcome } from "./read-answer";
import { describeFailure, sourceError, type Origin } from "./source-error";

/** What a SingleSource is made of. */
export interface SingleSourceOptions {
  /** Name of the part and audience of its identities: `park` or `match`. */
  readonly part: string;
  /** Base URL of its host at this moment; empty while it is not known. */
  readonly baseUrl: () => string;
  /** Told that the host did not answer there; where `baseUrl` then gives another one, a query is put to that, once. */
  readonly onAway?: ((baseUrl: string) => void) | undefined;
  /** Path of the graph below the base URL. */
  readonly path: string;
  /** Whether the part is a site: decides what its failures are called. */
  readonly isSite: boolean;
  /** Whether it waits for the heads of sites that this operation changed (`hub-after`). */
  readonly awaitsHeads: boolean;
  readonly client: GraphClient;
  readonly documents: FetchDocuments;
}

/** The source of one graph with one server. */
export class SingleSource implements GraphSource {
  constructor(private readonly options: SingleSourceOptions) {}

  /** The answer to a fetch. */
  async fetch(fetch: SourceFetch): Promise<SourceAnswer> {
    const document = this.options.documents.parse(fetch.query);
    const keys = document.includedFields({ ...document.defaults, ...fetch.variables }).map(({ key }) => key);
    const { query, operationName, variableNames } = document.only(document.rootFields.map(({ key }) => key));
    const outcome = await this.ask(fetch, {
      query,
      operationName,
      variables: pickVariables(fetch.variables, variableNames),
      isMutation: document.isMutation,
    });
    const report = this.reporter(fetch);
    if (!document.isEntities) return mergeRootFields({ origin: this.origin, keys }, outcome, report);
    const { representations } = fetch.variables;
    const all: readonly unknown[] = Array.isArray(representations) ? representations : [];
    const group = { origin: this.origin, indexes: all.map((_, index) => index), representations: all };
    return mergeReferences(all.length, { groups: [group], refused: [] }, [outcome], report);
  }

  /** One server gives all values of the graph. */
  originOf(): Origin {
    return this.origin;
  }

  private get origin(): Origin {
    const { part, isSite } = this.options;
    return isSite ? { site: part } : { part };
  }

  private async ask(fetch: SourceFetch, request: PartRequest): Promise<PartOutcome> {
    const { part, path, client } = this.options;
    const baseUrl = this.options.baseUrl();
    if (baseUrl === "") return { kind: "failed", code: "SITE_UNAVAILABLE", message: "its address is not known yet" };
    const asked = { ...request, headers: this.headers(fetch) };
    const outcome = await client.ask({ part, baseUrl, path }, asked, fetch.scope);
    if (outcome.kind !== "failed" || outcome.code !== "SITE_UNAVAILABLE" || fetch.scope.signal.aborted) return outcome;
    this.options.onAway?.(baseUrl);
    const next = this.options.baseUrl();
    // Whether a mutation was carried out is not known: it is not sent twice.
    if (next === baseUrl || request.isMutation) return outcome;
    return client.ask({ part, baseUrl: next, path }, asked, fetch.scope);
  }

  private headers({ scope }: SourceFetch): Readonly<Record<string, string>> {
    if (!this.options.awaitsHeads || scope.heads.size === 0) return {};
    return { "hub-after": [...scope.heads].map(([site, head]) => `${site}=${head}`).join(",") };
  }

  private reporter({ scope }: SourceFetch): FailureReport {
    const { part, isSite } = this.options;
    return (failure, origin, path, affected) => {
      const code = !isSite && failure.code === "SITE_UNAVAILABLE" ? "UNAVAILABLE" : failure.code;
      if (!scope.failures.add(part, code, affected)) return null;
      const what = isSite ? `site "${part}"` : part;
      return sourceError(code, describeFailure(what, failure), path, { ...origin, affected });
    };
  }
}
