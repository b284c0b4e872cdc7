import { ExpiringCache } from "./expiring-cache";

describe("ExpiringCache", () => {
  it("gives a value until its end and not at it", () => {
    const cache = new ExpiringCache<string>(2);
    cache.set("a", "one", 100);
    expect([cache.get("a", 99), cache.get("a", 100), cache.get("a", 99)]).toEqual(["one", undefined, undefined]);
  });

  it("lets the least recently used entry go first and never holds more than its bound", () => {
    const cache = new ExpiringCache<string>(2);
    cache.set("a", "one", 100);
    cache.set("b", "two", 100);
    cache.get("a", 0);
    cache.set("c", "three", 100);
    expect(["a", "b", "c"].map((key) => cache.get(key, 0))).toEqual(["one", undefined, "three"]);
    expect(cache.size).toBe(2);
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
