import { GraphQLError } from "graphql";

import { PartFailures, type OperationExecutor, type OperationScope } from "../operation";
import { completeFailures } from "./complete-failures";

type Result = Awaited<ReturnType<OperationExecutor>>;

async function completed(result: Result, failures = new PartFailures()): Promise<Result> {
  const context = { context: { failures } as OperationScope } as unknown as Parameters<OperationExecutor>[0];
  return completeFailures(async () => Promise.resolve(result))(context);
}

function away(site: string): GraphQLError {
  return new GraphQLError(`site "${site}" is away`, {
    path: ["sites"],
    extensions: { code: "SITE_UNAVAILABLE", site, affected: 1 },
  });
}

describe("completeFailures()", () => {
  it("says of each part once how much it cost in all", async () => {
    const failures = new PartFailures();
    failures.add("baihe", "SITE_UNAVAILABLE", 1);
    failures.add("baihe", "SITE_UNAVAILABLE", 4);
    const { errors } = await completed({ data: {}, errors: [away("baihe"), away("baihe")] }, failures);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: "SITE_UNAVAILABLE", site: "baihe", affected: 5 },
    ]);
  });

  it("tells a hundred failed sites one by one and sums up the others, by name", async () => {
    const sites = Array.from({ length: 156 }, (_unused, index) => `s${index}`);
    const failures = new PartFailures();
    for (const site of sites) failures.add(site, "SITE_UNAVAILABLE", 2);
    const other = new GraphQLError("page size 500 exceeds the limit of 100", { extensions: { code: "BAD_REQUEST" } });
    const { errors = [] } = await completed({ data: {}, errors: [other, ...sites.map(away)] }, failures);
    expect(errors).toHaveLength(102);
    expect(errors[0]).toBe(other);
    expect(errors.at(-1)).toMatchObject({
      message: "56 more sites failed in the same way",
      extensions: { code: "SITE_UNAVAILABLE", sites: sites.slice(100), affected: 112 },
    });
  });

  it("tells values that the schema does not allow, ten at most, and how many there were", async () => {
    const unfit = Array.from(
      { length: 12 },
      (_unused, index) => new GraphQLError("no text", { path: ["list", index] }),
    );
    const { errors = [] } = await completed({ data: { list: null }, extensions: { valueCompletion: unfit } });
    expect(errors).toHaveLength(10);
    expect(errors[0]).toMatchObject({ path: ["list", 0], extensions: { code: "SITE_BAD_ANSWER", affected: 12 } });
  });
});
