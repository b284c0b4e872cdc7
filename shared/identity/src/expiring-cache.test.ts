import { ExpiringCache } from "./expiring-cache";

describe("ExpiringCache", () => {
  it("gives a value until its end and not at it", () => {
    const cache = new ExpiringCache<string>(2);
    cache.set("a", "one", 100);
    expect([cache.get("a", 99), cache.get("a", 100), cache.get("a", 99)]).toEqual(["one", undefined, undefined]);
  });

  it("forgets a key only while it holds the value that is meant", () => {
    const cache = new ExpiringCache<string>(2);
    cache.set("a", "new", 100);
    cache.delete("a", "old");
    expect(cache.get("a", 0)).toBe("new");
    cache.delete("a", "new");
    expect(cache.get("a", 0)).toBeUndefined();
  });
});
