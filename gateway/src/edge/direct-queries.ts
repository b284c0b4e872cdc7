/*
 * The short way: a known query by POST goes from the edge straight to the pipeline, past Apollo Server.
 * Promises: the client cannot tell which way its query went. Whatever is out of the ordinary goes the long way, before
 * anything was sent for it: first uses, mutations, GET, batches, wrong bodies, refused fields, wrong variables,
 * exceeded limits, introspection, media types that were not asked for before.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { DocumentNode, GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import { HubError } from "@park-hub/errors";

import type { AnswerQuery, KnownQuery, QueryAnswer } from "../known-query";
import type { OperationScope } from "../operation";
import type { KnownDocuments } from "./known-documents";
import { MAX_NAME, type RequestNotes } from "./request-notes";

/** What the short way is made of. */
export interface DirectQueriesOptions {
  readonly answer: AnswerQuery;
  readonly known: KnownDocuments;
  /** Throws LIMIT_EXCEEDED for an operation that asks for too much. */
  readonly checkLimits: (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ) => void;
  /** What a client sees of an error. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly notes?: RequestNotes;
}

type Fields = Readonly<Record<string, unknown>>;

/** Kept media types by Accept header; clients have a handful. */
const MAX_MEDIA_TYPES = 100;

/** Answers known queries. */
export class DirectQueries {
  /** What Apollo Server chose for an Accept header: negotiation is its business. */
  private readonly mediaTypes = new Map<string, string>();

  constructor(private readonly options: DirectQueriesOptions) {}

  /** The body of the answer, its headers set; null when the request must go the long way. */
  answer(request: FastifyRequest, reply: FastifyReply, makeScope: () => OperationScope): Promise<string> | null {
    const mediaType = this.mediaTypes.get(request.headers.accept ?? "");
    if (mediaType === undefined || request.method !== "POST" || !isFields(request.body)) return null;
    const { body } = request;
    const query = this.find(body);
    if (query === null) return null;
    const variables = variablesOf(body);
    if (variables === null || !this.isWithinLimits(query, variables)) return null;
    const answered = this.options.answer(query, variables, makeScope());
    if (answered === null) return null;
    this.note(request, query);
    void reply.header("content-type", mediaType);
    return answered.then((answer) => this.textOf(answer, request));
  }

  /** To be told of each answer of Apollo Server's. */
  learn(request: FastifyRequest, reply: FastifyReply): void {
    const mediaType = reply.getHeader("content-type");
    if (request.method !== "POST" || reply.statusCode !== 200 || typeof mediaType !== "string") return;
    if (this.mediaTypes.size < MAX_MEDIA_TYPES) this.mediaTypes.set(request.headers.accept ?? "", mediaType);
  }

  private find(body: Fields): KnownQuery | null {
    const { query, operationName, extensions } = body;
    if (operationName !== undefined && operationName !== null && typeof operationName !== "string") return null;
    const name = operationName ?? undefined;
    const persisted = isFields(extensions) ? extensions.persistedQuery : extensions;
    if (persisted === undefined || persisted === null) {
      return typeof query === "string" ? this.options.known.find(query, name) : null;
    }
    // With a text as well it is a registration, which is checked the long way.
    if (query !== undefined || !isFields(persisted) || persisted.version !== 1) return null;
    const { sha256Hash } = persisted;
    return typeof sha256Hash === "string" ? this.options.known.findPersisted(sha256Hash, name) : null;
  }

  /** Without variables it is what it was when it was executed first. */
  private isWithinLimits({ document, operation }: KnownQuery, variables: Fields): boolean {
    if ((operation.variableDefinitions ?? []).length === 0) return true;
    try {
      this.options.checkLimits(document, operation, variables);
      return true;
    } catch (error) {
      if (error instanceof HubError) return false;
      throw error;
    }
  }

  private note(request: FastifyRequest, { operation }: KnownQuery): void {
    const note = this.options.notes?.of(request);
    if (note === undefined) return;
    note.operationName = operation.name?.value.slice(0, MAX_NAME) ?? null;
    note.operationType = operation.operation;
  }

  private textOf({ json, errors, invalid }: QueryAnswer, request: FastifyRequest): string {
    const data = json === null ? "" : `"data":${json}`;
    if (errors.length === 0 && invalid.length === 0) return `{${data}}\n`;
    const parts = [data];
    if (errors.length > 0) {
      const formatted = errors.map((error) => this.options.formatError(enriched(error), error));
      const note = this.options.notes?.of(request);
      if (note !== undefined) note.errorCodes = formatted.map(({ extensions }) => String(extensions?.code));
      parts.unshift(`"errors":${JSON.stringify(formatted)}`);
    }
    if (invalid.length > 0) parts.push(`"extensions":${JSON.stringify({ valueCompletion: invalid })}`);
    return `{${parts.filter((part) => part !== "").join(",")}}\n`;
  }
}

/** As Apollo Server hands an error to be formatted. */
function enriched(error: QueryAnswer["errors"][number]): GraphQLFormattedError {
  const { extensions, ...rest } = error.toJSON();
  return { ...rest, extensions: { ...extensions, code: extensions?.code ?? "INTERNAL_SERVER_ERROR" } };
}

/** The variables of a body; null where they are no object. */
function variablesOf({ variables }: Fields): Fields | null {
  if (variables === undefined || variables === null) return {};
  return isFields(variables) ? variables : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
