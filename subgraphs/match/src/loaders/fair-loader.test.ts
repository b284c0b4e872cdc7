import { fairLoader } from "./fair-loader";

describe("fairLoader()", () => {
  it("answers equal questions once", async () => {
    const answer = jest.fn((question: { readonly id: string }) => `answer to ${question.id}`);
    const loader = fairLoader(({ id }: { readonly id: string }) => id, answer);
    expect(await Promise.all([loader.load({ id: "a" }), loader.load({ id: "b" }), loader.load({ id: "a" })])).toEqual([
      "answer to a",
      "answer to b",
      "answer to a",
    ]);
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it("fails one question without the others", async () => {
    const loader = fairLoader(String, (question: number) => {
      if (question === 2) throw new Error("two");
      return question;
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((question) => loader.load(question)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
