/*
 * Runs the README's tour against the demo data: every sample must give exactly the answer that the README shows.
 * HUB_WRITE_TOUR=1 writes the answers into the README instead (after a change that is meant to
 * change them); run `npm run format` afterwards.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { samplesIn } from "../src/readme-samples";
import { startTestHub, type TestHub } from "../src/test-hub";

const README = resolve(__dirname, "../../../README.md");
const samples = samplesIn(readFileSync(README, "utf8"));

describe("the README's tour", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
  });
  afterAll(async () => {
    if (process.env.HUB_WRITE_TOUR !== "1") return;
    let document = readFileSync(README, "utf8");
    for (const sample of [...samples].reverse()) {
      const answer = `${JSON.stringify(await answerTo(sample.query), null, 2)}\n`;
      document = document.slice(0, sample.from) + answer + document.slice(sample.to);
    }
    writeFileSync(README, document);
  });
  afterAll(async () => hub?.stop());

  const answerTo = async (query: string) => {
    const { data, errors } = await hub.ask<unknown>(query);
    return errors.length === 0 ? { data } : { data, errors };
  };

  it("has at least five samples", () => {
    expect(samples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(samples.map((sample, index) => [index + 1, sample] as const))(
    "answers sample %i as the README says",
    async (_, sample) => {
      if (process.env.HUB_WRITE_TOUR === "1") return;
      expect(await answerTo(sample.query)).toEqual(JSON.parse(sample.answer));
    },
  );
});
