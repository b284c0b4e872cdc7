/* A plain client of event streams: one request on a connection of its own, read one block at a time. */
import { Agent, request, type Dispatcher } from "undici";

/** A block of an event stream; comments have no event. */
export interface Block {
  readonly event: string;
  readonly id: string;
  readonly data: string;
  /** The block as it came. */
  readonly text: string;
}

/** A result as a client sees it. */
export interface ShownResult {
  readonly data?: Readonly<Record<string, ShownEvent | null>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An event with whatever was asked for. */
export type ShownEvent = Readonly<Record<string, unknown>>;

/** How a stream is opened. */
export interface Opening {
  readonly query: string;
  readonly variables?: object;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST";
}

/** One open stream. */
export class EventStream {
  private readonly blocks: AsyncGenerator<Block, void, undefined>;

  private constructor(
    readonly status: number,
    readonly headers: Dispatcher.ResponseData["headers"],
    body: AsyncIterable<Uint8Array>,
    private readonly agent: Agent,
  ) {
    this.blocks = blocksOf(body);
  }

  static async open(url: string, { query, variables, token, headers, method = "POST" }: Opening): Promise<EventStream> {
    const agent = new Agent();
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) });
    const answer = await request(method === "GET" ? `${url}?${search.toString()}` : url, {
      dispatcher: agent,
      method,
      headers: {
        accept: "text/event-stream",
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(method === "GET" ? {} : { body: JSON.stringify({ query, variables }) }),
    });
    return new EventStream(answer.statusCode, answer.headers, answer.body, agent);
  }

  /** The next block; null when the stream has ended. */
  async block(): Promise<Block | null> {
    const step = await this.blocks.next();
    return step.done === true ? null : step.value;
  }

  /** The next result; null when the stream is complete. */
  async next(): Promise<ShownResult | null> {
    for (;;) {
      const block = await this.block();
      if (block === null || block.event === "complete") return null;
      if (block.event === "next") return JSON.parse(block.data) as ShownResult;
    }
  }

  /** The next results. */
  async take(count: number): Promise<ShownResult[]> {
    const results: ShownResult[] = [];
    while (results.length < count) {
      const result = await this.next();
      if (result === null) throw new Error(`the stream ended after ${results.length} of ${count} results`);
      results.push(result);
    }
    return results;
  }

  /** The rest of the answer as text. */
  async text(): Promise<string> {
    const texts: string[] = [];
    for (let block = await this.block(); block !== null; block = await this.block()) texts.push(block.text);
    return texts.join("\n\n");
  }

  /** Goes away without a word. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

async function* blocksOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Block, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = texts.pop() ?? "";
    for (const text of texts) yield blockOf(text);
  }
  if (rest !== "") yield blockOf(rest);
}

function blockOf(text: string): Block {
  const field = (name: string): string =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? "";
  return { event: field("event"), id: field("id"), data: field("data"), text };
}
