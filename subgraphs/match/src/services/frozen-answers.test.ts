import { HubError } from "@park-hub/errors";
import { FrozenAnswers } from "./frozen-answers";

let nowMs = 1_000_000;
const now = () => new Date(nowMs);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof HubError) return error.code;
  }
  return "none";
}

describe("FrozenAnswers", () => {
  let made = 0;
  const make = () => {
    made += 1;
    return `answer ${made}`;
  };
  const question = (
    generation: number,
    after: string | null = null,
    parts: readonly unknown[] = ["projects", "楼道"],
  ) => ({
    parts,
    generation,
    after,
    make,
    weigh: () => 10,
  });

  beforeEach(() => {
    made = 0;
  });

  it("makes an answer once a generation and question", () => {
    const answers = new FrozenAnswers({ now });
    expect(answers.open(question(1)).answer).toBe("answer 1");
    expect(answers.open(question(1)).answer).toBe("answer 1");
    expect(answers.open(question(1, null, ["projects", "别的"])).answer).toBe("answer 2");
    expect(answers.open(question(2)).answer).toBe("answer 3");
  });

  it("goes on behind the cursor in the generation that the cursor names", () => {
    const answers = new FrozenAnswers({ now });
    const cursor = answers.open(question(1)).cursorAt(4);
    const { answer, offset } = answers.open(question(7, cursor));
    expect({ answer, offset }).toEqual({ answer: "answer 1", offset: 5 });
  });

  it("keeps an answer for two minutes after its last use", () => {
    const answers = new FrozenAnswers({ now });
    const cursor = answers.open(question(1)).cursorAt(0);
    nowMs += 119_000;
    answers.open(question(2, cursor));
    nowMs += 119_000;
    answers.open(question(2, cursor));
    nowMs += 120_000;
    expect(codeOf(() => answers.open(question(2, cursor)))).toBe("CURSOR_EXPIRED");
  });

  it("calls the cursor of another question invalid, that of another process expired", () => {
    const answers = new FrozenAnswers({ now });
    const cursor = answers.open(question(1)).cursorAt(0);
    expect(codeOf(() => answers.open(question(1, cursor, ["demands"])))).toBe("CURSOR_INVALID");
    expect(codeOf(() => new FrozenAnswers({ now }).open(question(1, cursor)))).toBe("CURSOR_EXPIRED");
    for (const garbage of ["", "x", Buffer.from("1.a.b.c.d").toString("base64url"), `${cursor}A`.repeat(50)]) {
      expect(codeOf(() => answers.open(question(1, garbage)))).toBe("CURSOR_INVALID");
    }
  });

  it("holds no more than it may; what was used longest ago leaves first", () => {
    const answers = new FrozenAnswers({ now, maxAnswers: 3 });
    const cursors = [1, 2, 3].map((generation) => answers.open(question(generation)).cursorAt(0));
    answers.open(question(0, cursors[0] ?? ""));
    answers.open(question(4));
    expect(answers.size).toBe(3);
    expect(cursors.map((cursor) => codeOf(() => answers.open(question(9, cursor))))).toEqual([
      "none",
      "CURSOR_EXPIRED",
      "none",
    ]);
  });

  it("weighs what it holds, and always keeps the newest answer", () => {
    const answers = new FrozenAnswers({ now, maxBytes: 25 });
    const [first] = [1, 2, 3].map((generation) => answers.open(question(generation)).cursorAt(0));
    expect(answers.size).toBe(2);
    expect(codeOf(() => answers.open(question(9, first)))).toBe("CURSOR_EXPIRED");
    const heavy = answers.open({ ...question(4), weigh: () => 1_000 }).cursorAt(0);
    expect(answers.size).toBe(1);
    expect(codeOf(() => answers.open(question(9, heavy)))).toBe("none");
  });

  it("lets go of what has expired when something new comes", () => {
    const answers = new FrozenAnswers({ now });
    answers.open(question(1));
    answers.open(question(2));
    nowMs += 120_001;
    answers.open(question(3));
    expect(answers.size).toBe(1);
  });
});
