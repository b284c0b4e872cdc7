import { StopSwitch, type StopSignal } from "../operation";
import { SharedFlights } from "./shared-flights";

/** Requests that are answered when the test says so. */
function requests() {
  const sent: { readonly signal: StopSignal; answer(text: string): void; fail(error: Error): void }[] = [];
  const send = (signal: StopSignal): Promise<string> =>
    new Promise((resolve, reject) => sent.push({ signal, answer: resolve, fail: reject }));
  return { sent, send };
}

describe("SharedFlights", () => {
  it("sends one request for equal keys, and another when it was answered", async () => {
    const [flights, { sent, send }] = [new SharedFlights(), requests()];
    const riders = [1, 2, 3].map(() => flights.join("a", new StopSwitch(), send));
    const other = flights.join("b", new StopSwitch(), send);
    expect(sent).toHaveLength(2);
    sent[0]?.answer("A");
    sent[1]?.answer("B");
    expect(await Promise.all([...riders, other])).toEqual(["A", "A", "A", "B"]);
    void flights.join("a", new StopSwitch(), send);
    expect(sent).toHaveLength(3);
  });

  it("lets nobody join what was sent before a change", async () => {
    const [flights, { sent, send }] = [new SharedFlights(), requests()];
    const before = flights.join("a", new StopSwitch(), send);
    flights.noteChange();
    const behind = flights.join("a", new StopSwitch(), send);
    expect(sent).toHaveLength(2);
    sent[1]?.answer("new");
    sent[0]?.answer("old");
    expect(await Promise.all([before, behind])).toEqual(["old", "new"]);
  });

  it("goes on while anybody waits, and stops when the last one has gone", async () => {
    const [flights, { sent, send }] = [new SharedFlights(), requests()];
    const [first, second] = [new StopSwitch(), new StopSwitch()];
    const [gone, staying] = [flights.join("a", first, send), flights.join("a", second, send)];
    first.stop(new Error("the client went away"));
    await expect(gone).rejects.toThrow("the client went away");
    expect(sent[0]?.signal.aborted).toBe(false);
    second.stop(new Error("this one, too"));
    await expect(staying).rejects.toThrow("this one, too");
    expect(sent[0]?.signal.aborted).toBe(true);
    void flights.join("a", new StopSwitch(), send);
    expect(sent).toHaveLength(2);
  });

  it("fails all riders alike", async () => {
    const [flights, { sent, send }] = [new SharedFlights(), requests()];
    const riders = [1, 2].map(() => flights.join("a", new StopSwitch(), send));
    sent[0]?.fail(new Error("broken off"));
    for (const rider of riders) await expect(rider).rejects.toThrow("broken off");
  });
});
