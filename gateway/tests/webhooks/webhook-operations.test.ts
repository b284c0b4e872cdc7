import { stripForComposition } from "@park-hub/contracts";
import { Supergraph } from "@apollo/federation-internals";
import { getVariableValues, parse, validate, Kind, type GraphQLSchema } from "graphql";

import { compose } from "../../src/plan/compose";
import { listGraphs } from "../../src/plan/graph-definition";
import type { WebhookFilter } from "../../src/webhook";
import { operationOf } from "../../src/webhooks/webhook-operation";

const ORGANIZATION = "park:01JD0000000000000000000000";
/** Everything that an event may be narrowed by. */
const FILTERS: readonly WebhookFilter[] = [
  {
    event: "PROJECT_PUBLISHED",
    fields: ["LEGAL_AID"],
    audiences: ["ELDERLY"],
    within: "330212",
    servesArea: "330212010",
    sites: ["baihe"],
    organizationId: ORGANIZATION,
  },
  { event: "DEMAND_POSTED", fields: ["LEGAL_AID"], audiences: ["ELDERLY"], within: "330212", sites: ["baihe"] },
  {
    event: "PLACEMENT_ADVANCED",
    sites: ["baihe"],
    projectSites: ["park"],
    states: ["LANDED"],
    organizationId: ORGANIZATION,
  },
  { event: "CHANGE", kinds: ["PROJECT", "SITE"], sites: ["baihe"] },
];

describe("operationOf()", () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const inputs = listGraphs().map(({ graph, sdl }) => ({ graph, sdl: stripForComposition(sdl) }));
    schema = Supergraph.build(await compose(inputs))
      .apiSchema()
      .toGraphQLJSSchema();
  });

  it.each(FILTERS)("HOOK-22 makes a valid operation of every entry for $event", (filter) => {
    const made = operationOf(filter);
    if (!("operation" in made)) throw new Error(JSON.stringify(made));
    const document = parse(made.operation);
    expect(validate(schema, document)).toEqual([]);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation was made");
    const read = getVariableValues(schema, operation.variableDefinitions ?? [], made.variables);
    expect(read.errors).toBeUndefined();
    expect(Object.keys(read.coerced?.filter ?? {})).toHaveLength(Object.keys(filter).length - 1);
  });

  it("HOOK-22 refuses entries that mean nothing for the event, each by its name", () => {
    expect(operationOf({ event: "CHANGE", fields: ["LEGAL_AID"], within: "33", kinds: null })).toMatchObject([
      { field: ["filter", "fields"], code: "BAD_FORMAT" },
      { field: ["filter", "within"], code: "BAD_FORMAT" },
    ]);
  });
});
