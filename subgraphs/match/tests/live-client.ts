/* Reads subscriptions of match as the gateway does: blocks of an event stream over real HTTP. */
import type { Principal } from "@park-hub/identity";
import type { TestHub } from "./test-hub";

/** What a stream said. */
export interface LiveBlock {
  readonly event: string;
  readonly id: string;
  readonly data: {
    readonly seq: number;
    readonly message?: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
    readonly result?: { readonly data: Readonly<Record<string, LiveEventShown>> | null; readonly errors?: unknown };
  };
}

/** An event with the fields that tests ask for. */
export interface LiveEventShown {
  readonly cursor: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** How a stream is opened. */
export interface Opening {
  readonly variables?: object;
  readonly after?: string | null;
  readonly principal?: Principal;
}

/** One open stream; reading is one block at a time. */
export class LiveClient {
  readonly #ending: AbortController;
  readonly #blocks: AsyncGenerator<LiveBlock, void, undefined>;

  private constructor(body: AsyncIterable<Uint8Array>, ending: AbortController) {
    this.#ending = ending;
    // The reader is taken at once: fetch cancels the body of a response that is collected while nobody reads it.
    this.#blocks = blocksOf(body[Symbol.asyncIterator]());
  }

  /** Opens a stream; the answer instead when match refuses it. */
  static async open(
    hub: TestHub,
    query: string,
    { variables = {}, after, principal }: Opening = {},
  ): Promise<LiveClient> {
    const ending = new AbortController();
    const response = await hub.fetch("/match/subscribe", {
      body: { query, variables, after },
      signal: ending.signal,
      ...(principal === undefined ? {} : { principal }),
    });
    if (response.status !== 200 || response.body === null) throw new Error(await response.text());
    const client = new LiveClient(response.body, ending);
    return hub.cleanup.add(client, (opened) => opened.close());
  }

  /** The next block of these kinds. */
  async next(...kinds: readonly string[]): Promise<LiveBlock> {
    for (;;) {
      const step = await this.#blocks.next();
      if (step.done === true) throw new Error("the stream ended");
      if (kinds.includes(step.value.event)) return step.value;
    }
  }

  /** The next event. */
  async event(): Promise<LiveEventShown> {
    const { data } = await this.next("next", "error");
    const [event] = Object.values(data.result?.data ?? {});
    if (event === undefined) throw new Error(`no event: ${JSON.stringify(data)}`);
    return event;
  }

  /** The next events. */
  async events(count: number): Promise<LiveEventShown[]> {
    const events: LiveEventShown[] = [];
    while (events.length < count) events.push(await this.event());
    return events;
  }

  close(): void {
    this.#ending.abort();
  }
}

async function* blocksOf(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<LiveBlock, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (let chunk = await chunks.next(); chunk.done !== true; chunk = await chunks.next()) {
      const texts = (rest + decoder.decode(chunk.value, { stream: true })).split("\n\n");
      rest = texts.pop() ?? "";
      for (const text of texts) yield blockOf(text);
    }
  } catch (error) {
    // Closed by the test itself, or match is gone: either way there is nothing more.
    if (!(error instanceof Error)) throw error;
  }
}

function blockOf(text: string): LiveBlock {
  const field = (name: string): string =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? "";
  return { event: field("event"), id: field("id"), data: JSON.parse(field("data")) as LiveBlock["data"] };
}
