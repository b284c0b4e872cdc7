import { readAnswer } from "./read-answer";

const answer = (body: unknown, status = 200) => ({
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
  head: null,
});

describe("readAnswer()", () => {
  it("keeps data and errors, without what stays inside", () => {
    const error = {
      message: "no",
      path: ["a", 0],
      extensions: { code: "FORBIDDEN", stacktrace: ["at http://10.0.0.1"], rule: "own site" },
    };
    expect(readAnswer(answer({ data: { a: [null] }, errors: [error] }))).toEqual({
      kind: "answered",
      data: { a: [null] },
      errors: [{ message: "no", path: ["a", 0], extensions: { code: "FORBIDDEN", rule: "own site" } }],
    });
  });

  it.each([
    ["GRAPHQL_VALIDATION_FAILED", "VALIDATION"],
    ["BAD_USER_INPUT", "VALIDATION"],
    ["CONFLICT", "CONFLICT"],
    ["SOMETHING_ELSE", "INTERNAL"],
    [7, "INTERNAL"],
  ])("makes the code %j the hub's %s", (code, expected) => {
    const outcome = readAnswer(answer({ errors: [{ message: "no", extensions: { code } }] }, 400));
    expect(outcome).toMatchObject({ kind: "answered", data: null, errors: [{ extensions: { code: expected } }] });
  });

  it.each([
    ["HTML", answer("<html>")],
    ["nothing", answer("")],
    ["a list", answer([])],
    ["neither data nor errors", answer({ extensions: {} })],
    ["data that is a list", answer({ data: [] })],
    ["errors that are no list", answer({ data: null, errors: "no" })],
    ["null without a reason", answer({ data: null })],
    ["a refused identity", answer({ errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }] }, 401)],
    ["a failure inside", answer({ errors: [{ message: "no" }] }, 500)],
  ])("takes %s for the part's failure", (_what, wire) => {
    expect(readAnswer(wire)).toMatchObject({ kind: "failed", code: "SITE_BAD_ANSWER" });
  });
});
