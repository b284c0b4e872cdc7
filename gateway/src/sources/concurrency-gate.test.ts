import { ConcurrencyGate } from "./concurrency-gate";

describe("ConcurrencyGate", () => {
  const never = new AbortController().signal;

  it("lets so many through and the others in order of arrival", async () => {
    const gate = new ConcurrencyGate(1);
    const order: string[] = [];
    expect(await gate.enter(never)).toBe(true);
    const [first, second] = ["first", "second"].map((name) =>
      gate.enter(never).then((isIn) => {
        order.push(`${name} ${String(isIn)}`);
      }),
    );
    gate.leave();
    await first;
    expect(order).toEqual(["first true"]);
    gate.leave();
    await second;
    expect(order).toEqual(["first true", "second true"]);
  });

  it("gives up waiting when the signal aborts, and loses no place by it", async () => {
    const gate = new ConcurrencyGate(1);
    await gate.enter(never);
    const controller = new AbortController();
    const waiting = gate.enter(controller.signal);
    controller.abort();
    expect(await waiting).toBe(false);
    gate.leave();
    expect(await gate.enter(never)).toBe(true);
    expect(await gate.enter(controller.signal)).toBe(false);
  });
});
