/*
 * Subscriptions as server-sent events on /graphql: the distinct connections mode of the graphql-sse protocol.
 * A request that accepts an event stream and asks for a subscription is answered here; one that accepts nothing else is
 * answered here whatever it asks for; all others go on to the HTTP endpoint.
 */
import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from "node:http";

import { HubError } from "@park-hub/errors";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { OperationTypeNode, type ExecutionResult } from "graphql";

import type { SubscriptionStream } from "../subscription";
import { resultText } from "./result-text";
import { SseWriter } from "./sse-writer";
import {
  countedAs,
  endExpired,
  errorOf,
  prepareOperation,
  watchExpiry,
  type OperationRequest,
  type SubscriptionEdge,
} from "./subscriber-session";

const PING_MS = 12_000;
const STALL_MS = 30_000;

/** Runs an operation that is no subscription, as the HTTP endpoint does. */
export type RunOnce = (request: OperationRequest, headers: IncomingHttpHeaders) => Promise<ExecutionResult>;

/** The event streams that are open. */
export interface SseEndpoint {
  /** Bytes written that the connections have not taken yet. */
  readonly unreadBytes: number;
}

/** Answers event streams on /graphql. */
export function mountSse(app: FastifyInstance, edge: SubscriptionEdge, runOnce: RunOnce): SseEndpoint {
  const responses = new Set<ServerResponse>();
  app.addHook("preHandler", async (request, reply) => {
    if (request.routeOptions.url !== "/graphql" || !acceptsEvents(request.headers)) return;
    responses.add(reply.raw);
    reply.raw.once("close", () => responses.delete(reply.raw));
    await answer(edge, runOnce, request, reply);
  });
  return {
    get unreadBytes() {
      return [...responses].reduce((sum, { writableLength }) => sum + writableLength, 0);
    },
  };
}

async function answer(
  edge: SubscriptionEdge,
  runOnce: RunOnce,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const acceptsOthers = acceptsJson(request.headers);
  const asked = readRequest(request);
  if (asked === null) {
    if (acceptsOthers) return;
    throw new HubError("BAD_REQUEST", "the request holds no query, as a JSON body or in the address");
  }
  const prepared = prepareOperation(edge, asked);
  const isSubscription = "operation" in prepared && prepared.operation.operation === OperationTypeNode.SUBSCRIPTION;
  if (acceptsOthers && !isSubscription) return;
  if ("errors" in prepared) return answerOnce(edge, reply, { errors: prepared.errors });
  if (!isSubscription) {
    if (request.method === "GET" && prepared.operation.operation === OperationTypeNode.MUTATION) {
      throw new HubError("BAD_REQUEST", "a mutation is sent by POST");
    }
    return answerOnce(edge, reply, await runOnce(asked, request.headers));
  }
  const { principal, expiresAt } = await edge.authenticate(request.headers.authorization);
  const who = countedAs(principal, request.ip);
  let release: () => void;
  try {
    release = takeBoth(edge, who);
  } catch (error) {
    return answerOnce(edge, reply, { errors: [errorOf(error)] });
  }
  const stream = edge.subscriptions.subscribe({
    document: prepared.document,
    operationName: asked.operationName,
    variables: asked.variables,
    after: lastEventId(request.headers),
    principal,
    requestId: request.id,
  });
  const stopWatching = watchExpiry(expiresAt, () => endExpired(stream));
  await pump(edge, reply, stream).finally(() => {
    stopWatching();
    release();
  });
}

/** Takes a connection and a subscription, or neither. */
function takeBoth({ limiter }: SubscriptionEdge, who: string): () => void {
  const disconnect = limiter.connect(who);
  try {
    const stop = limiter.start(who);
    return () => {
      stop();
      disconnect();
    };
  } catch (error) {
    disconnect();
    throw error;
  }
}

async function pump(edge: SubscriptionEdge, reply: FastifyReply, stream: SubscriptionStream): Promise<void> {
  const writer = open(edge, reply);
  reply.raw.once("close", () => stream.close());
  try {
    for (;;) {
      const step = await stream.next();
      if (step === null) break;
      await writer.next(resultText(edge, step.result), step.cursor);
    }
    await writer.complete();
  } finally {
    stream.close();
  }
}

async function answerOnce(edge: SubscriptionEdge, reply: FastifyReply, result: ExecutionResult): Promise<void> {
  const writer = open(edge, reply);
  await writer.next(resultText(edge, result), null);
  await writer.complete();
}

/** From here on the answer is ours; the headers that others set (request id, CORS) go with it. */
function open({ pingMs, stallMs }: SubscriptionEdge, reply: FastifyReply): SseWriter {
  const headers = reply.getHeaders() as OutgoingHttpHeaders;
  reply.hijack();
  return new SseWriter(reply.raw, headers, pingMs ?? PING_MS, stallMs ?? STALL_MS);
}

function acceptsEvents({ accept }: IncomingHttpHeaders): boolean {
  return accept?.includes("text/event-stream") ?? false;
}

function acceptsJson({ accept }: IncomingHttpHeaders): boolean {
  return accept?.includes("json") === true;
}

/** What EventSource sends when it connects again. */
function lastEventId(headers: IncomingHttpHeaders): string | null {
  const id = headers["last-event-id"];
  return typeof id === "string" && id !== "" ? id : null;
}

function readRequest(request: FastifyRequest): OperationRequest | null {
  const fields = request.method === "GET" ? fieldsOfSearch(request.raw.url ?? "") : request.body;
  if (!isRecord(fields) || typeof fields.query !== "string") return null;
  const { query, operationName, variables } = fields;
  return {
    query,
    operationName: typeof operationName === "string" ? operationName : undefined,
    variables: isRecord(variables) ? variables : {},
  };
}

function fieldsOfSearch(url: string): unknown {
  const search = new URLSearchParams(url.slice(url.indexOf("?") + 1));
  return {
    query: search.get("query") ?? undefined,
    operationName: search.get("operationName") ?? undefined,
    variables: parsed(search.get("variables")),
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    throw new HubError("BAD_REQUEST", "variables are no JSON");
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
