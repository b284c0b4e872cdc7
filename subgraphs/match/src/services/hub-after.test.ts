import { parseHubAfter } from "./hub-after";

describe("parseHubAfter()", () => {
  it("reads what the gateway collected", () => {
    expect([...parseHubAfter("baihe=Ab-_9:12, park=x:0")]).toEqual([
      ["baihe", { epoch: "Ab-_9", seq: 12 }],
      ["park", { epoch: "x", seq: 0 }],
    ]);
    expect(parseHubAfter(["baihe=a:1", "park=b:2"]).size).toBe(2);
    expect(parseHubAfter(undefined).size).toBe(0);
    expect(parseHubAfter("").size).toBe(0);
  });

  it.each(["baihe", "baihe=1", "baihe=e:x", "BAIHE=e:1", "baihe=e:1:2", "=e:1"])("refuses %s", (header) => {
    expect(() => parseHubAfter(header)).toThrow(`header hub-after holds "${header}"`);
  });
});
