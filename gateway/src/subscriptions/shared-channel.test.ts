import type { EventBlock } from "./match-stream";
import { SharedChannel } from "./shared-channel";

const START = { seq: 10, cursor: "c-10" };

/** Blocks on order. */
async function* blocks(seqs: readonly number[]): AsyncGenerator<EventBlock> {
  for (const seq of seqs) yield { kind: "event", seq, cursor: `c-${seq}`, event: { data: { seq } } };
}

async function channelOf(seqs: readonly number[], maxEvents = 100): Promise<SharedChannel> {
  const channel = new SharedChannel(
    START,
    () => blocks(seqs),
    maxEvents,
    () => undefined,
  );
  await new Promise<void>((resolve) => {
    channel.join(() => {
      const step = channel.stepFrom((seqs.at(-1) ?? START.seq) - 1);
      if (step.kind !== "waiting") resolve();
    });
  });
  return channel;
}

describe("SharedChannel", () => {
  it("gives each position the first event behind it", async () => {
    const channel = await channelOf([12, 15, 20]);
    const next = [10, 11, 12, 19, 20].map((seq) => {
      const step = channel.stepFrom(seq);
      return step.kind === "event" ? step.event.seq : step.kind;
    });
    expect(next).toEqual([12, 12, 15, 20, "waiting"]);
  });

  it("tells a position that the ring has gone past, and covers it no more", async () => {
    const channel = await channelOf([11, 12, 13, 14], 2);
    expect(channel.stepFrom(11).kind).toBe("overrun");
    expect(channel.stepFrom(12)).toMatchObject({ kind: "event", event: { seq: 13 } });
    expect([channel.covers(11), channel.covers(12)]).toEqual([false, true]);
  });

  it("knows the place of a cursor while nothing behind it is missing", async () => {
    const channel = await channelOf([11, 12, 13, 14], 2);
    expect(["c-12", "c-13", "c-14", "c-20"].map((cursor) => channel.placeOf(cursor)?.seq ?? null)).toEqual([
      null,
      13,
      14,
      null,
    ]);
  });

  it("ends its stream when the last subscriber has gone", () => {
    let signalled: AbortSignal | null = null;
    let empty = 0;
    const follow = (_after: string, signal: AbortSignal) => {
      signalled = signal;
      return blocks([]);
    };
    const channel = new SharedChannel(START, follow, 10, () => (empty += 1));
    const leave = [channel.join(() => undefined), channel.join(() => undefined)];
    for (const one of leave) one();
    for (const one of leave) one();
    expect(empty).toBe(1);
    expect(signalled).toMatchObject({ aborted: true });
  });
});
