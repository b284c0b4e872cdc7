/*
 * The source of a sharded graph: one subgraph to the planner, one server per site behind it (DESIGN §2).
 * Splits references and root fields by site, asks in parallel (mutations one after another), puts answers together.
 * Before: the executor. After: graph-client.ts. Promises: never throws; the answer has the shape the planner expects.
 */
import { servesGraph, type RoutingRule, type RoutingRules, type ShardedGraph } from "@park-hub/contracts";

import type { GivenValue, GraphSource, OperationScope, SourceAnswer, SourceFetch, ValueOrigin } from "../operation";
import { AheadSites } from "./ahead-sites";
import { BehindSites, type ComparedSite } from "./behind-sites";
import { pickVariables, type FetchDocument, type RootField, type Variables } from "./fetch-document";
import type { FetchDocuments } from "./fetch-documents";
import type { GraphClient, PartRequest } from "./graph-client";
import { mergeReferences, splitReferences, type FailureReport } from "./merge-entities";
import { mergeRootFields, type RootFieldGroup } from "./merge-root-fields";
import type { PartOutcome } from "./read-answer";
import { addressOfField, addressOfReference, ownerOf, type RoutingTable, type SiteAddress } from "./site-address";
import { describeFailure, sourceError } from "./source-error";

/** What a SiteSource is made of. */
export interface SiteSourceOptions {
  readonly graph: ShardedGraph;
  /** The contract of the graph. */
  readonly sdl: string;
  readonly rules: RoutingRules;
  readonly routes: RoutingTable;
  readonly client: GraphClient;
  readonly documents: FetchDocuments;
}

interface SiteFields extends RootFieldGroup {
  readonly origin: { readonly site: string };
}

/** The source of one sharded graph. */
export class SiteSource implements GraphSource {
  private readonly ahead: AheadSites;
  private readonly behind: BehindSites;
  /** The site of each root field of an operation under way. */
  private readonly rootSites = new WeakMap<OperationScope, Map<string, string>>();

  constructor(private readonly options: SiteSourceOptions) {
    this.ahead = new AheadSites(options.sdl);
    this.behind = new BehindSites(options.sdl);
  }

  /** The answer to a fetch, from the sites that it concerns. */
  async fetch(fetch: SourceFetch): Promise<SourceAnswer> {
    const document = this.options.documents.parse(fetch.query);
    if (document.isEntities) return this.fetchReferences(document, fetch);
    const variables = { ...document.defaults, ...fetch.variables };
    const included = document.includedFields(variables);
    const root = document.isMutation ? "Mutation" : "Query";
    await this.makeKnown(included.map((field) => this.addressOf(root, field, variables)));
    return document.isMutation
      ? this.mutate(document, included, variables, fetch)
      : this.query(document, included, variables, fetch);
  }

  /** The site that gave a value: of the nearest object that says whose it is, else of the root field. */
  originOf({ objects, rootKey, scope }: GivenValue): ValueOrigin | null {
    for (const object of objects) {
      const code = ownerOf(object);
      if (code !== null) return { site: code };
    }
    const site = this.rootSites.get(scope)?.get(rootKey);
    return site === undefined ? null : { site };
  }

  private async fetchReferences(document: FetchDocument, fetch: SourceFetch): Promise<SourceAnswer> {
    const { representations } = fetch.variables;
    const all: readonly unknown[] = Array.isArray(representations) ? representations : [];
    await this.makeKnown(all.map(addressOfReference));
    const split = splitReferences(all, (representation) => this.addressToRead(addressOfReference(representation)));
    const { query, operationName } = document.only(document.rootFields.map(({ key }) => key));
    const outcomes = await Promise.all(
      split.groups.map((group) =>
        this.ask(group.origin.site, fetch.scope, {
          query,
          operationName,
          variables: { ...fetch.variables, representations: group.representations },
          isMutation: false,
        }),
      ),
    );
    return mergeReferences(all.length, split, outcomes, this.reporter(fetch.scope));
  }

  private async query(
    document: FetchDocument,
    included: readonly RootField[],
    variables: Variables,
    fetch: SourceFetch,
  ): Promise<SourceAnswer> {
    const bySite = new Map<string, string[]>();
    const refused: SourceAnswer[] = [];
    for (const field of included) {
      const address = this.addressToRead(this.addressOf("Query", field, variables));
      if (address?.kind === "site") bySite.set(address.code, [...(bySite.get(address.code) ?? []), field.key]);
      else refused.push(refusal(field.key, address));
    }
    const groups = [...bySite].map(([site, keys]): SiteFields => ({ origin: { site }, keys }));
    const outcomes = await Promise.all(groups.map((group) => this.askGroup(document, group, fetch)));
    const answers = groups.map((group, position) => this.merge(group, outcomes[position], fetch.scope));
    return joinAnswers([...refused, ...answers]);
  }

  /** Serial, as GraphQL wants mutations; consecutive ones of one site travel together and keep their order there. */
  private async mutate(
    document: FetchDocument,
    included: readonly RootField[],
    variables: Variables,
    fetch: SourceFetch,
  ): Promise<SourceAnswer> {
    const answers: SourceAnswer[] = [];
    const groups: (SiteFields & { keys: string[] })[] = [];
    for (const field of included) {
      const address = this.addressToWrite(this.addressOf("Mutation", field, variables));
      const last = groups[groups.length - 1];
      if (address.kind !== "site") answers.push(refusal(field.key, address));
      else if (last?.origin.site === address.code) last.keys.push(field.key);
      else groups.push({ origin: { site: address.code }, keys: [field.key] });
    }
    for (const group of groups) {
      answers.push(this.merge(group, await this.askGroup(document, group, fetch), fetch.scope));
    }
    return joinAnswers(answers);
  }

  private askGroup(document: FetchDocument, group: SiteFields, fetch: SourceFetch): Promise<PartOutcome> {
    const { query, operationName, variableNames } = document.only(group.keys);
    const roots = this.rootSites.get(fetch.scope) ?? new Map<string, string>();
    this.rootSites.set(fetch.scope, roots);
    for (const key of group.keys) roots.set(key, group.origin.site);
    return this.ask(group.origin.site, fetch.scope, {
      query,
      operationName,
      variables: pickVariables(fetch.variables, variableNames),
      isMutation: document.isMutation,
    });
  }

  private async ask(site: string, scope: OperationScope, request: PartRequest): Promise<PartOutcome> {
    const url = this.options.routes.find(site)?.url ?? "";
    if (url === "") {
      return { kind: "failed", code: "SITE_UNAVAILABLE", message: "its host has not announced itself yet" };
    }
    const { graph, routes } = this.options;
    const outcome = await this.behind.ask(this.comparedSite(site, url, scope), request, scope);
    const extra = routes.extraValues(site, graph);
    return extra === null ? outcome : this.ahead.read(site, extra, request.query, outcome, scope);
  }

  private comparedSite(code: string, baseUrl: string, scope: OperationScope): ComparedSite {
    const { client, graph, routes } = this.options;
    const endpoint = { part: code, baseUrl, path: `/${graph}/${code}/graphql` };
    return {
      code,
      lacking: () => routes.lacking(code, graph),
      refusal: () => routes.refusal(code, graph),
      learn: (withinMs) => routes.learn(code, graph, withinMs),
      deadlineMs: (request) => client.deadlineMs(request),
      send: (request) => client.ask(endpoint, request, scope),
    };
  }

  private merge(group: SiteFields, outcome: PartOutcome | undefined, scope: OperationScope): SourceAnswer {
    return outcome === undefined ? joinAnswers([]) : mergeRootFields(group, outcome, this.reporter(scope));
  }

  private addressOf(root: "Query" | "Mutation", field: RootField, variables: Variables): SiteAddress {
    const rule: RoutingRule | undefined = this.options.rules[root].get(field.name);
    if (rule !== undefined) return addressOfField(field.node, rule, variables);
    return { kind: "nowhere", code: "INTERNAL", message: `${root}.${field.name} has no routing rule` };
  }

  /** Asks park once for news when a site is not known: it may have been registered a moment ago. */
  private async makeKnown(addresses: readonly SiteAddress[]): Promise<void> {
    const { routes } = this.options;
    const isUnknown = (address: SiteAddress): boolean => address.kind === "site" && routes.find(address.code) === null;
    if (addresses.some(isUnknown)) await routes.refresh();
  }

  /** The address checked against the directory; null when the site's kind does not serve this graph. */
  private addressToRead(address: SiteAddress): SiteAddress | null {
    if (address.kind === "nowhere") return address;
    const { graph, routes } = this.options;
    const site = routes.find(address.code);
    if (site === null) {
      return nowhere("SITE_UNKNOWN", `site "${address.code}" is not in the directory`, address.code);
    }
    if (!servesGraph(site.kind, graph)) return null;
    const refused = routes.refusal(address.code, graph);
    return refused === null ? address : nowhere("SITE_UNAVAILABLE", `site "${address.code}": ${refused}`, address.code);
  }

  private addressToWrite(address: SiteAddress): SiteAddress {
    if (address.kind === "nowhere") return address;
    const readable = this.addressToRead(address);
    if (readable === null) {
      return nowhere("BAD_REQUEST", `site "${address.code}" does not serve ${this.options.graph}`, address.code);
    }
    return readable.kind === "site" && this.options.routes.find(address.code)?.isRetired === true
      ? nowhere("FORBIDDEN", `site "${address.code}" is retired; it is read only`, address.code)
      : readable;
  }

  private reporter(scope: OperationScope): FailureReport {
    return (failure, origin, path, affected) => {
      const site = "site" in origin ? origin.site : origin.part;
      return scope.failures.add(site, failure.code, affected)
        ? sourceError(failure.code, describeFailure(`site "${site}"`, failure), path, { site, affected })
        : null;
    };
  }
}

function nowhere(
  code: "SITE_UNKNOWN" | "SITE_UNAVAILABLE" | "BAD_REQUEST" | "FORBIDDEN",
  message: string,
  site: string,
) {
  return { kind: "nowhere", code, message, site } as const;
}

function refusal(key: string, address: SiteAddress | null): SourceAnswer {
  if (address === null || address.kind === "site") return { data: { [key]: null }, errors: [] };
  const { code, message, site } = address;
  const details = site === undefined ? {} : { site };
  return { data: { [key]: null }, errors: [sourceError(code, message, [key], details)] };
}

function joinAnswers(answers: readonly SourceAnswer[]): SourceAnswer {
  return {
    data: Object.fromEntries(answers.flatMap(({ data }) => Object.entries(data))),
    errors: answers.flatMap(({ errors }) => errors),
  };
}
