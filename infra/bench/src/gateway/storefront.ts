/*
 * The four graphs that federation gateways are usually measured with: users → reviews → products → inventory.
 * Names and data are our own; the shape (entities, @requires, @provides, depth of the query) is that of the field.
 */

/** One graph: its SDL, what it answers under Query, and its objects by type and key. */
export interface StorefrontGraph {
  readonly name: string;
  readonly sdl: string;
  readonly query: Readonly<Record<string, () => unknown>>;
  /** The object behind a reference: fields that the graph resolves. */
  readonly reference: (representation: Readonly<Record<string, unknown>>) => unknown;
}

/** A query to measure with. */
export interface StorefrontQuery {
  readonly name: string;
  readonly text: string;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;

const USERS = 6;
const PRODUCTS = 9;
const REVIEWS = 25;

type Fields = Readonly<Record<string, unknown>>;

const count = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, n) => make(n));

const users = count(USERS, (n) => ({
  __typename: "User",
  id: `u${n}`,
  name: `Reader number ${n}`,
  username: `reader-${n}`,
  birthday: `19${70 + n}-0${n + 1}-1${n}`,
}));

const products = count(PRODUCTS, (n) => ({
  __typename: "Product",
  upc: `p${n}`,
  name: `Thing of the kind number ${n}`,
  price: 100 * n + 99,
  weight: 50 * n + 100,
}));

/** As the reviews graph knows it: whoever wrote something, and what it is about, have their reviews at hand. */
interface Review extends Fields {
  readonly author: Fields & { readonly id: string };
  readonly product: Fields & { readonly upc: string };
}

const reviews: readonly Review[] = count(REVIEWS, (n) => ({
  __typename: "Review",
  id: `r${n}`,
  body: `Opinion ${n}: it does what it should.`,
  // Every reader writes about several things, every thing is written about by several readers.
  author: reviewer(`u${n % USERS}`),
  product: reviewedProduct(`p${(n * 2) % PRODUCTS}`),
}));

function reviewer(id: string): Review["author"] {
  const own = (): readonly Review[] => reviews.filter(({ author }) => author.id === id);
  return {
    __typename: "User",
    id,
    username: `reader-${id.slice(1)}`,
    numberOfReviews: () => own().length,
    reviews: own,
  };
}

function reviewedProduct(upc: string): Review["product"] {
  return { __typename: "Product", upc, reviews: () => reviews.filter(({ product }) => product.upc === upc) };
}

function find<T extends Fields>(all: readonly T[], key: keyof T, value: unknown): T | null {
  return all.find((one) => one[key] === value) ?? null;
}

function reviewed({ __typename, id, upc }: Fields): unknown {
  if (__typename === "Review") return find(reviews, "id", id);
  return __typename === "User" ? reviewer(String(id)) : reviewedProduct(String(upc));
}

function stocked({ upc, price, weight }: Fields): unknown {
  const number = Number(String(upc).slice(1));
  const isFree = typeof price === "number" && price > 500;
  const shippingEstimate = typeof weight === "number" ? (isFree ? 0 : weight * 0.5) : null;
  return { __typename: "Product", upc, inStock: number % 2 === 0, shippingEstimate };
}

/** The four graphs. */
export const STOREFRONT: readonly StorefrontGraph[] = [
  {
    name: "accounts",
    sdl: `${LINK}
      type Query { users: [User] me: User }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: String }`,
    query: { users: () => users, me: () => users[0] },
    reference: ({ id }) => find(users, "id", id),
  },
  {
    name: "products",
    sdl: `${LINK}
      type Query { topProducts(first: Int = 5): [Product] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    query: { topProducts: () => products.slice(0, 5) },
    reference: ({ upc }) => find(products, "upc", upc),
  },
  {
    name: "reviews",
    sdl: `${LINK}
      type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    query: {},
    reference: reviewed,
  },
  {
    name: "inventory",
    sdl: `${LINK}
      type Product @key(fields: "upc") {
        upc: String! weight: Int @external price: Int @external inStock: Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }`,
    query: {},
    reference: stocked,
  },
];

/** Deep and wide: every graph several times, an answer of about 80 KB. */
export const HEAVY: StorefrontQuery = {
  name: "Storefront",
  text: `
    fragment U on User { id username name }
    fragment R on Review { id body }
    fragment P on Product { inStock name price shippingEstimate upc weight }
    query Storefront {
      users {
        ...U
        reviews { ...R product { ...P reviews { ...R author { ...U reviews { ...R product { ...P } } } } } }
      }
      topProducts {
        ...P
        reviews { ...R author { ...U reviews { ...R product { ...P } } } }
      }
    }`,
};

/** The smallest query that asks a graph for something. */
export const SMALL: StorefrontQuery = { name: "Me", text: "query Me { me { id } }" };
