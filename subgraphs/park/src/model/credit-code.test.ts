import fc from "fast-check";
import { readCreditCode } from "./credit-code";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Codes of the demo bundle, of all three categories; every code is synthetic. */
const CODES = [
  "52330212MJY28530XB",
  "52330212MJY3644972",
  "52330212MJY443689E",
  "52330212MJY522870Q",
  "52330212MJY602061G",
  "52330212MJY6812574",
  "51330212MJY9188241",
  "51330212MJY9980190",
  "51330212MJY94829XT",
  "53330212MJY839632E",
  "53330212MJY18586X8",
  "52330212MJY086423L",
  "51330212MJY1656154",
] as const;

describe("readCreditCode()", () => {
  it.each(CODES)("accepts %s", (creditCode) => {
    expect(readCreditCode(creditCode)).toMatchObject({ kind: "ok", creditCode });
  });

  it("tells the category by the prefix", () => {
    const categories = CODES.map((code) => [code.slice(0, 2), readCreditCode(code)] as const);
    for (const [prefix, reading] of categories) {
      const category = { "51": "SOCIAL_ASSOCIATION", "52": "SOCIAL_SERVICE_AGENCY", "53": "FOUNDATION" }[prefix];
      expect(reading).toMatchObject({ category });
    }
    expect(new Set(categories.map(([prefix]) => prefix)).size).toBe(3);
  });

  it("notices one wrong character anywhere", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), fc.nat(17), fc.constantFrom(...ALPHABET), (code, index, character) => {
        fc.pre(code[index] !== character);
        const wrong = code.slice(0, index) + character + code.slice(index + 1);
        expect(readCreditCode(wrong).kind).not.toBe("ok");
      }),
    );
  });

  it("notices two neighbours that changed places", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODES), fc.nat(16), (code, index) => {
        const swapped = code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2);
        fc.pre(swapped !== code);
        expect(readCreditCode(swapped).kind).not.toBe("ok");
      }),
    );
  });

  it("names the check character that the first seventeen ask for", () => {
    const [code] = CODES;
    const wrong = code.slice(0, 17) + (code.endsWith("0") ? "1" : "0");
    expect(readCreditCode(wrong)).toEqual({ kind: "BAD_CHECK_CHARACTER", expected: code.charAt(17) });
  });

  it("takes small letters and spaces around the code for what they mean", () => {
    expect(readCreditCode(` ${CODES[0].toLowerCase()} `)).toMatchObject({ kind: "ok", creditCode: CODES[0] });
  });

  it.each(["", "52330212MJY28530X", `${CODES[0]}0`, CODES[0].replace("J", "I"), CODES[0].replace("3302", "330A")])(
    "refuses the form of %j",
    (text) => {
      expect(readCreditCode(text)).toEqual({ kind: "BAD_FORMAT", rule: "form" });
    },
  );

  it("refuses a sound code of an authority that registers no social organisations", () => {
    expect(readCreditCode("91350100M000100Y43")).toEqual({ kind: "BAD_FORMAT", rule: "prefix" });
  });
});
