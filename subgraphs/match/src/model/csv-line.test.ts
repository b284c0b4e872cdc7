import fc from "fast-check";
import { csvLine } from "./csv-line";

const SEED = Date.now() % 1_000_000;

/** Reads one line back, as RFC 4180 says. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const found = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (found === null) throw new Error(`no cell in ${JSON.stringify(rest)}`);
    cells.push((found[1] ?? found[2] ?? "").replaceAll('""', '"'));
    rest = rest.slice(found[0].length);
    if (found[3] !== ",") return cells;
  }
}

describe("csvLine()", () => {
  it("quotes what needs quotes, and nothing else", () => {
    expect(csvLine(["楼道堆物", 'a"b', "x,y", "1\n2", 7, null])).toBe('楼道堆物,"a""b","x,y","1\n2",7,\r\n');
  });

  it("keeps a spreadsheet from taking a text for a formula", () => {
    const dangerous = ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "＝HYPERLINK", " =1"];
    for (const cell of cellsOf(csvLine(dangerous))) expect(cell.startsWith("'")).toBe(true);
    expect(csvLine(["养老-服务", "a=b", -3])).toBe("养老-服务,a=b,-3\r\n");
  });

  it(`can be read back whatever the cells hold (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
        const read = cellsOf(csvLine(cells));
        expect(read.map((cell, at) => (cell === cells[at] ? cell : cell.slice(1)))).toEqual(cells);
      }),
      { seed: SEED },
    );
  });
});
