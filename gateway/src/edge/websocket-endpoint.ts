/*
 * Subscriptions over WebSocket on /graphql: the graphql-transport-ws protocol, by the graphql-ws library.
 * Promises: a bad operation costs itself and not the socket; a token that ends, ends its subscriptions with a word about
 * it and then the socket (4403, so that clients connect again with a new one).
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { HubError } from "@park-hub/errors";
import type { FastifyInstance } from "fastify";
import { type GraphQLError, GraphQLSchema, OperationTypeNode, type ExecutionArgs, type ExecutionResult } from "graphql";
import { CloseCode, type Context, type SubscribePayload } from "graphql-ws";
import { useServer, type Extra } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

import type { SubscriptionCall, SubscriptionStream } from "../subscription";
import type { RunOnce } from "./sse-endpoint";
import {
  countedAs,
  endExpired,
  errorOf,
  formatResult,
  prepareOperation,
  watchExpiry,
  type OperationRequest,
  type Subscribing,
  type SubscriptionEdge,
} from "./subscriber-session";

const PING_MS = 12_000;
/** Largest message of a client; a document of ten thousand tokens is far below. */
const MAX_MESSAGE_BYTES = 256 * 1_024;
/** How long subscriptions may take to say that their token has ended, before the socket is closed. */
const LAST_WORD_MS = 1_000;

type SocketExtra = Extra & Partial<Record<PropertyKey, never>>;
type SocketContext = Context<Record<string, unknown>, SocketExtra>;

/** An open socket whose client is known. */
interface Session extends Subscribing {
  readonly who: string;
  readonly authorization: string | undefined;
  readonly streams: Set<SubscriptionStream>;
  /** Functions that give back what an operation took, by its id. */
  readonly releases: Map<string, () => void>;
  end(): void;
}

/** What an operation carries through the library. */
type Carried = { readonly call: SubscriptionCall; readonly session: Session; readonly release: () => void };

/** A server of sockets. */
export interface WebSocketEndpoint {
  /** How many sockets are open. */
  readonly openCount: number;
  /** Bytes written that the sockets have not taken yet. */
  readonly unreadBytes: number;
  close(): Promise<void>;
}

/** Serves WebSockets on /graphql; requests for other paths are turned away. */
export function mountWebSocket(app: FastifyInstance, edge: SubscriptionEdge, runOnce: RunOnce): WebSocketEndpoint {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const sessions = new WeakMap<object, Session>();
  const endpoint = new SocketOperations(edge, runOnce, sessions);
  const server = useServer<Record<string, unknown>>(
    {
      onConnect: (context) => endpoint.connect(context),
      onSubscribe: (context, id, payload) => endpoint.prepare(context, id, payload),
      subscribe: (args) => endpoint.subscribe(args),
      execute: (args) => endpoint.execute(args),
      onComplete: (context, id) => sessions.get(context.extra.socket)?.releases.get(id)?.(),
      onNext: (_context, _id, _payload, _args, result) => formatResult(edge, result),
      onError: (_context, _id, _payload, errors) => errors.map((error) => edge.formatError(error.toJSON(), error)),
      onClose: (context) => sessions.get(context.extra.socket)?.end(),
    },
    sockets,
    edge.pingMs ?? PING_MS,
  );
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if ((request.url ?? "").split("?", 1)[0] !== "/graphql") {
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
  };
  app.server.on("upgrade", upgrade);
  return {
    get openCount() {
      return sockets.clients.size;
    },
    get unreadBytes() {
      return [...sockets.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
    },
    close: async () => {
      app.server.off("upgrade", upgrade);
      const cut = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), LAST_WORD_MS);
      await server.dispose();
      clearTimeout(cut);
    },
  };
}

class SocketOperations {
  constructor(
    private readonly edge: SubscriptionEdge,
    private readonly runOnce: RunOnce,
    private readonly sessions: WeakMap<object, Session>,
  ) {}

  /** Knows the client, by connection_init or by its header; the library closes the socket with 4403 when it may not. */
  async connect({ extra, connectionParams }: SocketContext): Promise<boolean> {
    const authorization = authorizationOf(connectionParams) ?? extra.request.headers.authorization;
    let subscribing: Subscribing;
    try {
      subscribing = await this.edge.authenticate(authorization);
    } catch (error) {
      if (error instanceof HubError && error.code === "UNAUTHENTICATED") return false;
      throw error;
    }
    const who = countedAs(subscribing.principal, extra.request.socket.remoteAddress ?? "unknown");
    try {
      this.open(extra, { ...subscribing, who, authorization });
    } catch (error) {
      extra.socket.close(CloseCode.TooManyInitialisationRequests, errorOf(error).message.slice(0, 120));
      return true;
    }
    return true;
  }

  /** Judges an operation; errors go to the client and leave the socket open. */
  prepare(context: SocketContext, id: string, payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] {
    const session = this.sessions.get(context.extra.socket);
    if (session === undefined) return [errorOf(new HubError("UNAUTHENTICATED", "the connection has no session"))];
    const asked: OperationRequest = {
      query: payload.query,
      operationName: payload.operationName ?? undefined,
      variables: payload.variables ?? {},
    };
    const prepared = prepareOperation(this.edge, asked);
    if ("errors" in prepared) return prepared.errors;
    const call: SubscriptionCall = {
      document: prepared.document,
      operationName: asked.operationName,
      variables: asked.variables,
      after: null,
      principal: session.principal,
      requestId: requestIdOf(context, id),
    };
    let release: () => void = () => undefined;
    try {
      if (prepared.operation.operation === OperationTypeNode.SUBSCRIPTION) {
        release = this.edge.limiter.start(session.who);
        session.releases.set(id, () => {
          session.releases.delete(id);
          release();
        });
      }
    } catch (error) {
      return [errorOf(error)];
    }
    const carried: Carried = { call, session, release };
    return {
      schema: UNUSED_SCHEMA,
      document: prepared.document,
      operationName: asked.operationName,
      variableValues: asked.variables,
      contextValue: { carried, asked },
    };
  }

  /** Runs a subscription. */
  subscribe({ contextValue }: ExecutionArgs): AsyncIterableIterator<ExecutionResult, void, void> {
    const { carried } = contextValue as { readonly carried: Carried };
    const { session, call } = carried;
    const stream = this.edge.subscriptions.subscribe(call);
    session.streams.add(stream);
    return this.iterate(stream, () => {
      session.streams.delete(stream);
      carried.release();
    });
  }

  /** Runs a query or mutation as the HTTP endpoint does. */
  async execute({ contextValue }: ExecutionArgs): Promise<ExecutionResult> {
    const { carried, asked } = contextValue as { readonly carried: Carried; readonly asked: OperationRequest };
    const { authorization } = carried.session;
    return this.runOnce(asked, authorization === undefined ? {} : { authorization });
  }

  private open({ socket }: Extra, subscribing: Omit<Session, "streams" | "releases" | "end">): void {
    const disconnect = this.edge.limiter.connect(subscribing.who);
    const streams = new Set<SubscriptionStream>();
    const releases = new Map<string, () => void>();
    let closing: NodeJS.Timeout | undefined;
    const stopWatching = watchExpiry(subscribing.expiresAt, () => {
      for (const stream of streams) endExpired(stream);
      closing = setTimeout(() => socket.close(CloseCode.Forbidden, "the token has expired"), LAST_WORD_MS);
    });
    const end = (): void => {
      stopWatching();
      clearTimeout(closing);
      disconnect();
      for (const release of [...releases.values()]) release();
      for (const stream of [...streams]) stream.close();
    };
    this.sessions.set(socket, { ...subscribing, streams, releases, end });
    // The client may have gone while its token was looked at.
    if (socket.readyState !== socket.OPEN) end();
  }

  /** Not an async generator: the return() of one waits behind its pending next(), and nothing would be freed. */
  private iterate(stream: SubscriptionStream, onEnd: () => void): AsyncIterableIterator<ExecutionResult, void, void> {
    const end = (): IteratorReturnResult<undefined> => {
      stream.close();
      onEnd();
      return { done: true, value: undefined };
    };
    const iterator: AsyncIterableIterator<ExecutionResult, void, void> = {
      [Symbol.asyncIterator]: () => iterator,
      next: async () => {
        const step = await stream.next();
        return step === null ? end() : { done: false, value: step.result };
      },
      return: async () => end(),
      throw: async () => end(),
    };
    return iterator;
  }
}

/** The library hands it to functions that are all replaced here. */
const UNUSED_SCHEMA = new GraphQLSchema({});

/** `authorization` of connection_init, in any case, or in its `headers`. */
function authorizationOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const own = textUnder(params, "authorization");
  const headers = params?.headers;
  return (
    own ?? (typeof headers === "object" && headers !== null ? textUnder({ ...headers }, "authorization") : undefined)
  );
}

function textUnder(fields: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  const entry = Object.entries(fields ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof entry?.[1] === "string" ? entry[1] : undefined;
}

function requestIdOf({ extra }: SocketContext, id: string): string {
  const given = extra.request.headers["hub-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : `ws-${id}`.slice(0, 64);
}
