import { request } from "undici";

import { RawGraphServer, takeRequest } from "./raw-graph-server";

describe("takeRequest()", () => {
  const head = "POST /graphql HTTP/1.1\r\nHost: x\r\n";

  it("takes one request at a time, and only when it is all there", () => {
    const text = `${head}Content-Length: 5\r\n\r\nfirst${head}content-length: 6\r\n\r\nsecond`;
    const first = takeRequest(text);
    expect(first?.body).toBe("first");
    expect(takeRequest(text.slice(first?.end))?.body).toBe("second");
    expect(takeRequest(`${head}Content-Length: 5\r\n\r\nfirs`)).toBeNull();
  });

  it("reads chunks", () => {
    const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n`;
    expect(takeRequest(chunked)).toBeNull();
    expect(takeRequest(`${chunked}0\r\n\r\n`)?.body).toBe("abcde");
  });
});

describe("RawGraphServer", () => {
  it("executes a body once and answers it again with the same bytes", async () => {
    const server = new RawGraphServer(async (body) => `{"data":{"said":${body}}}`);
    const url = `http://127.0.0.1:${await server.listen()}/graphql`;
    const ask = async (body: string) => (await request(url, { method: "POST", body, reset: true })).body.text();
    expect([await ask('"你好"'), await ask('"你好"'), await ask("2")]).toEqual([
      '{"data":{"said":"你好"}}',
      '{"data":{"said":"你好"}}',
      '{"data":{"said":2}}',
    ]);
    expect(server.takeCount()).toEqual({ requests: 3, executed: 2 });
    await server.close();
  });
});
