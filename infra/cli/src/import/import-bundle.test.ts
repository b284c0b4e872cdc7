import { createWriteStream, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";
import { importBundle, type Refusal } from "./import-bundle";

interface Asked {
  readonly query: string;
  readonly variables: Readonly<
    Record<string, { readonly site?: string; readonly title?: string; readonly idempotencyKey?: string }>
  >;
}

const demand = (ref: string, site = "baihe") => JSON.stringify({ ref, site, title: ref, description: "d" });

/** A hub that answers each aliased mutation by what the test says of its input. */
describe("importBundle()", () => {
  let server: Server;
  let folder: TemporaryDirectory;
  let url: string;
  let answer: (asked: Asked) => { status?: number; body: unknown };
  const requests: Asked[] = [];

  beforeEach(async () => {
    folder = temporaryDirectory("bundle");
    requests.length = 0;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const asked = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked;
        requests.push(asked);
        const { status = 200, body } = answer(asked);
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    answer = accept;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    folder.dispose();
  });

  const accept = ({ variables }: Asked): { body: unknown } => ({
    body: {
      data: Object.fromEntries(
        Object.entries(variables).map(([key, input]) => [`m${key.slice(1)}`, accepted(input.title)]),
      ),
    },
  });
  const accepted = (title: string | undefined) => ({ demand: { id: `baihe:${title ?? ""}` }, problems: [] });
  const run = async (refusals: Refusal[] = []) =>
    importBundle({
      folder: folder.path,
      url,
      token: "t",
      pause: () => Promise.resolve(),
      onRefused: (refusal) => refusals.push(refusal),
    });

  it("sends objects of one site together, each with the key of its ref", async () => {
    writeFileSync(
      join(folder.path, "demands.ndjson"),
      [demand("d-1"), demand("d-2", "fuming"), demand("d-3")].join("\n"),
    );
    expect(await run()).toMatchObject({ imported: 3, refused: 0 });
    const sites = requests.map(({ variables }) => [...new Set(Object.values(variables).map(({ site }) => site))]);
    expect(sites.sort()).toEqual([["baihe"], ["fuming"]]);
    expect(
      requests.flatMap(({ variables }) => Object.values(variables).map(({ idempotencyKey }) => idempotencyKey)).sort(),
    ).toEqual(["ref:demands/d-1", "ref:demands/d-2", "ref:demands/d-3"]);
  });

  it("splits a request that is refused whole until the spoiling line stands alone", async () => {
    writeFileSync(
      join(folder.path, "demands.ndjson"),
      ["d-1", "d-2", "bad", "d-4"].map((ref) => demand(ref)).join("\n"),
    );
    answer = (asked) =>
      Object.values(asked.variables).some(({ title }) => title === "bad")
        ? { status: 400, body: { errors: [{ message: "that line spoils it", extensions: { code: "VALIDATION" } }] } }
        : accept(asked);
    const refusals: Refusal[] = [];
    expect(await run(refusals)).toMatchObject({ imported: 3, refused: 1 });
    expect(refusals).toEqual([{ file: "demands.ndjson", line: 3, field: "line", rule: "that line spoils it" }]);
  });

  it("names every problem of a line, in one line", async () => {
    writeFileSync(join(folder.path, "demands.ndjson"), demand("d-1"));
    const problems = [
      { field: ["title"], code: "REQUIRED", message: "需求标题不能为空" },
      { field: ["tried", "0"], code: "TOO_LONG", message: "已试过的办法有 201 字" },
    ];
    answer = () => ({ body: { data: { m0: { demand: null, problems } } } });
    const refusals: Refusal[] = [];
    expect(await run(refusals)).toMatchObject({ imported: 0, refused: 1 });
    const rule = "REQUIRED: 需求标题不能为空; tried.0: TOO_LONG: 已试过的办法有 201 字";
    expect(refusals).toEqual([{ file: "demands.ndjson", line: 1, field: "title", rule }]);
  });

  it("tries a site that is away again", async () => {
    writeFileSync(join(folder.path, "demands.ndjson"), demand("d-1"));
    answer = (asked) =>
      requests.length < 3
        ? {
            body: {
              data: { m0: null },
              errors: [{ message: "away", path: ["m0"], extensions: { code: "SITE_UNAVAILABLE" } }],
            },
          }
        : accept(asked);
    expect(await run()).toMatchObject({ imported: 1, refused: 0 });
    expect(requests).toHaveLength(3);
  });

  it("stops with a clear error when the token will not do", async () => {
    writeFileSync(join(folder.path, "demands.ndjson"), demand("d-1"));
    answer = () => ({
      status: 401,
      body: { errors: [{ message: "bearer token expired", extensions: { code: "UNAUTHENTICATED" } }] },
    });
    await expect(run()).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "bearer token expired" });
  });

  it("sends a long list in requests of at most 25 lines", async () => {
    const file = createWriteStream(join(folder.path, "demands.ndjson"));
    const text = "需".repeat(400);
    for (let line = 0; line < 20_000; line += 1) {
      file.write(
        `${JSON.stringify({ ref: `d-${line}`, site: `s-${line % 150}`, title: `t${line}`, description: text })}\n`,
      );
    }
    file.end();
    await finished(file);
    let waiting = 0;
    let most = 0;
    answer = (asked) => {
      waiting += Object.keys(asked.variables).length;
      most = Math.max(most, Object.keys(asked.variables).length);
      return accept(asked);
    };
    expect(await run()).toMatchObject({ imported: 20_000, refused: 0 });
    expect(waiting).toBe(20_000);
    expect(most).toBeLessThanOrEqual(25);
  });
});
