/*
 * The graph `directory`, answered in process from the last known directory.
 * Before: the executor. Leaves alone: following park (shared/directory), watching sites (host-watch.ts).
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import type { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import { execute, parse } from "graphql";
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLError,
  GraphQLFieldResolver,
  GraphQLScalarType,
  GraphQLSchema,
} from "graphql";

import type { Resolvers } from "../generated/types";
import type { GatewayLogger, GraphSource, OperationScope, SourceAnswer, SourceError, SourceFetch } from "../operation";
import type { WebhookDesk } from "../webhook";
import type { CarriedOut, DirectoryContext, SiteConditions } from "./directory-context";
import { areaResolvers, placeResolvers } from "./resolvers/area-resolvers";
import { mutationResolvers, plannedPlacementResolvers } from "./resolvers/mutation-resolvers";
import { queryResolvers } from "./resolvers/query-resolvers";
import { siteResolvers } from "./resolvers/site-resolvers";
import { viewerResolvers } from "./resolvers/viewer-resolvers";
import { deadLetterResolvers, webhookMutations, webhookQueries, webhookResolvers } from "./resolvers/webhook-resolvers";

/** What a DirectorySource is made of. */
export interface DirectorySourceOptions {
  /** SDL of the graph, shared fragment included. */
  readonly sdl: string;
  /** The directory as last known, or null before there is any. */
  readonly current: () => Directory | null;
  /** Asks park for news when a reference names a site that is not known yet. */
  readonly refresh: () => Promise<Directory | null>;
  readonly conditions: SiteConditions;
  /** Approves a plan and opens its placements as the operation's principal. */
  readonly carryOut: (planId: string, scope: OperationScope) => Promise<CarriedOut>;
  /** Webhooks as people handle them. */
  readonly webhooks: () => WebhookDesk;
  readonly logger: GatewayLogger;
}

const MAX_PARSED = 500;

/** The source of the graph `directory`. */
export class DirectorySource implements GraphSource {
  private readonly schema: GraphQLSchema;
  private readonly parsed = new Map<string, DocumentNode>();

  constructor(private readonly options: DirectorySourceOptions) {
    this.schema = buildDirectorySchema(options.sdl);
  }

  /** The answer to a fetch; before any directory is known its fields are null with UNAVAILABLE. */
  async fetch(fetch: SourceFetch): Promise<SourceAnswer> {
    const directory = await this.directoryFor(fetch);
    if (directory === null) return unknownYet();
    const contextValue: DirectoryContext = {
      directory,
      principal: fetch.scope.principal,
      conditions: this.options.conditions,
      carryOut: (planId) => this.options.carryOut(planId, fetch.scope),
      webhooks: this.options.webhooks(),
    };
    const result = await execute({
      schema: this.schema,
      document: this.documentOf(fetch.query),
      variableValues: fetch.variables,
      contextValue,
    });
    return this.answerOf(result, fetch.scope.requestId);
  }

  private async directoryFor({ variables }: SourceFetch): Promise<Directory | null> {
    const directory = this.options.current();
    const isKnown = (value: unknown): boolean => {
      const code = codeOfSite(value);
      return code === null || (directory?.site(code) ?? null) !== null;
    };
    const { representations } = variables;
    if (!Array.isArray(representations) || representations.every(isKnown)) return directory;
    // A site that was registered a moment ago, in this very operation perhaps, is not heard of yet.
    return this.options.refresh();
  }

  private documentOf(query: string): DocumentNode {
    const known = this.parsed.get(query);
    if (known !== undefined) return known;
    if (this.parsed.size >= MAX_PARSED) this.parsed.clear();
    const document = parse(query, { noLocation: true });
    this.parsed.set(query, document);
    return document;
  }

  private answerOf(result: ExecutionResult, requestId: string): SourceAnswer {
    const errors = (result.errors ?? []).map((error) => this.sourceErrorOf(error, requestId));
    return { data: result.data ?? {}, errors };
  }

  private sourceErrorOf(error: GraphQLError, requestId: string): SourceError {
    const { originalError } = error;
    const path = error.path === undefined ? {} : { path: error.path };
    if (originalError instanceof HubError) {
      const { code, message, details } = originalError;
      return { message, ...path, extensions: { ...details, code } };
    }
    if (originalError === undefined || originalError === null) {
      return { message: error.message, ...path, extensions: { code: "BAD_REQUEST" } };
    }
    this.options.logger.error({ err: originalError, requestId }, "the directory failed");
    return { message: "the directory failed inside", ...path, extensions: { code: "INTERNAL" } };
  }
}

function buildDirectorySchema(sdl: string): GraphQLSchema {
  const resolvers: Resolvers = {
    Query: { ...queryResolvers, ...webhookQueries },
    Mutation: { ...mutationResolvers, ...webhookMutations },
    PlannedPlacement: plannedPlacementResolvers,
    Site: siteResolvers,
    Area: areaResolvers,
    Place: placeResolvers,
    Viewer: viewerResolvers,
    Webhook: webhookResolvers,
    WebhookDeadLetter: deadLetterResolvers,
  };
  // The generated types name context and parents; the library's map takes any resolver: the same functions.
  const fields = resolvers as Record<
    string,
    Record<string, GraphQLFieldResolver<unknown, unknown>> | GraphQLScalarType
  >;
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: fields }]);
}

function codeOfSite(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("__typename" in value && "code" in value)) return null;
  return value.__typename === "Site" && typeof value.code === "string" ? value.code : null;
}

function unknownYet(): SourceAnswer {
  const message = "the directory of sites is not known yet: park has not answered since this gateway first started";
  return { data: {}, errors: [{ message, extensions: { code: "UNAVAILABLE", part: "directory" } }] };
}
