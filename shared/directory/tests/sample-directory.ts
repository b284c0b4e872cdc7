import type { DirectoryArea, DirectoryDocument, DirectorySite } from "@park-hub/directory";

/** A site as park would describe it; the key is any well-formed one. */
export function sampleSite(code: string, changes: Partial<DirectorySite> = {}): DirectorySite {
  return {
    code,
    name: `${code} 社工站`,
    kind: "STATION",
    areaCode: "330212011",
    lifecycle: "ACTIVE",
    url: "http://127.0.0.1:4100",
    publicKey: { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) },
    order: 10,
    ...changes,
  };
}

function area(code: string, name: string, level: DirectoryArea["level"], parentCode: string | null): DirectoryArea {
  return { code, name, level, parentCode, codes: [] };
}

/** Part of Ningbo: 勤勇村 exists twice; 高新区 is a zone whose digits do not lie within 鄞州. */
export function sampleDocument(changes: Partial<DirectoryDocument> = {}): DirectoryDocument {
  return {
    version: 1,
    sites: [
      sampleSite("fuming", { order: 3, areaCode: "330212014" }),
      sampleSite("park", { kind: "PARK", order: 1, areaCode: "330212" }),
      sampleSite("baihe", { order: 2 }),
      sampleSite("justice", { kind: "DEPARTMENT", order: 2, areaCode: "330212" }),
      sampleSite("zhaobaoshan", { order: 9, areaCode: "330211001" }),
    ],
    areas: [
      { ...area("330212011", "白鹤街道", "TOWNSHIP", "330212"), codes: [{ scheme: "stats-2020", code: "330212013" }] },
      area("330200", "宁波市", "CITY", null),
      area("330212", "鄞州区", "DISTRICT", "330200"),
      area("330211", "镇海区", "DISTRICT", "330200"),
      area("330212104", "东吴镇", "TOWNSHIP", "330212"),
      area("330271", "高新区", "TOWNSHIP", "330212"),
    ],
    places: [
      { name: "勤勇村", level: "COMMUNITY", areaCode: "330212104", siteCode: null },
      { name: "新勤勇村", level: "COMMUNITY", areaCode: "330212100", siteCode: null },
      { name: "勤勇村", level: "COMMUNITY", areaCode: "330211001", siteCode: null },
      { name: "勤勇村南区", level: "COMMUNITY", areaCode: "330212011", siteCode: "baihe" },
      { name: "白鹤街道", level: "TOWNSHIP", areaCode: "330212011", siteCode: "baihe" },
      { name: "ABC 社区", level: "COMMUNITY", areaCode: "330212011", siteCode: "baihe" },
    ],
    ...changes,
  };
}
