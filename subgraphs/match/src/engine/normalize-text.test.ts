import fc from "fast-check";
import { normalForm, normalizeText, writtenAs } from "./normalize-text";
import { bigramsOf, wordsOf } from "./segment-text";

const NO_STOP_WORDS: ReadonlySet<string> = new Set();
const keysOf = (text: string): string[] => [
  ...wordsOf(normalizeText(text), NO_STOP_WORDS).map(({ key }) => key),
  ...bigramsOf(normalizeText(text), NO_STOP_WORDS).map(({ key }) => key),
];

describe("normalizeText()", () => {
  it("makes full-width, half-width and case alike", () => {
    expect(keysOf("ＡＥＤ急救２０２６")).toEqual(keysOf("aed急救2026"));
    expect(keysOf("ｶﾞ社区")).toEqual(keysOf("ガ社区"));
  });

  it("leads every place back to what was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { normal, original, starts, ends } = normalizeText(text);
        expect(starts.length).toBe(normal.length);
        expect(ends.length).toBe(normal.length);
        expect(writtenAs({ normal, original, starts, ends }, 0, normal.length)).toBe(original);
        starts.forEach((start, at) => {
          const character = original.slice(start, ends[at]);
          expect(normalForm(character)).toContain(normal[at] ?? "");
        });
      }),
    );
  });

  it("takes the short way only where it says the same as the long one", () => {
    const text = "老人ＡＢＣ，（旧物）！“空屋”——AED";
    const long = normalizeText(`${text}𠮷`);
    const short = normalizeText(text);
    expect(long.normal.slice(0, short.normal.length)).toBe(short.normal);
    expect([...long.starts.slice(0, short.normal.length)]).toEqual([...short.starts]);
  });
});

describe("bigramsOf()", () => {
  it("keeps characters of four bytes whole", () => {
    expect(bigramsOf(normalizeText("𠮷野家𠀋"), NO_STOP_WORDS).map(({ key }) => key)).toEqual(["𠮷野", "野家", "家𠀋"]);
    expect(keysOf("😀老人😁")).not.toContain("😀老");
  });

  it("leaves out what is only grammar", () => {
    const keys = bigramsOf(normalizeText("他们的旧物"), new Set(["他们", "的", "们"])).map(({ key }) => key);
    expect(keys).toEqual(["的旧", "旧物"]);
  });

  it("gives a character that stands alone a term of its own", () => {
    expect(bigramsOf(normalizeText("狗"), NO_STOP_WORDS).map(({ key }) => key)).toEqual(["狗"]);
  });
});
