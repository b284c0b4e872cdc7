import { mergeRootFields } from "./merge-root-fields";
import type { FailureReport } from "./merge-entities";
import { sourceError } from "./source-error";

const group = { origin: { site: "baihe" }, keys: ["a", "b"] };
const report: FailureReport = ({ code, message }, origin, path, affected) =>
  sourceError(code, message, path, { ...origin, affected });

describe("mergeRootFields()", () => {
  it("takes null for an answer", () => {
    const outcome = { kind: "answered", data: { a: null, b: { n: 1 } }, errors: [] } as const;
    expect(mergeRootFields(group, outcome, report)).toEqual({ data: { a: null, b: { n: 1 } }, errors: [] });
  });

  it("takes silence about a field for the failure of the whole part", () => {
    const outcome = { kind: "answered", data: { a: { n: 1 } }, errors: [] } as const;
    const extensions = { code: "SITE_BAD_ANSWER", site: "baihe", affected: 2 };
    expect(mergeRootFields(group, outcome, report)).toEqual({
      data: { a: null, b: null },
      errors: [{ message: "its answer lacks what it was asked for", path: ["a"], extensions }],
    });
  });

  it("leaves it to the part's own errors to say why a field is not there", () => {
    const error = { message: "not today", path: ["b"], extensions: { code: "INTERNAL" } };
    const outcome = { kind: "answered", data: { a: { n: 1 } }, errors: [error] } as const;
    const { data, errors } = mergeRootFields(group, outcome, report);
    expect(data).toEqual({ a: { n: 1 }, b: null });
    expect(errors).toMatchObject([{ path: ["b"], extensions: { site: "baihe" } }]);
  });
});
