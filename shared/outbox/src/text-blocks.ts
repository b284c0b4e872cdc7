import { HubError } from "@park-hub/errors";

/** Longest block that is taken: far above any object of the hub, far below what could hurt the process. */
const MAX_BLOCK_CHARACTERS = 8 * 1024 * 1024;

/**
 * Cuts a stream of UTF-8 bytes into the texts between separators; what follows the last separator is dropped, as it is incomplete.
 *
 * @throws {HubError} LIMIT_EXCEEDED for a block of more than eight million characters.
 */
export async function* textBlocks(
  body: AsyncIterable<Uint8Array>,
  separator: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(separator);
    rest = parts.pop() ?? "";
    if (rest.length > MAX_BLOCK_CHARACTERS) {
      throw new HubError("LIMIT_EXCEEDED", `a feed sent a block of over ${MAX_BLOCK_CHARACTERS} characters`);
    }
    yield* parts;
  }
}
