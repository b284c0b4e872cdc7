import { collectCleanup } from "@park-hub/testkit";
import { Agent } from "undici";

import { askForDirectory } from "../src/park-client";
import { FakePark } from "./fake-park";
import { sampleDocument } from "./sample-directory";

describe("askForDirectory()", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  async function ask(park: FakePark, timeoutMs: number, signal = new AbortController().signal): Promise<unknown> {
    const dispatcher = cleanup.add(new Agent({ maxResponseSize: 10_000 }), (agent) => agent.destroy());
    return askForDirectory({ parkUrl: `${park.url}/`, after: 0, headers: {}, timeoutMs, signal, dispatcher });
  }

  async function startPark(): Promise<FakePark> {
    return cleanup.add(await new FakePark(sampleDocument()).start(), (started) => started.stop());
  }

  it("gives up at its deadline when park takes the question and never answers", async () => {
    const park = await startPark();
    park.answer = () => "hang";
    await expect(ask(park, 30)).rejects.toMatchObject({
      code: "UNAVAILABLE",
      retryable: true,
      message: expect.stringContaining("nothing within 30 ms"),
    });
  });

  it("gives up when its signal ends, also when it had ended before", async () => {
    const park = await startPark();
    park.answer = () => "hang";
    const during = new AbortController();
    const outcome = expect(ask(park, 60_000, during.signal)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await park.until(() => park.requests.length === 1);
    during.abort();
    await outcome;
    await expect(ask(park, 60_000, AbortSignal.abort())).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(park.requests).toHaveLength(1);
  });

  it("takes no more than the connection's largest answer", async () => {
    const park = await startPark();
    park.answer = () => ({ status: 200, body: JSON.stringify("x".repeat(20_000)) });
    await expect(ask(park, 5_000)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
