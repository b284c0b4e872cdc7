import {
  encodeMessage,
  endOf,
  messageId,
  parseFeedMessage,
  parseHeadMessage,
  type FeedMessage,
} from "./event-messages";

const CHANGE = {
  seq: 7,
  at: "2026-11-26T08:00:00.000Z",
  kind: "PROJECT",
  action: "CREATED",
  objectId: "baihe:x",
  version: 1,
  visibility: { public: true },
  payload: { title: "楼道堆物" },
} as const;
const MESSAGE: FeedMessage = { site: "baihe", epoch: "e", changes: [CHANGE, { ...CHANGE, seq: 8 }] };
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

describe("parseFeedMessage()", () => {
  it("reads what was written, and knows where it ends", () => {
    expect(parseFeedMessage("baihe", encodeMessage(MESSAGE))).toEqual(MESSAGE);
    expect([endOf(MESSAGE), messageId(MESSAGE)]).toEqual([{ epoch: "e", seq: 8 }, "baihe:e:8"]);
  });

  it.each([
    ["another site's", { ...MESSAGE, site: "minglou" }, "is of site minglou"],
    ["with a hole", { ...MESSAGE, changes: [CHANGE, { ...CHANGE, seq: 9 }] }, "do not follow each other"],
    ["with a repetition", { ...MESSAGE, changes: [CHANGE, CHANGE] }, "do not follow each other"],
    ["without a change", { ...MESSAGE, changes: [] }, "is not what its protocol allows"],
    ["with a change that is none", { ...MESSAGE, changes: [{ seq: 7 }] }, "is not what its protocol allows"],
  ])("refuses a message %s", (_what, message, why) => {
    expect(() => parseFeedMessage("baihe", bytes(message))).toThrow(why);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["half a character", Buffer.from([0x22, 0xe6, 0xa5, 0x22])],
  ])("refuses %s", (_what, data) => expect(() => parseFeedMessage("baihe", data)).toThrow("is not JSON"));
});

describe("parseHeadMessage()", () => {
  const head = { site: "baihe", epoch: "e", seq: 7, at: "2026-11-26T08:00:00.000Z" };

  it("reads a head of its own site only", () => {
    expect(parseHeadMessage("baihe", bytes(head))).toEqual(head);
    expect(() => parseHeadMessage("minglou", bytes(head))).toThrow("is of site baihe");
    expect(() => parseHeadMessage("baihe", bytes({ ...head, seq: -1 }))).toThrow("protocol");
  });
});
