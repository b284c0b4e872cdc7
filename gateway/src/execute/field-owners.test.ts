import { FieldOwners } from "./field-owners";

const SDL = `
  enum join__Graph { BASE @join__graph(name: "base", url: "") PARTNER_X @join__graph(name: "partner-x", url: "") }
  type Item @join__type(graph: BASE, key: "id") @join__type(graph: PARTNER_X, key: "id") {
    id: ID!
    title: String @join__field(graph: BASE)
    weight: Int @join__field(graph: BASE) @join__field(graph: PARTNER_X, external: true)
    views: Int @join__field(graph: PARTNER_X, requires: "weight")
    both: Int @join__field(graph: BASE) @join__field(graph: PARTNER_X)
  }
  type Payload @join__type(graph: PARTNER_X) { ok: Boolean }`;

describe("FieldOwners", () => {
  it.each([
    ["a field of one graph", "Item.title", "base"],
    ["a field that another graph only requires", "Item.weight", "base"],
    ["a field with requirements", "Item.views", "partner-x"],
    ["a field of a type that one graph has", "Payload.ok", "partner-x"],
    ["a key that all have", "Item.id", null],
    ["a field that two resolve", "Item.both", null],
    ["a field that is not there", "Item.nothing", null],
  ])("knows the owner of %s", (_what, coordinate, owner) => {
    expect(new FieldOwners(SDL).ownerOf(coordinate)).toBe(owner);
  });
});
