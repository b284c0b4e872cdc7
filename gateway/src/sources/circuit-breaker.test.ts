import { CircuitBreaker } from "./circuit-breaker";

describe("CircuitBreaker", () => {
  let nowMs = 0;
  const breaker = () => new CircuitBreaker({ maxFailures: 2, openMs: 100, now: () => nowMs });
  beforeEach(() => {
    nowMs = 1_000;
  });

  it("opens after so many failures in a row", () => {
    const one = breaker();
    one.failed();
    one.succeeded();
    one.failed();
    expect(one.allows()).toBe(true);
    one.failed();
    expect([one.state, one.allows()]).toEqual(["OPEN", false]);
  });

  it("lets one request find out whether the target is back", () => {
    const one = breaker();
    one.failed();
    one.failed();
    nowMs += 100;
    expect([one.allows(), one.state, one.allows()]).toEqual([true, "HALF_OPEN", false]);
    one.succeeded();
    expect([one.state, one.allows()]).toEqual(["CLOSED", true]);
  });

  it("opens again when that request fails, and asks again when it was given up", () => {
    const one = breaker();
    one.failed();
    one.failed();
    nowMs += 100;
    one.allows();
    one.failed();
    expect(one.allows()).toBe(false);
    nowMs += 100;
    one.allows();
    one.abandoned();
    expect(one.allows()).toBe(true);
  });
});
