import { StopSwitch } from "../operation";
import { HostGates } from "./host-gates";

const HOST = "http://host";

/** Asks for places; which of them were given, as far as nobody has to wait for anything. */
async function ask(gates: HostGates, part: string, count: number, signal = new StopSwitch()) {
  const given: boolean[] = [];
  const entered = Array.from({ length: count }, () =>
    gates.enter(HOST, part, signal).then((isInside) => void given.push(isInside)),
  );
  await turns();
  return { given, entered: Promise.all(entered) };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("HostGates", () => {
  it("lets so many to one part at a time, in order of arrival", async () => {
    const gates = new HostGates({ maxPerPart: 2 });
    const order: number[] = [];
    const enter = (n: number): void => void gates.enter(HOST, "baihe", new StopSwitch()).then(() => order.push(n));
    [1, 2, 3, 4].forEach(enter);
    await turns();
    expect(order).toEqual([1, 2]);
    gates.leave(HOST, "baihe");
    gates.leave(HOST, "baihe");
    await turns();
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it("leaves as much to the others as a part that hangs may hold, and as two of them hold", async () => {
    const gates = new HostGates({ maxPerHost: 60 });
    const [baihe, minglou, fuming] = [
      await ask(gates, "baihe", 100),
      await ask(gates, "minglou", 100),
      await ask(gates, "fuming", 100),
    ];
    expect(baihe.given).toHaveLength(30);
    expect(minglou.given).toHaveLength(15);
    expect(fuming.given.length).toBeGreaterThan(5);
    expect((await ask(gates, "dongwu", 1)).given).toEqual([true]);
  });

  it("fills what became free, also when that is room for two", async () => {
    const gates = new HostGates({ maxPerHost: 8 });
    const [baihe, minglou] = [await ask(gates, "baihe", 9), await ask(gates, "minglou", 9)];
    expect([baihe.given.length, minglou.given.length]).toEqual([4, 2]);
    for (let left = 0; left < 4; left += 1) gates.leave(HOST, "baihe");
    await turns();
    expect(baihe.given.length + minglou.given.length).toBeGreaterThanOrEqual(4 + 2 + 3);
  });

  it("serves parts in turn when there is room again, and never more than the host may have", async () => {
    const gates = new HostGates({ maxPerHost: 2 });
    const [baihe, minglou] = [await ask(gates, "baihe", 3), await ask(gates, "minglou", 3)];
    const inside = (): readonly number[] => [baihe.given.length, minglou.given.length];
    expect(inside()).toEqual([1, 1]);
    for (const [leaving, then] of [
      ["baihe", [2, 1]],
      ["minglou", [2, 2]],
      ["baihe", [3, 2]],
      ["minglou", [3, 3]],
    ] as const) {
      gates.leave(HOST, leaving);
      await turns();
      expect(inside()).toEqual(then);
    }
  });

  it("gives up waiting when the signal says so, and keeps the place for the next", async () => {
    const gates = new HostGates({ maxPerPart: 1 });
    const leaving = new StopSwitch();
    await ask(gates, "baihe", 1);
    const [given, next] = [await ask(gates, "baihe", 1, leaving), await ask(gates, "baihe", 1)];
    leaving.stop(new Error("gone"));
    gates.leave(HOST, "baihe");
    await turns();
    expect([given.given, next.given]).toEqual([[false], [true]]);
    expect(await gates.enter(HOST, "baihe", leaving)).toBe(false);
  });

  it("knows another host by its address", async () => {
    const gates = new HostGates({ maxPerHost: 1 });
    await ask(gates, "baihe", 1);
    expect(await gates.enter("http://other", "baihe", new StopSwitch())).toBe(true);
  });
});
