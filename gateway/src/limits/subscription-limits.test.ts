import { SubscriptionLimiter } from "./subscription-limits";

const LIMITS = { maxSubscriptions: 2, maxConnections: 1, maxStartsPerMinute: 3 };

describe("SubscriptionLimiter", () => {
  it("counts each principal by itself and gives back what is returned, once", () => {
    const limiter = new SubscriptionLimiter(LIMITS, () => 0);
    const disconnect = limiter.connect("a");
    expect(() => limiter.connect("a")).toThrow("number of connections with subscriptions 2 exceeds the limit of 1");
    limiter.connect("b");
    disconnect();
    disconnect();
    limiter.connect("a");
    expect(() => limiter.connect("a")).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
  });

  it("bounds how often subscriptions are begun, and forgets that with time", () => {
    let now = 0;
    const limiter = new SubscriptionLimiter(LIMITS, () => now);
    for (let start = 0; start < 3; start += 1) limiter.start("a")();
    expect(() => limiter.start("a")).toThrow("more than 3 subscriptions were begun within a minute");
    now = 20_000;
    limiter.start("a");
    expect(() => limiter.start("a")).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
  });

  it("bounds how many there are at a time", () => {
    const limiter = new SubscriptionLimiter({ ...LIMITS, maxStartsPerMinute: 100 }, () => 0);
    const stops = [limiter.start("a"), limiter.start("a")];
    expect(() => limiter.start("a")).toThrow("number of subscriptions 3 exceeds the limit of 2");
    stops.forEach((stop) => stop());
    limiter.start("a");
  });
});
