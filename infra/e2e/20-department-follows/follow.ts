/*
 * The clients of story 20: they go on from their cursor whatever dies, until their signal. infra/docs/subscriptions.md
 * shows the same loops without the signal; what changes here, changes there.
 */
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWsClient } from "graphql-ws";
import WebSocket from "ws";

/** What a follower gets. */
export interface Followed {
  readonly data?: Readonly<
    Record<string, { readonly cursor: string; readonly kind: string } & Record<string, unknown>>
  > | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Where and what to follow. */
export interface Following {
  /** `http://…/graphql`. */
  readonly url: string;
  readonly token: string;
  readonly query: string;
  /** Where to begin; without it now. */
  cursor?: string;
  readonly signal: AbortSignal;
  /** Called with each result, in order; the cursor is kept when it returns. */
  readonly onResult: (result: Followed) => void;
}

/** A client of a subscription: resolves when its signal is aborted. */
export type Follow = (following: Following) => Promise<void>;

const RETRY_MS = 100;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS));
}

function keep(following: Following, result: Followed): void {
  following.onResult(result);
  if (typeof result.extensions?.cursor === "string") following.cursor = result.extensions.cursor;
}

/** With the client library graphql-ws. */
export const followOverWs: Follow = async (following) => {
  const { url, token, query, signal } = following;
  while (!signal.aborted) {
    const client = createWsClient({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const results = client.iterate({ query, variables: { after: following.cursor } });
    const stop = () => void results.return?.();
    signal.addEventListener("abort", stop);
    try {
      for await (const result of results) keep(following, result as Followed);
    } catch {
      // The connection broke: the next one goes on behind the cursor.
    }
    signal.removeEventListener("abort", stop);
    await client.dispose();
    await pause();
  }
};

/** With the client library graphql-sse. */
export const followOverSse: Follow = async (following) => {
  const { url, token, query, signal } = following;
  while (!signal.aborted) {
    const client = createSseClient({ url, headers: { authorization: `Bearer ${token}` }, retryAttempts: 0 });
    const results = client.iterate({ query, variables: { after: following.cursor } });
    const stop = () => void results.return?.();
    signal.addEventListener("abort", stop);
    try {
      for await (const result of results) keep(following, result as Followed);
    } catch {
      // The connection broke: the next one goes on behind the cursor.
    }
    signal.removeEventListener("abort", stop);
    client.dispose();
    await pause();
  }
};

/** With fetch alone; the cursor goes as Last-Event-ID. */
export const followOverFetch: Follow = async (following) => {
  const { url, token, query, signal } = following;
  while (!signal.aborted) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          accept: "text/event-stream",
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
          ...(following.cursor === undefined ? {} : { "last-event-id": following.cursor }),
        },
        body: JSON.stringify({ query }),
        signal,
      });
      for await (const block of blocksOf(response)) {
        if (block.event === "next") keep(following, JSON.parse(block.data) as Followed);
      }
    } catch {
      // The connection broke: the next one goes on behind the cursor.
    }
    await pause();
  }
};

/** A block of an event stream. */
export interface Block {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** The blocks of an answer, comments left out. */
export async function* blocksOf(response: Response): AsyncGenerator<Block, void, undefined> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = texts.pop() ?? "";
    for (const text of texts) {
      const fields = new Map(
        text.split("\n").map((line): [string, string] => [line.split(":", 1)[0] ?? "", line.replace(/^[^:]*: ?/, "")]),
      );
      const event = fields.get("event");
      if (event !== undefined) yield { event, id: fields.get("id") ?? "", data: fields.get("data") ?? "" };
    }
  }
}
