/*
 * `POST /match/subscribe`: one subscription as server-sent events, for the gateway.
 * Blocks: `ready` (it stands), `next` (id: cursor, data: {seq, result}), `position` (id: cursor, data: {seq}; at the head
 * and with every beat, so silence means a dead peer), `error` (data: an error; the last block).
 * Promises: at the reader's pace, one block at a time in memory; identity checked as for queries.
 */
import { HubError } from "@park-hub/errors";
import type { IdentityVerifier } from "@park-hub/identity";
import { requireIdentity, toGraphQLError, type GraphCall, type KitLogger } from "@park-hub/subgraph-kit";
import type { FastifyInstance } from "fastify";
import { execute, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { ServerResponse } from "node:http";
import { z } from "zod";
import { contextFor, type ContextParts } from "../context";
import { checkLiveQuestion } from "../services/check-live-question";
import type { LiveFeed, LiveItem, LiveRequest, LiveStart, SubscriptionCounts } from "../services/live-feed";
import { viewerOf, type Viewer } from "../services/visibility";
import { readLiveOperation, type LiveOperation } from "./live-operation";
import { MATCH_AUDIENCE } from "./status-routes";

/** What the endpoint works with. */
export interface LiveRouteParts {
  readonly verifier: IdentityVerifier;
  readonly schema: GraphQLSchema;
  readonly feed: LiveFeed;
  readonly contexts: ContextParts;
  /** Whether filters can be judged: index and directory are there. */
  readonly isReady: () => boolean;
  readonly logger: KitLogger;
}

/** The endpoint's streams. */
export interface LiveRoutes {
  readonly counts: SubscriptionCounts;
  /** Ends every stream; the gateway goes on elsewhere or later. */
  close(): void;
}

const callBody = z.object({
  query: z.string(),
  operationName: z.string().optional(),
  variables: z.record(z.string(), z.unknown()).default({}),
  /** Takes the place of the operation's own `after`. */
  after: z.string().nullish(),
});

/** Mounts the endpoint. */
export function mountLive(app: FastifyInstance, parts: LiveRouteParts): LiveRoutes {
  const open = new Set<AbortController>();
  let isClosed = false;
  app.post("/match/subscribe", async (request, reply) => {
    const identity = await requireIdentity(request, parts.verifier, MATCH_AUDIENCE);
    const { principal } = identity;
    if (principal.roles.includes("SERVICE")) throw new HubError("FORBIDDEN", "a part's own identity may not subscribe");
    if (isClosed || !parts.isReady()) {
      throw new HubError("UNAVAILABLE", "the index is being loaded; ask again in a moment", { retryable: true });
    }
    const body = callBody.safeParse(request.body);
    if (!body.success) throw new HubError("BAD_REQUEST", `the body is no subscription: ${z.prettifyError(body.error)}`);
    const begun = await begin(parts, body.data, viewerOf(principal));
    if (begun instanceof HubError) return reply.status(400).send({ errors: [shownError(begun)] });
    const ending = new AbortController();
    open.add(ending);
    reply.hijack();
    const call: GraphCall = {
      params: {},
      identity,
      requestId: request.id,
      logger: parts.logger,
      headers: {},
      setHeader: () => undefined,
    };
    const stream = new LiveStream(parts, { ...begun, call }, reply.raw, ending);
    await stream.run().finally(() => open.delete(ending));
  });
  return {
    get counts() {
      return { open: open.size, ...parts.feed.filters.counts };
    },
    close: () => {
      isClosed = true;
      for (const ending of open) ending.abort();
    },
  };
}

interface Begun {
  readonly operation: LiveOperation;
  readonly asked: LiveRequest;
  readonly start: LiveStart;
}

interface LiveSession extends Begun {
  readonly call: GraphCall;
}

/** What can be served, or why it cannot: the details of that belong to the answer. */
async function begin(
  { schema, feed }: LiveRouteParts,
  body: z.infer<typeof callBody>,
  viewer: Viewer,
): Promise<Begun | HubError> {
  try {
    const operation = readLiveOperation(schema, body);
    checkLiveQuestion(operation.question);
    const asked = { question: operation.question, after: body.after ?? operation.after, viewer };
    return { operation, asked, start: await feed.startOf(asked) };
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

function shownError(error: unknown): object {
  const { message, extensions } = toGraphQLError(error);
  return { message, extensions };
}

const SSE_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

class LiveStream {
  constructor(
    private readonly parts: LiveRouteParts,
    private readonly session: LiveSession,
    private readonly response: ServerResponse,
    private readonly ending: AbortController,
  ) {}

  async run(): Promise<void> {
    const { feed, logger } = this.parts;
    const { asked, start, call } = this.session;
    const { signal } = this.ending;
    this.response.once("close", () => this.ending.abort());
    this.response.writeHead(200, SSE_HEADERS);
    try {
      await this.#write("event: ready\ndata: {}\n\n");
      for await (const item of feed.follow(asked, start, signal)) {
        await this.#write(await this.#block(item));
        if (signal.aborted) break;
      }
    } catch (error) {
      if (!(error instanceof HubError))
        logger.error({ err: error, requestId: call.requestId }, "a subscription failed");
      await this.#write(`event: error\ndata: ${JSON.stringify(shownError(error))}\n\n`);
    } finally {
      this.response.end();
    }
  }

  async #block(item: LiveItem): Promise<string> {
    const { seq, cursor } = item;
    if (item.kind === "position") return `event: position\nid: ${cursor}\ndata: ${JSON.stringify({ seq })}\n\n`;
    const result = await this.#select(item.event);
    return `event: next\nid: ${cursor}\ndata: ${JSON.stringify({ seq, result })}\n\n`;
  }

  /** The fields that were asked for of one event. */
  async #select(event: object): Promise<ExecutionResult> {
    const { operation, call } = this.session;
    return execute({
      schema: this.parts.schema,
      document: operation.document,
      operationName: operation.operationName,
      variableValues: operation.variables,
      rootValue: { [operation.question.field]: event },
      contextValue: await contextFor(this.parts.contexts, call),
    });
  }

  /** Resolves when the block is out of this process's buffer, or nobody reads any more. */
  #write(block: string): Promise<void> {
    return new Promise((resolve) => {
      const { response } = this;
      if (response.destroyed || response.write(block)) return resolve();
      const done = (): void => {
        response.off("drain", done);
        response.off("close", done);
        resolve();
      };
      response.on("drain", done);
      response.on("close", done);
    });
  }
}
