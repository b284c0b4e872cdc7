import type { EventBlock } from "./match-stream";
import { NewsGate } from "./news-gate";
import { SharedChannel, type ChannelOptions } from "./shared-channel";

const START = { seq: 10, cursor: "c-10" };
/** Where somebody takes events, how fast the machine is decides nothing. */
const PATIENCE_MS = 60_000;

/** Blocks on order. */
async function* blocks(seqs: readonly number[]): AsyncGenerator<EventBlock> {
  for (const seq of seqs) yield { kind: "event", seq, cursor: `c-${seq}`, event: { data: { seq } } };
}

function optionsOf(maxEvents: number, onEmpty: () => void = () => undefined): ChannelOptions {
  return { maxEvents, patienceMs: PATIENCE_MS, onEmpty };
}

async function channelOf(seqs: readonly number[], maxEvents = 100): Promise<SharedChannel> {
  const channel = new SharedChannel(START, () => blocks(seqs), optionsOf(maxEvents));
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

  /** Takes what there is from the position, as long as the ring allows; gives the numbers taken, and how it ended. */
  async function takeAll(channel: SharedChannel, until: number): Promise<readonly (number | string)[]> {
    const taken: (number | string)[] = [];
    const news = new NewsGate();
    const leave = channel.join(() => news.wake());
    for (let seq = START.seq; seq < until;) {
      news.rearm();
      const step = channel.stepFrom(seq);
      if (step.kind === "waiting") await news.forNews();
      else if (step.kind === "event") taken.push((seq = step.event.seq));
      else {
        taken.push(step.kind);
        break;
      }
    }
    leave();
    return taken;
  }

  it("reads a burst no faster than the subscriber that is furthest takes it", async () => {
    const seqs = Array.from({ length: 50 }, (_, at) => START.seq + 1 + at);
    const channel = new SharedChannel(START, () => blocks(seqs), optionsOf(5));
    const sleeper = channel.join(() => undefined);
    // Whoever comes to it first finds the ring full and nothing pushed out.
    while (channel.keptCount < 5) await new Promise((resolve) => setImmediate(resolve));
    expect(await takeAll(channel, 60)).toEqual(seqs);
    expect(channel.stepFrom(START.seq).kind).toBe("overrun");
    sleeper();
  });

  it("does not wait for ever when nobody takes anything", async () => {
    const seqs = [11, 12, 13, 14, 15, 16];
    const channel = new SharedChannel(START, () => blocks(seqs), { ...optionsOf(2), patienceMs: 50 });
    await new Promise<void>((resolve) => {
      channel.join(() => {
        if (!channel.covers(START.seq + 3)) resolve();
      });
    });
    expect(channel.stepFrom(START.seq).kind).toBe("overrun");
  });

  it("ends its stream when the last subscriber has gone", () => {
    let signalled: AbortSignal | null = null;
    let empty = 0;
    const follow = (_after: string, signal: AbortSignal) => {
      signalled = signal;
      return blocks([]);
    };
    const channel = new SharedChannel(
      START,
      follow,
      optionsOf(10, () => (empty += 1)),
    );
    const leave = [channel.join(() => undefined), channel.join(() => undefined)];
    for (const one of leave) one();
    for (const one of leave) one();
    expect(empty).toBe(1);
    expect(signalled).toMatchObject({ aborted: true });
  });
});
