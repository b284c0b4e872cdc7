/* Cuts a stream of bytes into server-sent events, as match writes them: each field once, on one line. */
import { HubError } from "@park-hub/errors";

/** One block of a stream. */
export interface SseBlock {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Longest block taken: far above any event of the hub. */
const MAX_BLOCK_CHARACTERS = 4 * 1_024 * 1_024;

/** The blocks of a stream; comments are passed over, an incomplete last block is dropped. */
export async function* sseBlocks(body: AsyncIterable<Uint8Array>): AsyncGenerator<SseBlock, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = texts.pop() ?? "";
    if (rest.length > MAX_BLOCK_CHARACTERS) throw new HubError("SITE_BAD_ANSWER", "an event is too long to be taken");
    for (const text of texts) {
      const block = readBlock(text);
      if (block.event !== "") yield block;
    }
  }
}

function readBlock(text: string): SseBlock {
  const lines = text.split("\n");
  const field = (name: string): string => {
    const line = lines.find((candidate) => candidate.startsWith(`${name}:`));
    return line === undefined ? "" : line.slice(name.length + 1).replace(/^ /, "");
  };
  return { event: field("event"), id: field("id"), data: field("data") };
}
