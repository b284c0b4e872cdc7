import { Directory } from "../src/directory";
import { sampleDocument } from "./sample-directory";

describe("Directory", () => {
  const directory = new Directory(sampleDocument());
  const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);

  it("finds a site and an area by code, and null for what it does not know", () => {
    expect(directory.site("baihe")?.name).toBe("baihe 社工站");
    expect(directory.area("330212")?.name).toBe("鄞州区");
    expect([directory.site("constructor"), directory.site("nowhere"), directory.area("330281")]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("lists sites in order, equal orders by code", () => {
    expect(codes(directory.sitesOf())).toEqual(["park", "baihe", "justice", "fuming", "zhaobaoshan"]);
  });

  it("lists sites of a kind and within an area, the area's own sites included", () => {
    expect(codes(directory.sitesOf({ kind: "STATION" }))).toEqual(["baihe", "fuming", "zhaobaoshan"]);
    expect(codes(directory.sitesOf({ within: "330212" }))).toEqual(["park", "baihe", "justice", "fuming"]);
    expect(codes(directory.sitesOf({ kind: "STATION", within: "330212011" }))).toEqual(["baihe"]);
    expect(directory.sitesOf({ within: "330281" })).toEqual([]);
  });

  it("lists the areas within an area, itself first", () => {
    expect(codes(directory.areasWithin("330212"))).toEqual(["330212", "330212011", "330212104", "330271"]);
    expect(codes(directory.areasWithin("330200"))[0]).toBe("330200");
    expect(directory.areasWithin("110000")).toEqual([]);
  });

  it("finds areas by a code of another scheme", () => {
    expect(codes(directory.areasCoded("stats-2020", "330212013"))).toEqual(["330212011"]);
    expect(directory.areasCoded("stats-2020", "330212011")).toEqual([]);
  });

  it("covers by digits, also what it does not know, and by parents", () => {
    expect(directory.covers("330200", "330281001")).toBe(true);
    expect(directory.covers("330212", "330271")).toBe(true);
    expect(directory.covers("330271", "330212")).toBe(false);
    expect(directory.covers("330212", "330211")).toBe(false);
  });

  it("ends where parents form a circle", () => {
    const circle = (code: string, parentCode: string) =>
      ({ code, name: code, level: "TOWNSHIP", parentCode, codes: [] }) as const;
    const odd = new Directory(sampleDocument({ areas: [circle("11", "22"), circle("22", "11")] }));
    expect(odd.covers("33", "11")).toBe(false);
    expect(odd.covers("22", "11")).toBe(true);
  });

  it("finds all namesakes: equal names first, then beginnings, then the rest", () => {
    const found = directory.placesNamed("勤勇村").map(({ name, areaCode }) => `${name} ${areaCode}`);
    expect(found).toEqual(["勤勇村 330211001", "勤勇村 330212104", "勤勇村南区 330212011", "新勤勇村 330212100"]);
  });

  it("does not mind width, case and spaces, and finds nothing for an empty text", () => {
    expect(directory.placesNamed(" ａbc社区 ").map(({ name }) => name)).toEqual(["ABC 社区"]);
    expect(directory.placesNamed("  ")).toEqual([]);
    expect(directory.placesNamed("不存在")).toEqual([]);
  });
});
