import { FIELD_LEXICON } from "../../tests/engine-objects";
import { EMPTY_LEXICON, parseLexicon } from "./lexicon";

const concept = { id: "reading", label: "阅读推广", words: ["阅读"] };

describe("parseLexicon()", () => {
  it("fills in what a concept leaves out", () => {
    const { concepts } = parseLexicon({ ...EMPTY_LEXICON, concepts: [concept] });
    expect(concepts).toEqual([{ ...concept, fields: [], audiences: [], helpedBy: {} }]);
  });

  it.each([
    ["an unknown key", { ...concept, word: [] }, "word"],
    ["an unknown field", { ...concept, fields: ["READING"] }, "concepts.0.fields.0"],
    ["a strength above 1", { ...concept, helpedBy: { reading: 2 } }, "concepts.0.helpedBy.reading"],
    ["a helper that is no concept", { ...concept, helpedBy: { nothing: 1 } }, "nothing"],
  ])("refuses %s and says where", (_name, broken, where) => {
    const parse = (): unknown => parseLexicon({ ...EMPTY_LEXICON, concepts: [broken] });
    expect(parse).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(where) }));
  });

  it("refuses a concept given twice", () => {
    expect(() => parseLexicon({ ...EMPTY_LEXICON, concepts: [concept, concept] })).toThrow(
      "concept reading is given twice",
    );
  });
});

describe("the lexicon of community work", () => {
  it("says each word of a concept once, and none of a single character but names of animals", () => {
    for (const { id, words } of FIELD_LEXICON.concepts) {
      expect([id, new Set(words).size]).toEqual([id, words.length]);
      expect([id, words.filter((word) => [...word].length === 1 && !"狗犬猫吵".includes(word))]).toEqual([id, []]);
    }
  });

  it("has words for every audience", () => {
    expect(FIELD_LEXICON.people.map(({ audience }) => audience)).toHaveLength(14);
  });
});
