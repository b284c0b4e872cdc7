import { EMPTY_LEXICON, parseLexicon } from "../model/lexicon";
import { LexiconReader } from "./lexicon-reader";
import { normalizeText } from "./normalize-text";

const reader = new LexiconReader(
  parseLexicon({
    ...EMPTY_LEXICON,
    concepts: [
      { id: "fire", label: "消防安全", words: ["电瓶…充电", "AED"], helpedBy: { drill: 0.8 } },
      { id: "drill", label: "演练", words: ["演练"] },
    ],
    people: [{ audience: "ELDERLY", words: ["老人", "老年人"] }],
  }),
);
const concepts = (text: string): string[] => [...reader.read(normalizeText(text)).concepts.keys()];

describe("LexiconReader", () => {
  it("finds a phrase with a gap only inside one sentence and near", () => {
    expect(concepts("电瓶车推上楼充电")).toEqual(["fire"]);
    expect(concepts("电瓶车很多。要充电")).toEqual([]);
    expect(concepts("电瓶车多得连过道里都停得满满当当还要充电")).toEqual([]);
  });

  it("reads whatever the width and case, and keeps the words as written", () => {
    expect(reader.read(normalizeText("学ａｅｄ")).concepts.get("fire")).toEqual({ count: 1, words: ["ａｅｄ"] });
  });

  it("counts mentions, overlapping ones too", () => {
    expect(reader.read(normalizeText("老人和老年人")).audiences.get("ELDERLY")).toEqual({
      count: 2,
      words: ["老人", "老年人"],
    });
  });

  it("knows what helps read from either side", () => {
    expect([...reader.helpsWith("drill")]).toEqual([["fire", 0.8]]);
    expect([...reader.helpsWith("fire")]).toEqual([]);
  });
});

describe("LexiconReader on whole words", () => {
  const whole = new LexiconReader(
    parseLexicon({
      ...EMPTY_LEXICON,
      concepts: [
        { id: "dog", label: "文明养犬", words: ["狗", "狗…咬", "电梯…狗"] },
        { id: "driver", label: "新就业群体", words: ["的哥", "接单"] },
        { id: "brother", label: "手足", words: ["哥哥", "哥哥姐姐"] },
      ],
      wholeWords: ["鸡飞狗跳", "热狗", "哥哥", "单位"],
    }),
  );
  const wordsOf = (text: string): object =>
    Object.fromEntries([...whole.read(normalizeText(text)).concepts].map(([id, { words }]) => [id, words]));

  it("holds no phrase that begins or ends inside one", () => {
    expect(wordsOf("闹得鸡飞狗跳")).toEqual({});
    expect(wordsOf("交接单位")).toEqual({});
    expect(wordsOf("电梯里卖热狗")).toEqual({});
    expect(wordsOf("热狗烫，咬不动")).toEqual({});
  });

  it("still holds the word itself, what contains it and what stands elsewhere in the text", () => {
    expect(wordsOf("他的哥哥")).toEqual({ brother: ["哥哥"] });
    expect(wordsOf("哥哥姐姐")).toEqual({ brother: ["哥哥", "哥哥姐姐"] });
    expect(wordsOf("电梯里有人吃热狗也有狗")).toEqual({ dog: ["电梯里有人吃热狗也有狗", "狗"] });
  });
});
