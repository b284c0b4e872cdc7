/*
 * The rules of DESIGN §2 that the graphs' SDLs must keep, checked over the files themselves.
 */
import { AREA_LEVELS, SHARDED_GRAPHS, stripForComposition } from "@park-hub/contracts";
import { Supergraph } from "@apollo/federation-internals";
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, parse } from "graphql";
import type {
  FieldDefinitionNode,
  GraphQLField,
  GraphQLInputField,
  GraphQLSchema,
  ObjectTypeDefinitionNode,
  TypeNode,
} from "graphql";

import { compose } from "../src/plan/compose";
import { listGraphs } from "../src/plan/graph-definition";

/** Which graph owns an entity: whatever another graph adds to it, another process supplies. */
const OWNERS: Readonly<Record<string, string>> = {
  Site: "directory",
  Area: "directory",
  Project: "lists",
  Demand: "lists",
  Resource: "lists",
  Placement: "placements",
  Organization: "park",
};

/**
 * Fields of sharded graphs that return an entity which the same graph resolves, each with the reason why the object
 * always lives at the site that answers. A new one needs such a reason, or a graph that only holds the key.
 */
const AT_THE_SAME_SITE: Readonly<Record<string, string>> = {
  "lists Project.site": "an object stands on the list of its own site",
  "lists Demand.site": "an object stands on the list of its own site",
  "lists Resource.site": "an object stands on the list of its own site",
  "placements Placement.demand": "a placement belongs to the site of its demand",
};
/** Root fields are routed by the object; pages and payloads hold objects of the site that was asked. */
const CARRIERS = /^(Query|Mutation|.*Connection|.*Edge|.*Payload)$/;

const graphs = listGraphs().map(({ graph, sdl }) => ({ graph, sdl, types: objectTypes(sdl) }));

function objectTypes(sdl: string): readonly ObjectTypeDefinitionNode[] {
  return parse(sdl).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function keyFields(type: ObjectTypeDefinitionNode): ReadonlySet<string> {
  const keys = (type.directives ?? []).filter(({ name }) => name.value === "key");
  const texts = keys.flatMap((key) =>
    (key.arguments ?? []).map(({ value }) => (value.kind === Kind.STRING ? value.value : "")),
  );
  return new Set(texts.flatMap((text) => text.split(" ")));
}

function isResolvable(type: ObjectTypeDefinitionNode): boolean {
  const key = type.directives?.find(({ name }) => name.value === "key");
  const resolvable = key?.arguments?.find(({ name }) => name.value === "resolvable")?.value;
  return key !== undefined && !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value);
}

/** Whether null is allowed at the field and, in a list, at its items. */
function isNullableDownToItems(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return false;
  return type.kind === Kind.LIST_TYPE ? isNullableDownToItems(type.type) : true;
}

function fieldsOf(types: readonly ObjectTypeDefinitionNode[]) {
  return types.flatMap((type) =>
    (type.fields ?? []).map((field) => ({ type, field, name: `${type.name.value}.${field.name.value}` })),
  );
}

describe.each(graphs)("the graph $graph", ({ graph, types }) => {
  it("lets every root field be null", () => {
    const roots = fieldsOf(types.filter(({ name }) => ["Query", "Mutation"].includes(name.value)));
    expect(roots.filter(({ field }) => !isNullableDownToItems(field.type)).map(({ name }) => name)).toEqual([]);
  });

  it("lets everything be null that it adds to another graph's entity", () => {
    const added = fieldsOf(types.filter(({ name }) => (OWNERS[name.value] ?? graph) !== graph)).filter(
      ({ type, field }) => !keyFields(type).has(field.name.value),
    );
    expect(added.filter(({ field }) => !isNullableDownToItems(field.type)).map(({ name }) => name)).toEqual([]);
  });

  it("lets every reference to another graph's entity be null, in lists each item", () => {
    const isForeign = (field: FieldDefinitionNode): boolean => (OWNERS[namedType(field.type)] ?? graph) !== graph;
    const references = fieldsOf(types).filter(({ field }) => isForeign(field));
    expect(references.filter(({ field }) => !isNullableItem(field.type)).map(({ name }) => name)).toEqual([]);
  });
});

/** A list that this graph itself supplies may be non-null; the foreign objects in it may not. */
function isNullableItem(type: TypeNode): boolean {
  const bare = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return bare.kind === Kind.LIST_TYPE ? isNullableItem(bare.type) : type.kind !== Kind.NON_NULL_TYPE;
}

describe.each(graphs.filter(({ graph }) => SHARDED_GRAPHS.some((name) => name === graph)))(
  "the sharded graph $graph",
  ({ graph, types }) => {
    it("returns no entity that it resolves itself and that may live at another site", () => {
      const resolved = new Set(types.filter(isResolvable).map(({ name }) => name.value));
      const returned = fieldsOf(types)
        .filter(({ type, field }) => resolved.has(namedType(field.type)) && !CARRIERS.test(type.name.value))
        .map(({ name }) => `${graph} ${name}`);
      expect(returned.filter((name) => !(name in AT_THE_SAME_SITE))).toEqual([]);
    });
  },
);

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

describe("the supergraph", () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const inputs = graphs.map(({ graph, sdl }) => ({ graph, sdl: stripForComposition(sdl) }));
    // Rejects on an error and on a hint alike.
    schema = Supergraph.build(await compose(inputs))
      .apiSchema()
      .toGraphQLJSSchema();
  });

  it("describes everything in English, then Chinese", () => {
    const bare: string[] = [];
    const check = (name: string, description: string | null | undefined): void => {
      const text = description ?? "";
      if (!/[A-Za-z`]/.test(text) || !/\p{Script=Han}/u.test(text)) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith("__") || ["String", "Int", "Float", "Boolean", "ID"].includes(type.name)) continue;
      check(type.name, type.description);
      if (isEnumType(type))
        for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      const fields: Readonly<Record<string, AnyField>> = type.getFields();
      for (const field of Object.values(fields)) {
        check(`${type.name}.${field.name}`, field.description);
        if (!("args" in field)) continue;
        for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    }
    expect(bare).toEqual([]);
  });

  it("has the levels of areas that the vocabulary lists", () => {
    const type = schema.getType("AreaLevel");
    expect(isEnumType(type) ? type.getValues().map(({ name }) => name) : []).toEqual(Object.keys(AREA_LEVELS));
  });

  it("refuses graphs that do not compose, with the reasons", async () => {
    const inputs = graphs.map(({ graph, sdl }) => ({ graph, sdl: stripForComposition(sdl) }));
    const broken = inputs.map((input) =>
      input.graph === "match" ? { ...input, sdl: input.sdl.replace("suitableDemands", "capacity") } : input,
    );
    await expect(compose(broken)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining("Project.capacity") as string,
    });
  });
});
