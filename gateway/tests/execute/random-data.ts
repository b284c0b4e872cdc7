/*
 * Four graphs whose data, nulls and errors follow from one seed: asked twice, they answer the same.
 * Interfaces, unions, @requires (also of nested lists), @provides, @interfaceObject, lists of lists, non-null fields
 * that are null, @inaccessible types, fields and enum values, keys of two kinds, fields named like what objects inherit.
 */
import { GraphQLError } from "graphql";

import type { Resolver, TestGraph } from "./two-executors";

/** How often things go wrong. */
export interface Weather {
  seed: number;
  nullRate: number;
  errorRate: number;
}

type Source = Readonly<Record<string, unknown>>;

/** The graphs; their answers change with the weather. */
export function randomGraphs(weather: Weather): readonly TestGraph[] {
  const chance = (...what: readonly unknown[]): number => hash(`${weather.seed}|${what.join("|")}`);
  const isNull = (...what: readonly unknown[]): boolean => chance("null", ...what) < weather.nullRate;
  const maybeFail = (...what: readonly unknown[]): void => {
    if (chance("error", ...what) < weather.errorRate) throw new GraphQLError(`failed at ${what.join(".")}`);
  };
  const pick = (count: number, ...what: readonly unknown[]): number => Math.floor(chance("pick", ...what) * count);
  const idOf = ({ id, handle }: Source): string =>
    typeof id === "string" ? id : typeof handle === "string" ? handle : "";
  const field =
    (name: string, value: (source: Source, args: Source) => unknown): Resolver =>
    (source, args) => {
      maybeFail(name, idOf(source));
      return isNull(name, idOf(source)) ? null : value(source, args);
    };
  const reference =
    (name: string, value: (source: Source) => unknown = (source) => source): Resolver =>
    async (source) => {
      // Asynchronous, as every reference of the hub: a synchronous throw would cost its whole batch.
      maybeFail(name, "reference", idOf(source));
      return isNull(name, "reference", idOf(source)) ? null : value(source);
    };
  const item = (n: number) => ({ __typename: "Item", id: `i${n}` });
  const user = (n: number) => ({ __typename: "User", id: `u${n}`, handle: `h${n}` });
  const numberOf = (source: Source): number => Number(idOf(source).slice(1));
  const items = (count: number, ...what: readonly unknown[]) =>
    Array.from({ length: count }, (_, index) => item(pick(6, index, ...what)));
  const countOf = (args: Source, standard: number): number => (typeof args.n === "number" ? args.n : standard);
  const typeName: Resolver = (source) => source.__typename;
  const node = (n: number, ...what: readonly unknown[]) => {
    if (chance("ghost", n, ...what) < 0.1) return { __typename: "Ghost", id: `g${n}` };
    return chance("kind", n, ...what) < 0.5 ? item(pick(6, n, ...what)) : user(pick(5, n, ...what));
  };

  const base: TestGraph = {
    name: "base",
    typeDefs: `
      type Query { items(n: Int = 3): [Item!]! maybe: Item nodes(n: Int = 4): [Node] media: [Media!] me: User }
      type Mutation { touch(id: ID!): Item touchAgain(id: ID!): Payload! }
      type Payload { ok: Boolean! query: Query! item: Item! }
      interface Node @key(fields: "id") { id: ID! label: String }
      enum Tag { RED BLUE SECRET @inaccessible }
      scalar Any
      type Item implements Node @key(fields: "id") { id: ID! label: String @shareable title: String! tag: Tag tags: [Tag]
        constructor: String owner: User parts: [[Part]] strictParts: [Part!] hidden: String @inaccessible anything: Any }
      type User implements Node @key(fields: "id") @key(fields: "handle") { id: ID! label: String handle: String!
        age: Int! toString: Int }
      type Ghost implements Node @key(fields: "id") @inaccessible { id: ID! label: String }
      union Media = Item | User
      type Part { n: Int item: Item! user: User media: Media }`,
    resolvers: {
      Query: {
        items: (_, args) => items(countOf(args, 3), "items"),
        maybe: () => (isNull("maybe") ? null : item(1)),
        nodes: (_, args) =>
          Array.from({ length: countOf(args, 4) }, (_n, index) => (isNull("nodes", index) ? null : node(index))),
        media: () => [0, 1, 2].map((index) => (chance("media", index) < 0.5 ? item(index) : user(index))),
        me: () => user(0),
      },
      Mutation: {
        touch: (_, { id }) => item(numberOf({ id })),
        touchAgain: (_, { id }) => ({ ok: true, query: {}, item: item(numberOf({ id })) }),
      },
      Node: {
        __resolveReference: (source) =>
          idOf(source).startsWith("u")
            ? user(numberOf(source))
            : idOf(source).startsWith("g")
              ? node(0)
              : { ...source, __typename: "Item" },
        __resolveType: typeName,
      },
      Item: {
        __resolveReference: reference("Item"),
        label: field("Item.label", (source) => `label ${idOf(source)}`),
        title: field("Item.title", (source) => `title ${idOf(source)}`),
        tag: field("Item.tag", (source) => ["RED", "BLUE", "SECRET"][pick(3, "tag", idOf(source))]),
        tags: field("Item.tags", (source) => ["RED", null, ["BLUE", "SECRET"][pick(2, "tags", idOf(source))]]),
        constructor: field("Item.constructor", () => "built"),
        owner: field("Item.owner", (source) => user(pick(4, "owner", idOf(source)))),
        parts: field("Item.parts", (source) => [
          [{ id: `${idOf(source)}a` }, null],
          null,
          [{ id: `${idOf(source)}b` }],
        ]),
        strictParts: field("Item.strictParts", (source) => ["c", "d"].map((suffix) => ({ id: idOf(source) + suffix }))),
        hidden: () => "hidden",
        anything: field("Item.anything", () => ({ deep: [{ id: 1 }] })),
      },
      User: {
        __resolveReference: reference("User", (source) => user(numberOf(source))),
        label: field("User.label", (source) => `label ${idOf(source)}`),
        age: field("User.age", (source) => numberOf(source) * 10),
        toString: field("User.toString", () => 7),
      },
      Part: {
        n: field("Part.n", () => 1),
        item: field("Part.item", (source) => item(pick(6, "part", idOf(source)))),
        user: field("Part.user", (source) => user(pick(6, "part", idOf(source)))),
        media: field("Part.media", (source) => (chance("m", idOf(source)) < 0.5 ? item(2) : user(2))),
      },
      Media: { __resolveType: typeName },
    },
  };

  const shop: TestGraph = {
    name: "shop",
    typeDefs: `
      type Query { top: [Item] featured: [Item!] @provides(fields: "label") }
      type Item @key(fields: "id") { id: ID! label: String @external price: Int! stock: Int related: [Item!] dims: Dims!
        boxes: [[Dims]] }
      type Dims @shareable { w: Float h: Float! }
      type User @key(fields: "handle") { handle: String! bio: String! friends(n: Int): [User] }`,
    resolvers: {
      Query: {
        top: () => [0, 1].map((index) => (isNull("top", index) ? null : item(pick(6, "top", index)))),
        featured: () => [0, 1].map((index) => ({ ...item(index), label: `label i${index}` })),
      },
      Item: {
        __resolveReference: reference("shop.Item"),
        price: field("Item.price", (source) => numberOf(source) * 10),
        stock: field("Item.stock", () => 5),
        related: field("Item.related", (source) => items(2, "related", idOf(source))),
        dims: field("Item.dims", () => ({ w: 1.5, h: 2 })),
        boxes: field("Item.boxes", () => [[{ w: 1, h: 2 }], null, []]),
      },
      User: {
        __resolveReference: reference("shop.User"),
        bio: field("User.bio", (source) => `bio ${idOf(source)}`),
        friends: field("User.friends", (source, args) =>
          Array.from({ length: countOf(args, 2) }, (_, index) =>
            isNull("friend", index, idOf(source)) ? null : { handle: `h${pick(5, "friend", index, idOf(source))}` },
          ),
        ),
      },
    },
  };

  const reviews: TestGraph = {
    name: "reviews",
    typeDefs: `
      type Query { latest: Review }
      type Mutation { bump: Int }
      type Item @key(fields: "id") { id: ID! price: Int! @external dims: Dims! @external
        shipping: Int @requires(fields: "price dims { w h }") reviews: [Review!]! }
      type Dims @shareable { w: Float h: Float! }
      type Review @key(fields: "id") { id: ID! text: String author: User! about: Item! }
      type User @key(fields: "id") { id: ID! score: Float reviews: [Review] }`,
    resolvers: {
      Query: { latest: () => ({ id: "i1-0" }) },
      Mutation: { bump: () => (isNull("bump") ? null : 2) },
      Item: {
        __resolveReference: reference("reviews.Item"),
        shipping: field("Item.shipping", (source) => Number(source.price) + Object.keys(source).length),
        reviews: field("Item.reviews", (source) => [0, 1].map((index) => ({ id: `${idOf(source)}-${index}` }))),
      },
      Review: {
        __resolveReference: reference("Review"),
        text: field("Review.text", (source) => `text ${idOf(source)}`),
        author: field("Review.author", (source) => ({ id: `u${pick(5, "author", idOf(source))}` })),
        about: field("Review.about", (source) => ({ id: idOf(source).slice(0, 2) })),
      },
      User: {
        __resolveReference: reference("reviews.User"),
        score: field("User.score", () => 0.5),
        reviews: field("User.reviews", (source) => [{ id: `i${numberOf(source)}-0` }, null]),
      },
    },
  };

  const ratings: TestGraph = {
    name: "ratings",
    typeDefs: `
      type Review @key(fields: "id") { id: ID! subject: Node votes: Int! }
      type Node @key(fields: "id") @interfaceObject { id: ID! rating: Float views: Int! }`,
    resolvers: {
      Review: {
        __resolveReference: reference("ratings.Review"),
        subject: field("Review.subject", (source) => ({
          id: (chance("subject", idOf(source)) < 0.5 ? "i" : "u") + String(pick(5, "subject", idOf(source))),
        })),
        votes: field("Review.votes", () => 3),
      },
      Node: {
        __resolveReference: reference("ratings.Node"),
        rating: field("Node.rating", () => 4.5),
        views: field("Node.views", () => 3),
      },
    },
  };
  return [base, shop, reviews, ratings];
}

/** A number from 0 to 1 that looks random but follows from the text (FNV-1a with a finish). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return ((value ^ (value >>> 15)) >>> 0) / 2 ** 32;
}
