import { HubError } from "@park-hub/errors";
import { connectionOf, decodeKeysetCursor, encodeKeysetCursor, pageArguments, pageSize } from "./pages";

describe("pageArguments()", () => {
  it("defaults to twenty from the start", () => {
    expect(pageArguments({})).toEqual({ limit: 20, after: null });
  });

  it("names the size, and the limit, of a page that is too long", () => {
    expect(() => pageSize(500)).toThrow(new HubError("BAD_REQUEST", "page size 500 exceeds the limit of 100"));
  });

  it("refuses a negative size", () => {
    expect(() => pageSize(-1)).toThrow(/page size -1/);
  });

  it("gives back the cursor that it gave out", () => {
    const cursor = { createdAt: "2026-11-23T08:00:00.123Z", id: "baihe:01KAQ3V6GZ5M9X1N8R2T4W7Y0B" };
    expect(pageArguments({ first: 1, after: encodeKeysetCursor(cursor) }).after).toEqual(cursor);
  });

  it.each(["", "nonsense", "MXx4fHk", Buffer.from("1|2026-02-30T00:00:00.000Z|x").toString("base64url")])(
    "refuses the foreign cursor %j",
    (text) => {
      expect(() => decodeKeysetCursor(text)).toThrow(expect.objectContaining({ code: "CURSOR_INVALID" }));
    },
  );
});

describe("connectionOf()", () => {
  it("takes the row too many as the sign that more follow", () => {
    const page = connectionOf(["a", "b", "c"], { limit: 2, after: null }, (row) => `@${row}`, 7);
    expect(page.nodes).toEqual(["a", "b"]);
    expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: "@a", endCursor: "@b" });
    expect(page.totalCount).toBe(7);
  });

  it("gives an empty page without cursors", () => {
    const page = connectionOf([], { limit: 2, after: "x" }, String, 0);
    expect(page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });
});
