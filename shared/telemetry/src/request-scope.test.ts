import { setImmediate as turn } from "node:timers/promises";

import { createLogger } from "./logger";
import { currentRequest, runInRequest, type RequestScope } from "./request-scope";

const scopeOf = (requestId: string): RequestScope => ({ requestId, trace: null, attributes: {} });

describe("runInRequest()", () => {
  it("keeps requests apart that are under way at the same time", async () => {
    const work = async (requestId: string): Promise<string | undefined> =>
      runInRequest(scopeOf(requestId), async () => {
        await turn();
        return currentRequest()?.requestId;
      });
    expect(await Promise.all([work("one"), work("two")])).toEqual(["one", "two"]);
    expect(currentRequest()).toBeNull();
  });

  it("puts the id into every line that is logged meanwhile, and into no other", () => {
    const written: string[] = [];
    const logger = createLogger({
      name: "park",
      level: "info",
      destination: { write: (line) => void written.push(line) },
    });
    runInRequest(scopeOf("r-12345678"), () => logger.info({ site: "park" }, "inside"));
    logger.info("outside");
    const lines = written.map((line) => JSON.parse(line) as { requestId?: string });
    expect(lines.map(({ requestId }) => requestId)).toEqual(["r-12345678", undefined]);
  });
});
