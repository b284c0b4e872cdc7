import { SiteHealthBoard } from "./site-health";

describe("SiteHealthBoard", () => {
  let nowMs = 1_000_000;
  let board: SiteHealthBoard;
  beforeEach(() => {
    nowMs = 1_000_000;
    board = new SiteHealthBoard(() => nowMs);
  });

  it("says UP when its host answers, DOWN when it does not", () => {
    expect(board.healthOf("baihe")).toBe("DEGRADED");
    board.noteProbe("baihe", true);
    expect(board.healthOf("baihe")).toBe("UP");
    board.noteProbe("baihe", false);
    expect(board.healthOf("baihe")).toBe("DOWN");
  });

  it("says DEGRADED while a failure is fresh, DOWN after three in a row", () => {
    board.noteProbe("baihe", true);
    board.noteRequest("baihe", false);
    expect(board.healthOf("baihe")).toBe("DEGRADED");
    board.noteRequest("baihe", false);
    board.noteRequest("baihe", false);
    expect(board.healthOf("baihe")).toBe("DOWN");
    nowMs += 31_000;
    expect(board.healthOf("baihe")).toBe("UP");
  });

  it("forgets what failed while the host was away", () => {
    for (let n = 0; n < 3; n += 1) board.noteRequest("baihe", false);
    board.noteProbe("baihe", false);
    board.noteProbe("baihe", true);
    expect(board.healthOf("baihe")).toBe("UP");
  });
});
