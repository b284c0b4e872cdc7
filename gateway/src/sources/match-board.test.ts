import { MatchBoard } from "./match-board";

const [FIRST, SECOND] = ["http://first", "http://second"];

describe("MatchBoard", () => {
  const boards: MatchBoard[] = [];
  const board = (urls: readonly string[], isReady: (url: string) => boolean) => {
    const changes: string[] = [];
    let resolve: () => void = () => undefined;
    const made = new MatchBoard({
      urls,
      probe: (url) => Promise.resolve(isReady(url)),
      onChange: (url, state) => {
        changes.push(`${url} ${state}`);
        resolve();
      },
      everyMs: 1,
    });
    boards.push(made);
    const change = () => new Promise<void>((resolved) => (resolve = resolved));
    return { made, changes, change };
  };

  afterEach(async () => {
    for (const made of boards.splice(0)) await made.close();
  });

  it("always gives the only address, and does not watch it", () => {
    const { made, changes } = board([FIRST], () => {
      throw new Error("it was probed");
    });
    made.noteFailure(FIRST);
    expect(made.pick()).toBe(FIRST);
    expect(changes).toEqual([]);
  });

  it("turns to the next one at a failed request, and back when the first calls itself ready", async () => {
    const { made, change } = board([FIRST, SECOND], () => true);
    made.noteFailure(FIRST);
    expect(made.pick()).toBe(SECOND);
    await change();
    expect(made.pick()).toBe(FIRST);
  });

  it("asks the first of those that are ready, and when none is, the one that failed the longest ago", async () => {
    const ready = new Set([SECOND]);
    const { made, change, changes } = board([FIRST, SECOND], (url) => ready.has(url));
    await change();
    expect(made.pick()).toBe(SECOND);
    ready.clear();
    await change();
    expect(made.pick()).toBe(FIRST);
    made.noteFailure(FIRST);
    expect(made.pick()).toBe(SECOND);
    expect(changes).toEqual([`${FIRST} AWAY`, `${SECOND} AWAY`]);
  });

  it("takes streams away from a process that stays silent, and from no other", async () => {
    const { made } = board([FIRST, SECOND], (url) => url === SECOND);
    const [gone, there] = [made.goneSignal(FIRST), made.goneSignal(SECOND)];
    await new Promise((resolve) => gone.addEventListener("abort", resolve));
    expect(there.aborted).toBe(false);
    expect(made.goneSignal(FIRST).aborted).toBe(false);
  });
});
