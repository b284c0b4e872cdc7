import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Readable } from "node:stream";
import { sampleDemand, sampleMeta, samplePlacement, sampleProject } from "../../tests/engine-objects";
import { MatchIndex } from "../engine/match-index";
import { EMPTY_LEXICON } from "../model/lexicon";
import type { Asker } from "./asker";
import { ExportRanking } from "./export-ranking";
import { ExportService } from "./export-service";

const ROWS = 50_000;
const TITLE = "x".repeat(300);
const MEBIBYTE = 2 ** 20;

/** Collects garbage and gives what is left, in bytes. */
function heapUsed(): number {
  setFlagsFromString("--expose_gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

const everyone: Asker = {
  principal: { subject: "analyst", roles: ["ANALYST"] },
  viewer: { canSee: () => true, key: "all" },
  coverageOf: () => ({ asked: 1, answered: 1, stale: [], missing: [] }),
  isStale: () => false,
};

describe("ExportService", () => {
  const index = new MatchIndex(EMPTY_LEXICON);

  beforeAll(() => {
    index.upsertProject(sampleProject("p-1", { title: TITLE }), sampleMeta());
    index.upsertDemand(sampleDemand("d-1", { title: TITLE }), sampleMeta());
    for (let at = 0; at < ROWS; at += 1) {
      index.upsertPlacement(samplePlacement(`t-${at}`, { state: "LANDED", outcome: null }), sampleMeta());
    }
  });

  it.each(["csv", "ndjson"] as const)(
    "streams 50,000 rows of %s in memory that does not grow with them",
    async (format) => {
      const { totalCount, chunks } = await new ExportService(index, new ExportRanking(index)).open(
        { list: "placements", filter: {} },
        null,
        format,
        everyone,
      );
      const stream = Readable.from(chunks, { objectMode: false, highWaterMark: 65_536 });
      const heaps: number[] = [];
      let bytes = 0;
      let lines = 0;
      let longest = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        const before = Math.floor(lines / 10_000);
        bytes += chunk.length;
        lines += chunk.toString("utf8").split("\n").length - 1;
        longest = Math.max(longest, chunk.length);
        if (Math.floor(lines / 10_000) > before) heaps.push(heapUsed());
      }
      expect(totalCount).toBe(ROWS);
      expect(lines).toBe(ROWS + (format === "csv" ? 1 : 0));
      expect(bytes).toBeGreaterThan(20 * MEBIBYTE);
      expect(longest).toBeLessThan(MEBIBYTE);
      // Against the first only: what other tests of this process left may be collected on the way.
      expect(Math.max(...heaps) - (heaps[0] ?? 0)).toBeLessThan(4 * MEBIBYTE);
    },
  );

  it("makes rows only as fast as they are taken", async () => {
    const exports = new ExportService(index, new ExportRanking(index));
    const { chunks } = await exports.open({ list: "placements", filter: {} }, null, "csv", everyone);
    const stream = Readable.from(chunks, { objectMode: false, highWaterMark: 65_536 });
    await new Promise((resolve) => stream.once("readable", resolve));
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    expect(stream.readableLength).toBeLessThan(MEBIBYTE);
    stream.destroy();
  });
});
