import type { Principal } from "@park-hub/identity";
import { hasNarrowed, objectVisibility, viewerOf } from "./visibility";

const PUBLIC = { public: true } as const;
const forSites = (...sites: string[]) => ({ public: false, sites, organizations: [] }) as const;

describe("viewerOf()", () => {
  const sees = (principal: Partial<Principal>, visibility: Parameters<typeof objectVisibility>[0]) =>
    viewerOf({ subject: "x", roles: ["STATION_WORKER"], ...principal }).canSee(objectVisibility(visibility), "baihe");

  it.each<[string, Partial<Principal>, boolean]>([
    ["the public", { roles: ["PUBLIC"] }, false],
    ["an analyst", { roles: ["ANALYST"] }, false],
    ["another part of the hub", { roles: ["SERVICE"] }, false],
    ["a worker of a named site", { site: "baihe" }, true],
    ["a worker of another site", { site: "minglou" }, false],
    ["a named organisation", { roles: ["ORGANISATION"], organization: "park:o" }, true],
    ["a steward", { roles: ["PARK_STEWARD"] }, true],
    ["an operator", { roles: ["OPERATOR"] }, true],
  ])("%s and what is open to one site and one organisation: %s", (_who, principal, isSeen) => {
    expect(sees(principal, { public: false, sites: ["baihe"], organizations: ["park:o"] })).toBe(isSeen);
    expect(sees(principal, PUBLIC)).toBe(true);
  });

  it("gives equal keys to those who see the same", () => {
    const keyOf = (principal: Partial<Principal>) => viewerOf({ subject: "x", roles: ["PUBLIC"], ...principal }).key;
    expect(keyOf({ subject: "a" })).toBe(keyOf({ subject: "b", roles: ["ANALYST"] }));
    expect(keyOf({ site: "baihe" })).not.toBe(keyOf({ site: "minglou" }));
    expect(keyOf({ site: "baihe" })).not.toBe(keyOf({ organization: "baihe" }));
    expect(keyOf({ roles: ["OPERATOR"] })).toBe(keyOf({ roles: ["PARK_STEWARD"], site: "baihe" }));
  });
});

describe("hasNarrowed()", () => {
  it.each([
    [PUBLIC, PUBLIC, false],
    [PUBLIC, forSites("a"), true],
    [forSites("a"), PUBLIC, false],
    [forSites("a"), forSites("a", "b"), false],
    [forSites("a", "b"), forSites("a"), true],
  ])("from %j to %j: %s", (before, after, expected) => {
    expect(hasNarrowed(before, after)).toBe(expected);
  });
});
