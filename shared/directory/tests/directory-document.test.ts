import { parseDirectoryDocument } from "../src/directory-document";
import { sampleDocument, sampleSite } from "./sample-directory";

describe("parseDirectoryDocument()", () => {
  it("gives back a document as park wrote it", () => {
    expect(parseDirectoryDocument(JSON.parse(JSON.stringify(sampleDocument())))).toEqual(sampleDocument());
  });

  it("leaves out what it does not know and the slash at the end of a URL", () => {
    const site = { ...sampleSite("baihe", { url: "http://10.0.0.7:4100/base/" }), colour: "red" };
    const parsed = parseDirectoryDocument({ ...sampleDocument(), sites: [site], motto: "x" });
    expect(parsed).toEqual(sampleDocument({ sites: [sampleSite("baihe", { url: "http://10.0.0.7:4100/base" })] }));
  });

  it("never lets a private key through", () => {
    const leaky = { ...sampleSite("baihe"), publicKey: { ...sampleSite("baihe").publicKey, d: "B".repeat(43) } };
    const parsed = parseDirectoryDocument({ ...sampleDocument(), sites: [leaky] });
    expect(parsed.sites[0]?.publicKey).toEqual(sampleSite("baihe").publicKey);
  });

  it("takes a site whose host has not announced itself", () => {
    const sites = [sampleSite("baihe", { url: "" })];
    expect(parseDirectoryDocument(sampleDocument({ sites })).sites).toEqual(sites);
  });

  it.each([
    ["null", null],
    ["a text", "directory"],
    ["no version", { ...sampleDocument(), version: undefined }],
    ["a negative version", { ...sampleDocument(), version: -1 }],
    ["no sites", { ...sampleDocument(), sites: undefined }],
  ])("refuses %s, also where entries may be dropped", (_what, value) => {
    expect(() => parseDirectoryDocument(value, () => undefined)).toThrow("the directory document breaks its rules");
  });

  it.each([
    ["a code that is none", { code: "Bai He" }, "site code"],
    ["a URL of another scheme", { url: "file:///etc/passwd" }, "http or https"],
    ["a kind that is not known", { kind: "EMBASSY" }, "kind"],
    ["a key that is none", { publicKey: { kty: "OKP", crv: "Ed25519", x: "short" } }, "publicKey.x"],
  ])("drops one site with %s and names it; without a listener it throws", (_what, changes, rule) => {
    const document = { ...sampleDocument(), sites: [sampleSite("fuming"), { ...sampleSite("baihe"), ...changes }] };
    const dropped: string[] = [];
    const parsed = parseDirectoryDocument(document, (problem) => dropped.push(problem));
    expect(parsed.sites.map(({ code }) => code)).toEqual(["fuming"]);
    expect(dropped).toEqual([expect.stringMatching(new RegExp(`^site 1 of the directory document.*${rule}`))]);
    expect(() => parseDirectoryDocument(document)).toThrow(rule);
  });

  it("lets the first of two sites with one code count, and says so", () => {
    const twins = [sampleSite("baihe", { name: "first" }), sampleSite("baihe", { name: "second" })];
    const dropped: string[] = [];
    const parsed = parseDirectoryDocument(sampleDocument({ sites: twins }), (problem) => dropped.push(problem));
    expect(parsed.sites.map(({ name }) => name)).toEqual(["first"]);
    expect(dropped).toEqual([expect.stringContaining('site "baihe" stands twice')]);
  });
});
