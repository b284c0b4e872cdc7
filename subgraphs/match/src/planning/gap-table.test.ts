import { gapIndex, GapTable } from "./gap-table";

const unmet = { isOpen: true, isUnmet: true, unservedCommunity: null };

describe("gapIndex()", () => {
  it("is 1 with demand only, −1 with supply only, 0 when they are even or there is nothing", () => {
    expect([gapIndex(3, 0), gapIndex(0, 2), gapIndex(2, 2), gapIndex(0, 0)]).toEqual([1, -1, 0, 0]);
  });
});

describe("GapTable", () => {
  it("counts an object in each of its cells, but spreads its weight over them", () => {
    const table = new GapTable([3]);
    table.addDemand({ values: [[0]], ...unmet });
    table.addProject({ values: [[0, 1, 2]], placesLeft: 3, isIdle: true });
    expect(
      table.cells().map(({ values, projects, placesLeft, gapIndex: gap }) => [values, projects, placesLeft, gap]),
    ).toEqual([
      [[0], 1, 3, 0],
      [[1], 1, 3, -1],
      [[2], 1, 3, -1],
    ]);
  });

  it("crosses dimensions and leaves out empty cells", () => {
    const table = new GapTable([2, 2]);
    table.addDemand({ values: [[0, 1], [1]], ...unmet });
    expect(table.cells().map(({ values }) => values)).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it("counts each unserved community once, and only unmet demands as gap", () => {
    const table = new GapTable([1]);
    table.addDemand({ values: [[0]], ...unmet, unservedCommunity: "鹤鸣" });
    table.addDemand({ values: [[0]], ...unmet, unservedCommunity: "鹤鸣" });
    table.addDemand({ values: [[0]], isOpen: true, isUnmet: false, unservedCommunity: null });
    table.addProject({ values: [[0]], placesLeft: 2, isIdle: false });
    expect(table.cells()).toEqual([
      {
        values: [0],
        demands: 3,
        openDemands: 3,
        unmetDemands: 2,
        projects: 1,
        placesLeft: 2,
        idleProjects: 0,
        unservedCommunities: 1,
        gapIndex: 0,
      },
    ]);
  });

  it("has one cell for the whole when no dimension is asked for", () => {
    const table = new GapTable([]);
    table.addDemand({ values: [], ...unmet });
    expect(table.cells()).toMatchObject([{ values: [], demands: 1, gapIndex: 1 }]);
  });
});
