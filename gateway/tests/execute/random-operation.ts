/*
 * Random valid operations over a schema, from one seed: aliases, arguments, fragments of both kinds on objects,
 * interfaces and unions, @skip and @include with literals and variables, the same field twice.
 */
import { getNamedType, isAbstractType, isCompositeType, isObjectType } from "graphql";
import type { GraphQLCompositeType, GraphQLField, GraphQLSchema } from "graphql";

/** An operation. */
export interface RandomOperation {
  readonly text: string;
  /** Variables to run it with: a new choice at each call. */
  choices(): Record<string, unknown>;
}

/** A query, or a mutation. */
export function randomOperation(schema: GraphQLSchema, seed: number, kind: "query" | "mutation"): RandomOperation {
  return new Generator(schema, seed).generate(kind);
}

class Generator {
  private readonly fragments: string[] = [];
  private readonly variables = new Set<string>();
  private state: number;

  constructor(
    private readonly schema: GraphQLSchema,
    seed: number,
  ) {
    this.state = (seed * 2_654_435_761 + 12_345) & 0x7fffffff;
    for (let warm = 0; warm < 4; warm++) this.random();
  }

  generate(kind: "query" | "mutation"): RandomOperation {
    const root = kind === "query" ? this.schema.getQueryType() : this.schema.getMutationType();
    if (!isObjectType(root)) throw new Error(`the schema has no ${kind} type`);
    const body = this.selections(root, this.chance(0.5) ? 2 : 3);
    const declared = [...this.variables].map((name) => `$${name}: Boolean${name === "on" ? " = true" : "!"}`);
    const header = declared.length === 0 ? kind : `${kind} Random(${declared.join(", ")})`;
    return { text: [`${header} { ${body} }`, ...this.fragments].join("\n"), choices: () => this.values() };
  }

  private values(): Record<string, unknown> {
    const given = [...this.variables].filter((name) => name !== "on" || this.chance(0.6));
    return Object.fromEntries(given.map((name) => [name, this.chance(0.5)]));
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const fields = "getFields" in type ? Object.values(type.getFields()) : [];
    const count = 1 + Math.floor(this.random() * 2.5);
    for (let n = 0; n < count && fields.length > 0; n++) parts.push(...this.field(type, this.pick(fields), depth));
    if (this.chance(0.3)) parts.push(this.chance(0.3) ? "typename: __typename" : "__typename");
    if (depth > 0 && this.chance(0.35)) {
      const condition = this.pick(this.conditionsFor(type));
      // Without it stock loses what stands on the object's own type inside (a known difference).
      if (isObjectType(type) && isAbstractType(condition)) parts.push("__typename");
      parts.push(this.fragment(condition, depth));
    }
    if (isAbstractType(type) && depth > 0 && this.chance(0.4)) {
      for (const possible of this.schema.getPossibleTypes(type)) {
        if (this.chance(0.7)) parts.push(`... on ${possible.name} { ${this.selections(possible, depth - 1)} }`);
      }
    }
    return parts.join(" ") || "__typename";
  }

  private field(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const type = getNamedType(field.type);
    if (isCompositeType(type) && depth <= 0) return [];
    const [argument] = field.args;
    const given =
      argument === undefined ? "" : argument.name === "id" ? '(id: "i2")' : this.chance(0.5) ? "(n: 2)" : "";
    // One alias for a field, its arguments and its parent keeps overlapping selections valid.
    const isAliased = given !== "" || this.chance(0.2);
    const alias = isAliased ? `${field.name}_${parent.name}${given === "" ? "_plain" : "_given"}: ` : "";
    const inner = isCompositeType(type) ? ` { ${this.selections(type, depth - 1)} }` : "";
    return [`${alias}${field.name}${given}${this.condition()}${inner}`];
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const inner = this.selections(type, depth - 1);
    if (this.chance(0.5)) return `... on ${type.name}${this.condition()} { ${inner} }`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
    return `...${name}${this.condition()}`;
  }

  private conditionsFor(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (isAbstractType(type)) return [...this.schema.getPossibleTypes(type), type];
    return [type, ...type.getInterfaces()];
  }

  private condition(): string {
    const chosen = this.random();
    if (chosen < 0.85) return "";
    const directive = this.pick(["@include", "@skip"]);
    if (chosen >= 0.93) return ` ${directive}(if: ${this.chance(0.5)})`;
    const name = this.pick(["on", "off"]);
    this.variables.add(name);
    return ` ${directive}(if: $${name})`;
  }

  private random(): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return this.state / 0x80000000;
  }

  private chance(rate: number): boolean {
    return this.random() < rate;
  }

  private pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.random() * from.length)];
    if (chosen === undefined) throw new Error("there is nothing to pick from");
    return chosen;
  }
}
