/*
 * Takes out of the answers of a site that is ahead of the contract the enum values that clients cannot know yet.
 * Before: graph-client.ts. After: site-source.ts. Sites without such values never come here.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getNamedType, isAbstractType, isCompositeType, isEnumType, isObjectType, Kind, parse } from "graphql";
import type {
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";

import type { OperationScope, PathStep, SourceError } from "../operation";
import type { PartOutcome } from "./read-answer";

const CODE = "SITE_SCHEMA_AHEAD";
const MAX_KEPT = 2_000;

/** Values by enum that a site may answer and the contract does not have. */
export type ExtraValues = ReadonlyMap<string, ReadonlySet<string>>;

/** Told of each unknown value: the field as `Type.field`. */
type Tell = (field: string, value: string, path: readonly PathStep[]) => void;

interface AskedFor {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Reads answers of one graph from sites that are ahead. */
export class AheadSites {
  private schema: GraphQLSchema | null = null;
  private readonly kept = new Map<string, AskedFor>();

  /** @param sdl the contract of the graph. */
  constructor(private readonly sdl: string) {}

  /**
   * The outcome without values that the contract does not have: left out of lists, else null.
   *
   * Each field and value is one error over the whole operation, at its first place. The outcome's data is changed.
   */
  read(site: string, extra: ExtraValues, query: string, outcome: PartOutcome, scope: OperationScope): PartOutcome {
    if (outcome.kind === "failed" || outcome.data === null) return outcome;
    this.schema ??= buildSubgraphSchema({ typeDefs: parse(this.sdl) });
    const { operation, fragments } = this.askedFor(query);
    const root = this.schema.getRootType(operation.operation);
    if (root === undefined || root === null) return outcome;
    const errors: SourceError[] = [];
    const tell: Tell = (field, value, path) => {
      if (scope.failures.add(site, `${CODE} ${field} ${value}`, 1)) errors.push(aheadError(site, field, value, path));
    };
    new AnswerCleaner(this.schema, fragments, extra, tell).clean(root, operation.selectionSet, outcome.data, []);
    return { ...outcome, errors: [...outcome.errors, ...errors] };
  }

  private askedFor(query: string): AskedFor {
    const known = this.kept.get(query);
    if (known !== undefined) return known;
    const { definitions } = parse(query, { noLocation: true });
    const [operation] = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) throw new Error("a fetch holds an operation");
    const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    const asked = { operation, fragments: new Map(fragments.map((node) => [node.name.value, node])) };
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(query, asked);
    return asked;
  }
}

/** Walks an answer along what was asked for, and takes out unknown values where they stand. */
class AnswerCleaner {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: AskedFor["fragments"],
    private readonly extra: ExtraValues,
    private readonly tell: Tell,
  ) {}

  clean(type: GraphQLCompositeType, set: SelectionSetNode, object: unknown, path: readonly PathStep[]): void {
    if (!isObject(object)) return;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const field = "getFields" in type ? type.getFields()[node.name.value] : undefined;
        const key = (node.alias ?? node.name).value;
        if (field === undefined || !Object.hasOwn(object, key)) continue;
        const inner = getNamedType(field.type);
        const name = `${type.name}.${node.name.value}`;
        object[key] = this.cleanValue({ type: inner, set: node.selectionSet, name }, object[key], [...path, key]);
        continue;
      }
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
      if (inner === undefined) continue;
      const condition = inner.typeCondition === undefined ? type : this.schema.getType(inner.typeCondition.name.value);
      if (isCompositeType(condition) && this.applies(condition, object.__typename)) {
        this.clean(condition, inner.selectionSet, object, path);
      }
    }
  }

  private cleanValue(field: AskedField, value: unknown, path: readonly PathStep[]): unknown {
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      const isKept = items.map((item) => !this.isUnknown(field, item));
      const cleaned = items.map((item, index) => this.cleanValue(field, item, [...path, index]));
      return cleaned.filter((_, index) => isKept[index]);
    }
    if (this.isUnknown(field, value)) {
      this.tell(field.name, String(value), path);
      return null;
    }
    if (isCompositeType(field.type) && field.set !== undefined) this.clean(field.type, field.set, value, path);
    return value;
  }

  private isUnknown({ type }: AskedField, value: unknown): boolean {
    return isEnumType(type) && typeof value === "string" && this.extra.get(type.name)?.has(value) === true;
  }

  /** Whether a fragment is for an object; one that does not name its type is of the only type that it can be of. */
  private applies(condition: GraphQLCompositeType, typename: unknown): boolean {
    if (typeof typename !== "string" || condition.name === typename) return true;
    const type = this.schema.getType(typename);
    return isAbstractType(condition) && isObjectType(type) && this.schema.isSubType(condition, type);
  }
}

/** A field of an answer. */
interface AskedField {
  readonly type: GraphQLNamedType;
  readonly set: SelectionSetNode | undefined;
  /** As `Type.field`. */
  readonly name: string;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function aheadError(site: string, field: string, value: string, path: readonly PathStep[]): SourceError {
  const message = `site "${site}" is ahead of the contract: ${field} is ${value}, which nobody here knows yet`;
  return { message, path, extensions: { code: CODE, site, field, value } };
}
