import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTable } from "./write-table";

describe("writeTable()", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hub-table-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("replaces what stands between the markers and nothing else", () => {
    const page = join(folder, "page.md");
    writeFileSync(page, "before\n<!-- table: speed -->\nold\n<!-- /table: speed -->\nafter\n");
    writeTable(page, "speed", {
      columns: ["who", "ms"],
      rows: [
        ["hub", 2],
        ["peer", null],
      ],
    });
    const text = readFileSync(page, "utf8");
    expect(text).toMatch(
      /^before\n<!-- table: speed -->\n\n\| who \| ms \|\n\| --- \| --- \|\n\| hub \| 2 \|\n\| peer \| – \|/,
    );
    expect(text).toMatch(/<!-- \/table: speed -->\nafter\n$/);
    expect(text).not.toContain("old");
  });

  it("names a page without the markers", () => {
    const page = join(folder, "page.md");
    writeFileSync(page, "nothing here\n");
    expect(() => writeTable(page, "speed", { columns: [], rows: [] })).toThrow("has no markers of the table speed");
  });
});
