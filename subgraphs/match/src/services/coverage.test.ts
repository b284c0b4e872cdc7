import { Directory, type DirectorySite } from "@park-hub/directory";
import { PUBLIC_PRINCIPAL } from "@park-hub/identity";
import { askerOf } from "./asker";
import { CoverageService } from "./coverage";
import { SiteStates } from "./site-states";

const KEY = { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) } as const;
const START = Date.parse("2026-11-23T08:00:00.000Z");

function aSite(code: string, changes: Partial<DirectorySite> = {}): DirectorySite {
  const base = {
    code,
    name: code,
    kind: "STATION",
    areaCode: "330212011",
    lifecycle: "ACTIVE",
    url: "http://host",
    publicKey: KEY,
    order: 0,
  } as const;
  return { ...base, ...changes };
}

describe("CoverageService", () => {
  let nowMs = START;
  let states: SiteStates;

  beforeEach(() => {
    nowMs = START;
    states = new SiteStates();
  });

  const coverageOver = (...sites: readonly DirectorySite[]) => {
    const directory = new Directory({ version: 1, sites, areas: [], places: [] });
    return new CoverageService(() => directory, states, { now: () => new Date(nowMs) });
  };
  const level = (site: string, seq = 3) => {
    states.advance(site, { epoch: "e", seq }, START);
    states.noteConnected(site);
    states.noteHead(site, { epoch: "e", seq }, nowMs);
  };

  it("is whole when every site is connected, heard of and level", () => {
    level("baihe");
    expect(coverageOver(aSite("baihe")).of({})).toEqual({ asked: 1, answered: 1, stale: [], missing: [] });
  });

  it("calls a site stale after 15 s of silence, as of its last level word", () => {
    level("baihe");
    nowMs += 15_000;
    expect(coverageOver(aSite("baihe")).of({}).stale).toEqual([]);
    nowMs += 1;
    expect(coverageOver(aSite("baihe")).of({}).stale).toEqual([
      { siteCode: "baihe", asOf: "2026-11-23T08:00:00.000Z" },
    ]);
  });

  it("calls a site stale while it is behind its head or in another history", () => {
    level("baihe");
    states.noteHead("baihe", { epoch: "e", seq: 4 }, nowMs);
    expect(coverageOver(aSite("baihe")).isStale("baihe")).toBe(true);
    states.advance("baihe", { epoch: "e", seq: 4 }, nowMs);
    expect(coverageOver(aSite("baihe")).isStale("baihe")).toBe(false);
    states.noteHead("baihe", { epoch: "other", seq: 1 }, nowMs);
    expect(coverageOver(aSite("baihe")).isStale("baihe")).toBe(true);
  });

  it("calls a site stale when the caller's own writes there have not come", () => {
    level("baihe", 3);
    const expected = new Map([["baihe", { epoch: "e", seq: 4 }]]);
    const asker = askerOf(PUBLIC_PRINCIPAL, expected, coverageOver(aSite("baihe")));
    expect(asker.coverageOf({}).stale).toMatchObject([{ siteCode: "baihe" }]);
  });

  it("says the same of a site in every part of one answer, also when it falls silent meanwhile", () => {
    level("baihe");
    const coverage = coverageOver(aSite("baihe"));
    const asker = askerOf(PUBLIC_PRINCIPAL, new Map(), coverage);
    expect(asker.isStale("baihe")).toBe(false);
    nowMs += 15_001;
    expect(asker.coverageOf({}).stale).toEqual([]);
    expect(askerOf(PUBLIC_PRINCIPAL, new Map(), coverage).coverageOf({}).stale).toHaveLength(1);
  });

  it("tells the reasons apart why a site is missing", () => {
    states.noteDisconnected("down", "refused");
    states.noteConnected("busy");
    const coverage = coverageOver(aSite("silent", { url: "" }), aSite("down"), aSite("busy"), aSite("new"));
    expect(
      coverage.of({}).missing.map(({ siteCode, reason }) => `${siteCode}: ${reason.split(" · ")[1] ?? ""}`),
    ).toEqual([
      "busy: first synchronisation still under way",
      "down: never synchronised, its host cannot be reached",
      "new: first synchronisation still under way",
      "silent: its host has not announced itself yet",
    ]);
  });

  it("asks a retired site only when it is named", () => {
    level("old");
    const coverage = coverageOver(aSite("old", { lifecycle: "RETIRED" }));
    expect(coverage.of({})).toMatchObject({ asked: 0 });
    expect(coverage.of({ sites: ["old"] })).toMatchObject({ asked: 1, answered: 1 });
  });

  it("asks wider sites too where objects have an area of their own", () => {
    const coverage = coverageOver(aSite("baihe"), aSite("justice", { kind: "DEPARTMENT", areaCode: "330212" }));
    expect(coverage.of({ within: "330212011" }).asked).toBe(1);
    expect(coverage.of({ within: "330212011", hasOwnArea: true }).asked).toBe(2);
    expect(coverage.of({ within: "330212011", hasOwnArea: true, siteKinds: ["STATION"] }).asked).toBe(1);
    expect(coverage.of({ within: "330203" }).asked).toBe(0);
  });

  it("names further gaps, once each", () => {
    level("baihe");
    const gaps = [{ siteCode: "baihe", reason: "unknown demand" }];
    expect(coverageOver(aSite("baihe")).of({}, gaps)).toEqual({
      asked: 1,
      answered: 0,
      stale: [],
      missing: gaps,
    });
  });
});
