import { SiteStates } from "./site-states";

describe("SiteStates.waitFor()", () => {
  const wanted = new Map([
    ["a", { epoch: "e", seq: 2 }],
    ["b", { epoch: "f", seq: 1 }],
  ]);

  it("resolves once every site has come as far", async () => {
    const states = new SiteStates();
    const waiting = states.waitFor(wanted, 60_000);
    states.advance("a", { epoch: "e", seq: 5 }, 0);
    states.advance("b", { epoch: "f", seq: 1 }, 0);
    expect(await waiting).toBe(true);
    expect(await states.waitFor(wanted, 0)).toBe(true);
  });

  it("gives up in time, also when a site is in another history", async () => {
    const states = new SiteStates();
    states.advance("a", { epoch: "other", seq: 9 }, 0);
    states.advance("b", { epoch: "f", seq: 1 }, 0);
    expect(await states.waitFor(wanted, 1)).toBe(false);
  });

  it("lets go of everybody when the process ends", async () => {
    const states = new SiteStates();
    const waiting = states.waitFor(wanted, 60_000);
    states.releaseWaiters();
    expect(await waiting).toBe(false);
  });
});
