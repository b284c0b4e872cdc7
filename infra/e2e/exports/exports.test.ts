/* Analysts take whole lists away: streamed CSV and NDJSON from the gateway, with the rights and filters of find. */
import type { TokenFor } from "@park-hub/dev";
import { startTestHub, type TestHub } from "../src/test-hub";

const ANALYST = { role: "ANALYST" } as const;

describe("exports", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
  });
  afterAll(async () => hub?.stop());

  async function download(path: string, as?: TokenFor): Promise<Response> {
    const headers: Record<string, string> = as === undefined ? {} : { authorization: `Bearer ${await hub.token(as)}` };
    return fetch(new URL(`/export/${path}`, hub.url), { headers });
  }

  it("gives all projects of the city as CSV with Chinese headings", async () => {
    const response = await download("projects?format=csv", ANALYST);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="projects.csv"');
    expect(response.headers.get("hub-coverage")).toBe("asked=30;answered=30;stale=;missing=");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString("utf8").split("\r\n");
    expect(lines[0]).toContain("编号,站点代码,站点,项目名称");
    expect(lines).toHaveLength(120 + 2);
  });

  it("gives the rows that find counts, by the same filter", async () => {
    const { data } = await hub.ask<{ findDemands: { totalCount: number } }>(
      `{ findDemands(filter: { fields: [ELDERLY_CARE], within: "330212" }) { totalCount } }`,
    );
    const response = await download("demands?format=ndjson&fields=ELDERLY_CARE&within=330212", ANALYST);
    const rows = (await response.text())
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { readonly fields: readonly string[] });
    expect(rows).toHaveLength(data.findDemands.totalCount);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ fields }) => fields.includes("ELDERLY_CARE"))).toBe(true);
  });

  it("is for analysts, stewards and operators, and says what it does not know", async () => {
    for (const [path, as, status, code] of [
      ["projects", undefined, 401, "UNAUTHENTICATED"],
      ["projects", { role: "STATION_WORKER", site: "baihe" } as const, 403, "FORBIDDEN"],
      ["contacts", ANALYST, 404, "NOT_FOUND"],
      ["projects?colour=red", ANALYST, 400, "BAD_REQUEST"],
    ] as const) {
      const response = await download(path, as);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
    }
  });
});
