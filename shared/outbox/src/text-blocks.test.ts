import fc from "fast-check";
import { textBlocks } from "./text-blocks";

async function collect(chunks: readonly Uint8Array[], separator: string): Promise<string[]> {
  const body = async function* () {
    yield* chunks;
  };
  const blocks: string[] = [];
  for await (const block of textBlocks(body(), separator)) blocks.push(block);
  return blocks;
}

describe("textBlocks()", () => {
  it("gives the same blocks wherever the bytes were cut, also inside a character or a separator", async () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "量", "😀", "\r", ":"), maxLength: 6 }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.nat(60), { maxLength: 8 }), async (blocks, cuts) => {
        const bytes = Buffer.from(blocks.map((block) => `${block}\n\n`).join("") + "incomplete");
        const places = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(await collect(chunks, "\n\n")).toEqual(blocks);
      }),
    );
  });

  it("refuses a block that would fill the memory", async () => {
    const megabyte = Buffer.alloc(1024 * 1024, "x");
    await expect(collect(Array<Uint8Array>(9).fill(megabyte), "\n")).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});
