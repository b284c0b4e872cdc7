import { lengthOf, ProblemCollector } from "./problems";

const title = { label: "标题", max: 5 };

describe("ProblemCollector", () => {
  it("counts characters, not UTF-16 units", () => {
    const problems = new ProblemCollector();
    expect(problems.text("title", " 𠮷野家😀家 ", title)).toBe("𠮷野家😀家");
    expect(problems.isEmpty).toBe(true);
    expect(lengthOf("𠮷😀")).toBe(2);
  });

  it("gives the thing, the value and the rule in Chinese", () => {
    const problems = new ProblemCollector();
    problems.text("title", "一二三四五六", title);
    problems.integer(["budget", "min"], -1, { label: "费用下限", min: 0, max: 10 });
    expect(problems.list).toEqual([
      { field: ["title"], code: "TOO_LONG", message: "标题有 6 字,最多 5 字" },
      { field: ["budget", "min"], code: "OUT_OF_RANGE", message: "费用下限为 -1,须为 0 至 10 的整数" },
    ]);
  });

  it.each(["a\u0000b", "a\u001Bb", "a\uD800b"])("refuses the control character or half character in %j", (text) => {
    const problems = new ProblemCollector();
    problems.text("title", text, title);
    expect(problems.list[0]?.code).toBe("BAD_FORMAT");
  });

  it("takes blank optional text as missing", () => {
    expect(new ProblemCollector().optionalText("note", "  ", title)).toBeNull();
  });

  it("puts dates out of order on the later one", () => {
    const problems = new ProblemCollector();
    problems.dayOrder(
      { label: "开始日期", value: "2026-02-02" },
      { field: "neededBy", label: "截止日期", value: "2026-02-01" },
    );
    expect(problems.list).toEqual([
      {
        field: ["neededBy"],
        code: "OUT_OF_RANGE",
        message: "截止日期 2026-02-01 早于开始日期 2026-02-02,须不早于后者",
      },
    ]);
  });

  it("refuses a day that does not exist", () => {
    const problems = new ProblemCollector();
    problems.day("neededBy", "2026-02-30", "截止日期");
    expect(problems.list[0]?.code).toBe("BAD_FORMAT");
  });
});
