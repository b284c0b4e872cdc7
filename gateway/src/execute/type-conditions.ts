/*
 * Which objects a type condition holds for, by the supergraph schema: plans speak of its types, @inaccessible included.
 */
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";

/** The type conditions of one supergraph. */
export class TypeConditions {
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly abstractNames: ReadonlySet<string>;

  constructor(private readonly schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    this.abstractNames = new Set(types.filter(isAbstractType).map(({ name }) => name));
  }

  /** Names of all types that satisfy the condition, itself included. */
  typesOf(condition: string): ReadonlySet<string> {
    const known = this.names.get(condition);
    if (known !== undefined) return known;
    const names = new Set([condition, ...this.namesBelow(condition)]);
    this.names.set(condition, names);
    return names;
  }

  /** Whether the name is an interface or a union. */
  isAbstract(name: unknown): boolean {
    return typeof name === "string" && this.abstractNames.has(name);
  }

  /** Whether the name is an object type. */
  isObject(name: string): boolean {
    return isObjectType(this.schema.getType(name));
  }

  private namesBelow(condition: string): readonly string[] {
    const type = this.schema.getType(condition);
    if (!isAbstractType(type)) return [];
    const interfaces = isInterfaceType(type) ? this.schema.getImplementations(type).interfaces : [];
    return [...this.schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name);
  }
}
