import { aDemand } from "../../tests/sample-objects";
import { EMPTY_LEXICON, type Lexicon } from "../model/lexicon";
import { subjectOfDemand } from "../model/demand-subject";
import { LexiconReader } from "./lexicon-reader";
import { readDemand } from "./read-demand";

const CLUTTER: Lexicon = {
  ...EMPTY_LEXICON,
  concepts: [{ id: "clutter", label: "楼道堆物", words: ["杂物"], fields: [], audiences: [], helpedBy: {} }],
};
const subject = subjectOfDemand(aDemand("baihe", { title: "楼道里的杂物", description: "清了三次又堆起来" }));

describe("readDemand", () => {
  it("reads a text once, whoever's demand it is", () => {
    const reader = new LexiconReader(CLUTTER);
    const first = readDemand(reader, subject);
    expect(first.query.topics.map(({ key }) => key)).toEqual(["clutter"]);
    expect(readDemand(reader, { ...subject, id: "another", audiences: ["ELDERLY"] })).toBe(first);
  });

  it("reads anew what was written anew, and with another lexicon", () => {
    const reader = new LexiconReader(CLUTTER);
    const first = readDemand(reader, subject);
    expect(readDemand(reader, { ...subject, description: "清了四次" })).not.toBe(first);
    expect(readDemand(reader, { ...subject, title: "楼道", description: "里的杂物" })).not.toBe(first);
    expect(readDemand(reader, { ...subject, title: `${subject.title}\n一`, description: "二" })).not.toBe(
      readDemand(reader, { ...subject, description: "一\n二" }),
    );
    expect(readDemand(new LexiconReader(EMPTY_LEXICON), subject).query.topics).toEqual([]);
  });

  it("remembers as many as a plan may name, and no more", () => {
    const reader = new LexiconReader(CLUTTER);
    const first = readDemand(reader, subject);
    for (let n = 1; n < 1_000; n += 1) readDemand(reader, { ...subject, title: `第 ${n} 条` });
    expect(readDemand(reader, subject)).toBe(first);
    for (let n = 1; n <= 1_000; n += 1) readDemand(reader, { ...subject, title: `另 ${n} 条` });
    expect(readDemand(reader, subject)).not.toBe(first);
  });
});
