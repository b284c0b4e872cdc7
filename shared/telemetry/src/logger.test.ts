import { HubError } from "@park-hub/errors";
import { createLogger, redactText, withRequestId, type Logger } from "./logger";

const TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

function recorder(): { readonly logger: Logger; lines(): readonly Record<string, unknown>[] } {
  const written: string[] = [];
  const logger = createLogger({
    name: "gateway",
    level: "debug",
    destination: { write: (line) => void written.push(line) },
  });
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("createLogger()", () => {
  it("writes one JSON object a line with name, level, time and message", () => {
    const { logger, lines } = recorder();
    logger.info({ site: "baihe" }, "feed connected");
    expect(lines()).toEqual([
      {
        name: "gateway",
        level: "info",
        pid: process.pid,
        time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
        site: "baihe",
        message: "feed connected",
      },
    ]);
  });

  it("leaves out what lies below its level", () => {
    const { logger, lines } = recorder();
    logger.trace("unheard");
    logger.debug("heard");
    expect(lines()).toHaveLength(1);
  });

  it("hides tokens by their key, at the top and below", () => {
    const { logger, lines } = recorder();
    const headers = { authorization: `Bearer ${TOKEN}`, "hub-identity": TOKEN, accept: "application/json" };
    logger.info({ token: TOKEN, headers, request: { headers } }, "asked");
    const hidden = { authorization: "[hidden]", "hub-identity": "[hidden]", accept: "application/json" };
    expect(lines()[0]).toMatchObject({ token: "[hidden]", headers: hidden, request: { headers: hidden } });
  });

  it("hides tokens and accounts inside messages", () => {
    const { logger, lines } = recorder();
    logger.warn(`refused ${TOKEN} for mysql://hub:hunter2@host/park`);
    expect(lines()[0]?.message).toBe("refused [token] for mysql://[account]@host/park");
  });

  it("shows an error with its code and causes, without secrets", () => {
    const { logger, lines } = recorder();
    const cause = new Error("connect mysql://hub:hunter2@host/park");
    logger.error({ err: new HubError("STORAGE", "could not save", { cause }) }, "failed");
    expect(lines()[0]?.err).toMatchObject({
      code: "STORAGE",
      cause: { message: "connect mysql://[account]@host/park" },
    });
    expect(JSON.stringify(lines())).not.toContain("hunter2");
  });

  it("is silent under Jest unless told", () => {
    expect(createLogger({ name: "park" }).level).toBe("silent");
  });
});

describe("withRequestId()", () => {
  it("puts the id into every line of the child and into none of its parent's", () => {
    const { logger, lines } = recorder();
    withRequestId(logger, "r-1").info("one");
    logger.info("two");
    expect(lines().map(({ requestId }) => requestId)).toEqual(["r-1", undefined]);
  });
});

describe("redactText()", () => {
  it("leaves ordinary text alone", () => {
    const text = "site park answered https://127.0.0.1:4000/graphql in 3.2.1 ms to a@b";
    expect(redactText(text)).toBe(text);
  });
});
