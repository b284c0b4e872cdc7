import type { Change } from "@park-hub/outbox";
import type { FeedMessage } from "./event-messages";
import { SiteLane } from "./site-lane";

const changeAt = (seq: number): Change => ({
  seq,
  at: "2026-11-26T08:00:00.000Z",
  kind: "PROJECT",
  action: "CREATED",
  objectId: "baihe:x",
  version: 1,
  visibility: { public: true },
  payload: null,
});

function message(first: number, last = first, epoch = "e"): FeedMessage {
  const others = Array.from({ length: last - first }, (_, index) => changeAt(first + 1 + index));
  return { site: "baihe", epoch, changes: [changeAt(first), ...others] };
}

const laneAt = (seq: number) => new SiteLane("baihe", { epoch: "e", seq });
const seqsIn = (lane: SiteLane) => lane.nextBatch(500).map(({ seq }) => seq);

describe("SiteLane", () => {
  it("takes what follows, and of a message that overlaps what is new", () => {
    const lane = laneAt(2);
    expect(lane.arrive(message(3), 10)).toBe("taken");
    expect(lane.arrive(message(2, 5), 11)).toBe("taken");
    expect(seqsIn(lane)).toEqual([3, 4, 5]);
    expect([lane.arrived, lane.place]).toEqual([{ epoch: "e", seq: 5 }, 11]);
  });

  it("passes over what it has", () => {
    const lane = laneAt(5);
    expect(lane.arrive(message(1, 5), 4)).toBe("known");
    expect(seqsIn(lane)).toEqual([]);
  });

  it.each([
    ["a gap", laneAt(2), message(4), "PRUNED"],
    ["another history", laneAt(2), message(3, 3, "restored"), "UNKNOWN_EPOCH"],
    ["no cursor yet", new SiteLane("baihe", null), message(1), "NO_CURSOR"],
  ])("takes nothing at %s", (_what, lane, arriving, reason) => {
    expect(lane.arrive(arriving, 7)).toBe(reason);
    expect([lane.waiting, lane.place]).toEqual([0, null]);
  });

  it("drops what waits when it leaves, and goes on from the cursor that it returns with", () => {
    const lane = laneAt(2);
    lane.arrive(message(3, 9), 10);
    lane.leave();
    expect([lane.waiting, lane.phase]).toEqual([0, "away"]);
    lane.return({ epoch: "e", seq: 6 });
    expect(lane.arrive(message(3, 9), 10)).toBe("taken");
    expect(seqsIn(lane)).toEqual([7, 8, 9]);
  });

  describe("judgeHead()", () => {
    const head = (seq: number, epoch = "e") => ({ epoch, seq });

    it("believes another history at once", () => {
      expect(laneAt(5).judgeHead(head(5, "restored"), false, 0, 100)).toBe("UNKNOWN_EPOCH");
    });

    it.each([
      ["behind the cursor", 3, "BEYOND_HEAD"],
      ["ahead of a stream that is read to its end", 8, "PRUNED"],
    ])("believes a head %s only after a while", (_what, seq, reason) => {
      const lane = laneAt(5);
      expect(lane.judgeHead(head(seq), true, 0, 100)).toBeNull();
      expect(lane.judgeHead(head(seq), true, 99, 100)).toBeNull();
      expect(lane.judgeHead(head(seq), true, 100, 100)).toBe(reason);
    });

    it("begins to wait anew when something arrives, when the head fits, and while the stream is still read", () => {
      const lane = laneAt(5);
      lane.judgeHead(head(8), true, 0, 100);
      lane.arrive(message(6), 1);
      expect(lane.judgeHead(head(8), true, 100, 100)).toBeNull();
      lane.judgeHead(head(6), true, 150, 100);
      expect(lane.judgeHead(head(8), true, 250, 100)).toBeNull();
      lane.judgeHead(head(8), false, 300, 100);
      expect(lane.judgeHead(head(8), true, 400, 100)).toBeNull();
    });

    it("asks a host that cannot write to the stream for its snapshot once a minute at most", () => {
      const lane = laneAt(5);
      lane.judgeHead(head(8), true, 0, 100);
      expect(lane.judgeHead(head(8), true, 100, 100)).toBe("PRUNED");
      lane.return(head(8));
      lane.judgeHead(head(9), true, 200, 100);
      expect(lane.judgeHead(head(9), true, 300, 100)).toBeNull();
      expect(lane.judgeHead(head(9), true, 60_100, 100)).toBe("PRUNED");
    });
  });
});
