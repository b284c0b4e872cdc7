import type { GraphSource, SourceAnswer, SourceFetch } from "../../src/operation";
import { TwoExecutors, type TestGraph } from "./two-executors";

/** `near` has its person at once, `far` one fetch later: both branches then ask `people` for them. */
function graphs(): readonly TestGraph[] {
  return [
    {
      name: "base",
      typeDefs: `
        type Query { near: Person far: Way }
        type Way @key(fields: "id") { id: ID! }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Query: { near: () => ({ id: "1" }), far: () => ({ id: "w" }) } },
    },
    {
      name: "ways",
      typeDefs: `
        type Way @key(fields: "id") { id: ID! people: [Person] }
        type Person @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: { Way: { __resolveReference: async ({ id }) => ({ id, people: [{ id: "2" }, { id: "1" }] }) } },
    },
    {
      name: "people",
      typeDefs: `type Person @key(fields: "id") { id: ID! name(loud: Boolean): String friend: Person }`,
      resolvers: {},
    },
    {
      name: "scores",
      typeDefs: `type Person @key(fields: "id") { id: ID! score(n: Int): Int }`,
      resolvers: { Person: { __resolveReference: async ({ id }) => ({ id }), score: (_person, { n }) => n } },
    },
  ];
}

/** Answers nothing until `ways` was asked and its answer went on: both branches have then met. */
class SlowPeople implements GraphSource {
  readonly asked: string[][] = [];
  private release: () => void = () => undefined;
  private readonly released = new Promise<void>((resolve) => (this.release = resolve));

  constructor(private readonly answer: (id: string) => unknown) {}

  async fetch({ variables }: SourceFetch): Promise<SourceAnswer> {
    const ids = (variables.representations as { id: string }[]).map(({ id }) => id);
    this.asked.push(ids);
    await this.released;
    const entities = ids.map((id) => this.answer(id));
    const errors = entities.flatMap((entity, index) =>
      entity === null ? [{ message: "gone", path: ["_entities", index], extensions: { code: "NOT_FOUND" } }] : [],
    );
    return { data: { _entities: entities }, errors };
  }

  /** Lets the answers go once the far branch has come through. */
  releaseAfter(ways: GraphSource): GraphSource {
    return {
      fetch: async (fetch) => {
        setImmediate(() => setImmediate(this.release));
        return ways.fetch(fetch);
      },
    };
  }
}

function slowed(answer: (id: string) => unknown): { readonly two: TwoExecutors; readonly people: SlowPeople } {
  const two = new TwoExecutors(graphs());
  const people = new SlowPeople(answer);
  const ways = two.sources.get("ways");
  if (ways !== undefined) two.sources.set("ways", people.releaseAfter(ways));
  two.sources.set("people", people);
  return { two, people };
}

const person = (id: string) => ({
  __typename: "Person",
  name: `name ${id}`,
  friend: { __typename: "Person", id: "9" },
});

describe("references that two branches of a plan come to at different times", () => {
  it("asks only for what is not under way, and puts each answer at its place", async () => {
    const { two, people } = slowed(person);
    const { data, errors } = await two.execute("{ near { name } far { people { name } } }");
    expect(errors).toBeUndefined();
    expect(data).toEqual({ near: { name: "name 1" }, far: { people: [{ name: "name 2" }, { name: "name 1" }] } });
    expect(people.asked).toEqual([["1"], ["2"]]);
  });

  it("keeps apart what is written below the same answer", async () => {
    const { two, people } = slowed(person);
    const { data } = await two.execute("{ near { friend { score(n: 1) } } far { people { friend { score(n: 2) } } } }");
    expect(data).toEqual({
      near: { friend: { score: 1 } },
      far: { people: [{ friend: { score: 2 } }, { friend: { score: 2 } }] },
    });
    expect(people.asked).toEqual([["1"], ["2"]]);
  });

  it("tells the error of a shared reference at each of its places", async () => {
    const { two, people } = slowed((id) => (id === "1" ? null : person(id)));
    const { data, errors } = await two.execute("{ near { name } far { people { name } } }");
    expect(data).toEqual({ near: { name: null }, far: { people: [{ name: "name 2" }, { name: null }] } });
    expect(errors?.map(({ path }) => path)).toEqual([["near"], ["far", "people", 1]]);
    expect(people.asked).toEqual([["1"], ["2"]]);
  });

  it("asks again where another selection or another argument is meant", async () => {
    const { two, people } = slowed(person);
    await two.execute("{ near { name(loud: true) } far { people { name(loud: false) } } }");
    expect(people.asked).toEqual([["1"], ["2", "1"]]);
  });
});
