import { logCursor, readLogCursor } from "./log-cursor";

const HEAD = { name: "main", epoch: "abc_-1", seq: 40, pruned: 10 };

describe("readLogCursor()", () => {
  it("reads what logCursor() wrote, from the oldest kept to the head", () => {
    for (const seq of [10, 25, 40]) expect(readLogCursor(HEAD, logCursor("abc_-1", seq))).toBe(seq);
  });

  it("refuses cursors of another log, from beyond the head, and of nobody", () => {
    for (const cursor of [logCursor("other", 20), logCursor("abc_-1", 41), "", "garbage", "1.abc_-1.20"]) {
      expect(() => readLogCursor(HEAD, cursor)).toThrow(expect.objectContaining({ code: "CURSOR_INVALID" }));
    }
  });

  it("names the oldest that still works for one that is too old", () => {
    expect(() => readLogCursor(HEAD, logCursor("abc_-1", 9))).toThrow(
      expect.objectContaining({ code: "CURSOR_EXPIRED", details: { oldest: logCursor("abc_-1", 10) } }),
    );
  });
});
