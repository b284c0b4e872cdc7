import { DeliveryTurns } from "./delivery-turns";

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("DeliveryTurns", () => {
  it("lets so many go in one turn of the event loop, and the others after it in their order", async () => {
    const turns = new DeliveryTurns(3);
    const gone: number[] = [];
    const all = Promise.all(
      Array.from({ length: 8 }, async (_, number) => {
        await turns.take();
        gone.push(number);
      }),
    );
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      seen.push(gone.length);
      await turnOfTheLoop();
    }
    await all;
    // The first three in the turn that they asked in, three in the next, the rest in the one after.
    expect(seen).toEqual([0, 6, 8]);
    expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("begins anew when a turn is over", async () => {
    const turns = new DeliveryTurns(1);
    expect(turns.take()).toBeUndefined();
    expect(turns.take()).toBeInstanceOf(Promise);
    await turnOfTheLoop();
    await turnOfTheLoop();
    expect(turns.take()).toBeUndefined();
  });
});
