import { FIELD_LEXICON } from "../../tests/engine-objects";
import { LexiconReader } from "../engine/lexicon-reader";
import { normalizeText } from "../engine/normalize-text";
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

  it.each([
    ["more than one gap", "甲…乙…丙", "has 2 gaps: a phrase has one at most"],
    ["a gap at the beginning", "…乙", "has nothing on one side of a gap"],
    ["a gap at the end", "甲… ", "has nothing on one side of a gap"],
    ["two gaps with nothing between", "甲……乙", "has nothing on one side of a gap"],
    ["dots for a gap", "甲...乙", "holds dots that are no gap"],
  ])("refuses a phrase with %s, and names the concept, the phrase and the rule", (_name, phrase, rule) => {
    const parse = (): unknown => parseLexicon({ ...EMPTY_LEXICON, concepts: [{ ...concept, words: [phrase] }] });
    const message = expect.stringContaining(`concept reading: the phrase ${phrase.trim()} ${rule}`);
    expect(parse).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", message }));
  });

  it("holds people, formats and resources to the same rule, and reports all of them", () => {
    const broken = {
      ...EMPTY_LEXICON,
      people: [{ audience: "ELDERLY", words: ["…老人"] }],
      formats: [{ format: "TRAINING", words: ["教…会…用"] }],
      resources: [{ kind: "VENUE", words: ["场地…"] }],
      stopWords: ["的…了"],
      wholeWords: ["鸡飞…狗跳"],
    };
    const places = ["people ELDERLY", "format TRAINING", "resource VENUE", "stopWords", "wholeWords"];
    expect(() => parseLexicon(broken)).toThrow(new RegExp(`has 5 problems.*${places.join(".*")}`));
  });

  it("reads a file that names no whole words", () => {
    const { wholeWords: _none, ...older } = EMPTY_LEXICON;
    expect(parseLexicon(older)).toEqual(EMPTY_LEXICON);
  });

  it("refuses a concept given twice", () => {
    expect(() => parseLexicon({ ...EMPTY_LEXICON, concepts: [concept, concept] })).toThrow(
      "concept reading is given twice",
    );
  });
});

describe("the lexicon of community work", () => {
  const reader = new LexiconReader(FIELD_LEXICON);
  const conceptsOf = (text: string): string[] => [...reader.read(normalizeText(text)).concepts.keys()];

  it.each([
    ["电梯里谁也不认识谁", "family-repair"],
    ["学会了狗刨", "dog-keeping"],
    ["家里闹得鸡飞狗跳", "dog-keeping"],
    ["她的哥哥在外地", "riders"],
    ["刷在墙上当背景", "anti-fraud"],
    ["铺张报纸垫一垫", "customs-reform"],
    ["马桶边装个扶手", "waste-sorting"],
    ["平安宁波", "hospice"],
    ["协调解决", "mediation"],
  ])("does not read %s as %s", (text, topic) => {
    expect(conceptsOf(text)).not.toContain(topic);
  });

  it.each([
    ["儿子不认爹", "family-repair"],
    ["遛狗不牵绳", "dog-keeping"],
    ["夜里开车的哥", "riders"],
    ["老人又上当了", "anti-fraud"],
    ["婚事办得铺张浪费", "customs-reform"],
    ["垃圾桶边又堆满", "waste-sorting"],
    ["来了三年还不认识邻居", "newcomer-integration"],
    ["青年和老人结对", "intergenerational"],
    ["球场上踢球太吵", "public-space-conflict"],
  ])("reads %s as %s", (text, topic) => {
    expect(conceptsOf(text)).toContain(topic);
  });

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
