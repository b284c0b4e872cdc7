import { once, EventEmitter } from "node:events";
import { performance } from "node:perf_hooks";

import { PollLoop, type PollLoopOptions, type QuestionKind } from "./poll-loop";

describe("PollLoop", () => {
  const asked = new EventEmitter();
  let kinds: QuestionKind[];
  let loop: PollLoop;

  /** Answers from the list, one answer a question; when the list is empty a question waits until it is ended. */
  function start(answers: (boolean | Error)[], options: Partial<PollLoopOptions> = {}): void {
    kinds = [];
    loop = new PollLoop({
      ask: (kind, signal) => {
        kinds.push(kind);
        asked.emit("question");
        const answer = answers.shift();
        if (answer === undefined) return untilEnded(signal);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      onFailure: () => undefined,
      backOff: { firstMs: 1, maxMs: 2 },
      refreshIntervalMs: 0,
      ...options,
    });
    loop.start();
  }

  function untilEnded(signal: AbortSignal): Promise<boolean> {
    return new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("ended")), { once: true });
    });
  }

  async function untilAsked(count: number): Promise<void> {
    while (kinds.length < count) await once(asked, "question");
  }

  afterEach(() => loop.close());

  it("asks anew at the start and after a failure, and waits otherwise", async () => {
    const failures: unknown[] = [];
    const broken = new Error("broken");
    start([true, true, broken, false], { onFailure: (error) => failures.push(error) });
    await untilAsked(5);
    expect(kinds).toEqual(["anew", "wait", "wait", "anew", "wait"]);
    expect(failures).toEqual([broken]);
  });

  it("asks no sooner than a second after a wait that brought nothing, however fast the answer came", async () => {
    const startedMs: number[] = [];
    const answers = [true, false];
    start([], {
      ask: (kind, signal) => {
        kinds.push(kind);
        startedMs.push(performance.now());
        asked.emit("question");
        const answer = answers.shift();
        return answer === undefined ? untilEnded(signal) : Promise.resolve(answer);
      },
    });
    await untilAsked(3);
    const [, second = 0, third = 0] = startedMs;
    expect(third - second).toBeGreaterThan(990);
  });

  it("ends the running question for a refresh, and a pause too; that is no failure", async () => {
    const failures: unknown[] = [];
    start([true], { onFailure: (error) => failures.push(error) });
    await untilAsked(2);
    const refreshed = loop.refresh();
    await untilAsked(3);
    expect(kinds).toEqual(["anew", "wait", "refresh"]);
    await loop.close();
    await refreshed;
    expect(failures).toEqual([]);

    start([new Error("broken"), true], { backOff: { firstMs: 3_600_000, maxMs: 3_600_000 } });
    await untilAsked(1);
    await loop.refresh();
    expect(kinds.slice(0, 2)).toEqual(["anew", "refresh"]);
  });

  it("settles a refresh whose question fails", async () => {
    const answers: (boolean | Error)[] = [true];
    start(answers);
    await untilAsked(2);
    answers.push(new Error("broken"));
    await expect(loop.refresh()).resolves.toBeUndefined();
    expect(kinds.slice(0, 3)).toEqual(["anew", "wait", "refresh"]);
  });

  it("asks nothing more once it is closed, and a refresh then is over at once", async () => {
    start([true]);
    await untilAsked(2);
    await loop.close();
    await loop.refresh();
    expect(kinds).toHaveLength(2);
  });
});
