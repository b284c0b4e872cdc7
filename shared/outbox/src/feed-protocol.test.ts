import { encodeFeedEvent, parseFeedEvent, type FeedEvent } from "./feed-protocol";

const change = {
  seq: 7,
  at: "2026-03-01T08:00:00.123Z",
  kind: "PROJECT",
  action: "UPDATED",
  objectId: "baihe:01J",
  version: 2,
  visibility: { public: false, sites: ["baihe"], organizations: [] },
  payload: { text: "line\nbreak, 量子😀", nothing: null },
} as const;

/** Type and data of an SSE block. */
function fieldsOf(block: string): [string, string] {
  const match = /^event: (\w+)\ndata: (.*)\n\n$/.exec(block);
  return [match?.[1] ?? "", match?.[2] ?? ""];
}

describe("a feed's events", () => {
  const events: FeedEvent[] = [
    { type: "change", site: "baihe", epoch: "e", change },
    { type: "heartbeat", heads: { baihe: { epoch: "e", seq: 7 } } },
    { type: "resync", site: "baihe", epoch: "e", reason: "PRUNED" },
  ];
  it.each(events)("$type is read as it was written, on two lines", (event) => {
    expect(parseFeedEvent(...fieldsOf(encodeFeedEvent(event)))).toEqual(event);
  });

  it("of a type that is not known yet are passed over", () => {
    expect(parseFeedEvent("later", "{}")).toBeUndefined();
  });

  it.each([
    ["change", "{"],
    ["change", JSON.stringify({ site: "baihe", epoch: "e", change: { ...change, seq: "7" } })],
    ["change", JSON.stringify({ site: "baihe", epoch: "e", change: { ...change, visibility: { public: false } } })],
    ["heartbeat", JSON.stringify({ heads: { baihe: 7 } })],
    ["resync", JSON.stringify({ site: "baihe", epoch: "e", reason: "MOOD" })],
  ])("are refused when they are malformed: %s %s", (type, data) => {
    expect(() => parseFeedEvent(type, data)).toThrow(/feed sent/);
  });
});
