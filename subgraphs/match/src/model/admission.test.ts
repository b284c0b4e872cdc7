import { newObjectId } from "@park-hub/contracts";
import { admit, type ArrivingChange } from "./admission";

const AT = "2026-11-01T08:00:00.000Z";
const tracked = { version: 1, createdAt: AT, updatedAt: AT };
const id = newObjectId("baihe");
const demand = {
  ...tracked,
  id,
  areaCode: null,
  community: null,
  title: "楼道",
  description: "堆物",
  fields: ["ELDERLY_CARE"],
  audiences: [],
  budgetMax: null,
  neededFrom: null,
  neededBy: null,
  tried: [],
  state: "OPEN",
};

function change(changes: Partial<ArrivingChange> = {}): ArrivingChange {
  return { kind: "DEMAND", action: "UPDATED", objectId: id, payload: demand, ...changes };
}

describe("admit()", () => {
  it("takes what the site owns", () => {
    expect(admit("baihe", change())).toEqual({
      isAdmitted: true,
      kind: "DEMAND",
      object: { kind: "DEMAND", value: demand },
    });
  });

  it("takes a removal without a payload", () => {
    expect(admit("baihe", change({ action: "REMOVED", payload: null }))).toMatchObject({
      isAdmitted: true,
      object: null,
    });
  });

  it("drops what a newer site says beyond what is known here", () => {
    const payload = { ...demand, fields: ["ELDERLY_CARE", "SPACE_TRAVEL"], contact: "0574" };
    expect(admit("baihe", change({ payload }))).toMatchObject({ object: { value: demand } });
    expect(JSON.stringify(admit("baihe", change({ payload })))).not.toContain("0574");
  });

  it.each<[string, string, ArrivingChange]>([
    ["UNKNOWN_KIND", "baihe", change({ kind: "MEETING" })],
    ["FOREIGN_ID", "minglou", change()],
    ["FOREIGN_ID", "baihe", change({ objectId: "baihe" })],
    ["FOREIGN_ID", "baihe", change({ objectId: id.toLowerCase() })],
    ["FOREIGN_KIND", "baihe", change({ kind: "ORGANIZATION" })],
    ["FOREIGN_KIND", "baihe", change({ kind: "SITE", objectId: "baihe" })],
    ["FOREIGN_ID", "park", change({ kind: "SITE", objectId: "no site" })],
    ["BAD_PAYLOAD", "baihe", change({ payload: { ...demand, state: "DREAMING" } })],
    ["BAD_PAYLOAD", "baihe", change({ payload: null })],
    ["BAD_PAYLOAD", "baihe", change({ payload: { ...demand, id: newObjectId("baihe") } })],
  ])("refuses as %s from %s", (code, site, arriving) => {
    expect(admit(site, arriving)).toMatchObject({ isAdmitted: false, code });
  });

  it("takes sites from the park", () => {
    const payload = { code: "baihe", name: "白鹤", lifecycle: "ACTIVE" };
    expect(admit("park", change({ kind: "SITE", objectId: "baihe", payload }))).toMatchObject({ isAdmitted: true });
  });
});
