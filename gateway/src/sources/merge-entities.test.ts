import { mergeReferences, splitReferences, type FailureReport } from "./merge-entities";
import type { PartOutcome } from "./read-answer";
import { addressOfReference } from "./site-address";
import { sourceError } from "./source-error";

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FA";
const project = (site: string, last: number) => ({ __typename: "Project", id: `${site}:${ULID}${last}` });
const report: FailureReport = (failure, origin, path, affected) =>
  sourceError(failure.code, failure.message, path, { ...origin, affected });
const answered = (
  entities: readonly unknown[],
  errors: Extract<PartOutcome, { kind: "answered" }>["errors"] = [],
): PartOutcome => ({
  kind: "answered",
  data: { _entities: entities },
  errors,
});

describe("splitReferences()", () => {
  it("groups by site and keeps the input order within each group", () => {
    const references = [
      project("baihe", 1),
      project("minglou", 1),
      project("baihe", 2),
      { __typename: "Site", code: "minglou" },
    ];
    const { groups, refused } = splitReferences(references, addressOfReference);
    expect(groups).toEqual([
      { origin: { site: "baihe" }, indexes: [0, 2], representations: [references[0], references[2]] },
      { origin: { site: "minglou" }, indexes: [1, 3], representations: [references[1], references[3]] },
    ]);
    expect(refused).toEqual([]);
  });

  it("puts references that share a reason together, and leaves out what nobody serves", () => {
    const references = [{ __typename: "Project", id: "x" }, project("baihe", 1), { __typename: "Project", id: "x" }];
    const { groups, refused } = splitReferences(references, (reference) =>
      reference === references[1] ? null : addressOfReference(reference),
    );
    expect(groups).toEqual([]);
    expect(refused).toMatchObject([{ code: "BAD_REQUEST", indexes: [0, 2] }]);
  });
});

describe("mergeReferences()", () => {
  const references = [project("baihe", 1), project("minglou", 1), project("baihe", 2)];
  const split = splitReferences(references, addressOfReference);

  it("puts answers back in place", () => {
    const { data, errors } = mergeReferences(3, split, [answered([{ n: 0 }, { n: 2 }]), answered([{ n: 1 }])], report);
    expect(data._entities).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    expect(errors).toEqual([]);
  });

  it("moves error paths to the positions of the fetch and names the site", () => {
    const inner = { message: "no", path: ["_entities", 1, "title"], extensions: { code: "INTERNAL" } };
    const { errors } = mergeReferences(3, split, [answered([{}, null], [inner]), answered([{}])], report);
    expect(errors).toEqual([
      { message: "no", path: ["_entities", 2, "title"], extensions: { code: "INTERNAL", site: "baihe" } },
    ]);
  });

  it("costs a failed site its own references only, with one error", () => {
    const failed: PartOutcome = { kind: "failed", code: "SITE_UNAVAILABLE", message: "away" };
    const { data, errors } = mergeReferences(3, split, [failed, answered([{ n: 1 }])], report);
    expect(data._entities).toEqual([null, { n: 1 }, null]);
    expect(errors).toEqual([
      { message: "away", path: ["_entities", 0], extensions: { code: "SITE_UNAVAILABLE", site: "baihe", affected: 2 } },
    ]);
  });

  it.each([
    ["too few answers", answered([{}]), "it gave 1 answers to 2 references"],
    [
      "no list",
      { kind: "answered", data: { _entities: {} }, errors: [] } as const,
      "it gave no list of answers to 2 references",
    ],
  ])("takes %s for a bad answer", (_what, outcome, message) => {
    const { data, errors } = mergeReferences(3, split, [outcome, answered([{ n: 1 }])], report);
    expect(data._entities).toEqual([null, { n: 1 }, null]);
    expect(errors).toMatchObject([{ message, extensions: { code: "SITE_BAD_ANSWER", affected: 2 } }]);
  });

  it("says what a site says that refuses the whole request", () => {
    const said = { message: "page size 500 exceeds the limit of 100", extensions: { code: "BAD_REQUEST" } };
    const refused: PartOutcome = { kind: "answered", data: null, errors: [said] };
    const { errors } = mergeReferences(3, split, [refused, answered([{}])], report);
    expect(errors).toMatchObject([{ message: said.message, extensions: { code: "BAD_REQUEST", affected: 2 } }]);
  });
});
