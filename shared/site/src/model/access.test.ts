import type { Principal } from "@park-hub/identity";
import { isParty, isSteward, mayKeepProject, requireRight, requireSomebody, speaksFor, worksAt } from "./access";

const PUBLIC: Principal = { subject: "public", roles: ["PUBLIC"] };
const WORKER: Principal = { subject: "w", roles: ["STATION_WORKER"], site: "baihe" };
const OFFICER: Principal = { subject: "o", roles: ["DEPARTMENT_OFFICER"], site: "justice" };
const MEMBER: Principal = { subject: "m", roles: ["ORGANISATION"], organization: "park:A" };
const STEWARD: Principal = { subject: "s", roles: ["PARK_STEWARD"] };
const OPERATOR: Principal = { subject: "p", roles: ["OPERATOR"] };
const ANALYST: Principal = { subject: "a", roles: ["ANALYST"], site: "baihe", organization: "park:A" };
const SERVICE: Principal = { subject: "baihe", roles: ["SERVICE"] };

describe("worksAt()", () => {
  it("lets workers and officers work at their own site, stewards and operators at all", () => {
    const at = (site: string) => [WORKER, OFFICER, STEWARD, OPERATOR].map((principal) => worksAt(principal, site));
    expect(at("baihe")).toEqual([true, false, true, true]);
    expect(at("justice")).toEqual([false, true, true, true]);
  });

  it("lets nobody else work anywhere, whatever site they name", () => {
    expect([PUBLIC, MEMBER, ANALYST, SERVICE].map((principal) => worksAt(principal, "baihe"))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("speaksFor()", () => {
  it("needs the role and the organisation", () => {
    expect([MEMBER, ANALYST].map((principal) => speaksFor(principal, "park:A"))).toEqual([true, false]);
    expect(speaksFor(MEMBER, "park:B")).toBe(false);
  });
});

describe("mayKeepProject()", () => {
  it("lets an organisation keep its own projects at any site", () => {
    expect([mayKeepProject(MEMBER, "minglou", "park:A"), mayKeepProject(MEMBER, "minglou", "park:B")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("isParty()", () => {
  const sides = { demandSite: "minglou", projectSite: "baihe", organizationId: "park:A" };
  it("knows both sites, the organisation and the stewards", () => {
    expect([WORKER, OFFICER, MEMBER, STEWARD, ANALYST].map((principal) => isParty(principal, sides))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(isParty({ ...WORKER, site: "minglou" }, sides)).toBe(true);
  });
});

describe("requireRight()", () => {
  it("tells the public to come with a token and others that they may not", () => {
    expect(() => requireRight(false, PUBLIC, "do it")).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
    expect(() => requireRight(false, WORKER, "do it")).toThrow(
      expect.objectContaining({ code: "FORBIDDEN", message: "STATION_WORKER of site baihe may not do it" }),
    );
    expect(() => requireRight(true, WORKER, "do it")).not.toThrow();
  });

  it("never lets the public through", () => {
    expect(() => requireRight(true, PUBLIC, "do it")).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
    expect(() => requireSomebody({ ...PUBLIC, roles: ["PUBLIC", "ANALYST"] })).not.toThrow();
  });
});

describe("isSteward()", () => {
  it("means stewards and operators", () => {
    expect([STEWARD, OPERATOR, WORKER].map(isSteward)).toEqual([true, true, false]);
  });
});
