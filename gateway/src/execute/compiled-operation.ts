/*
 * An operation, compiled: its plan as functions, and the shapes of its answers. Made once, run many times.
 */
import type { QueryPlan } from "@apollo/query-planner";
import { getVariableValues, GraphQLError, Kind, visit } from "graphql";
import type { ExecutionResult, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

import type { QueryAnswer } from "../known-query";
import type { GraphSource, OperationScope } from "../operation";
import type { EventSource } from "../subscription";
import { ClientPaths } from "./client-paths";
import { CoalescedReferences } from "./coalesced-references";
import { isConditionDirective } from "./collect-fields";
import type { CompletionScope } from "./complete-value";
import { EntityBatches } from "./entity-batches";
import { EntityMerging } from "./entity-merging";
import type { FieldOwners } from "./field-owners";
import type { DataObject, OperationRun, PlanStep } from "./operation-run";
import { compilePlan, referencePlacesOf } from "./plan-steps";
import type { RequiredVariants } from "./required-variants";
import { ResponseShape } from "./response-shape";
import type { TypeConditions } from "./type-conditions";
import { findOrigins, withUnfitValues } from "./unfit-values";

/** What an operation is compiled from. */
export interface OperationParts {
  readonly plan: QueryPlan;
  /** The operation that was planned. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The client's response key for one that planning changed. */
  readonly clientKeys: ReadonlyMap<string, string>;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The types that plans speak of. */
  readonly types: TypeConditions;
  readonly variants: RequiredVariants;
  readonly owners: FieldOwners;
  /** How often one error is told when its object stands at several places. */
  readonly maxErrorPlaces: number;
}

/** What one run needs. */
export interface RunOptions {
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: OperationScope;
  readonly sources: ReadonlyMap<string, GraphSource>;
}

/** Variables as coerce() gives them. */
export type CoercedVariables = Readonly<Record<string, unknown>>;

/** The kept shapes of one operation: six condition variables have 64 outcomes. */
const MAX_SHAPES = 64;

/** One operation, ready to run. */
export class CompiledOperation {
  private readonly step: PlanStep;
  private readonly merging: EntityMerging;
  private readonly shapes = new Map<string, ResponseShape>();
  private readonly conditionNames: readonly string[];
  private readonly referencePlaces: ReadonlySet<string>;

  /** @throws {GraphQLError} when the operation or its plan uses something that this executor refuses. */
  constructor(private readonly parts: OperationParts) {
    const { operation, fragments, types, clientKeys, variants, maxErrorPlaces } = parts;
    this.conditionNames = readConditions(operation, fragments);
    this.referencePlaces = referencePlacesOf(parts.plan);
    this.merging = new EntityMerging(types);
    const paths = new ClientPaths(operation, fragments, clientKeys);
    this.step = compilePlan(parts.plan, { types, paths, variants, maxErrorPlaces });
  }

  /** Whether this is a subscription: it is run once for each of its events. */
  get isSubscription(): boolean {
    return this.parts.plan.node?.kind === "Subscription";
  }

  /** Where the events of a subscription come from; null for other operations. */
  get eventSource(): EventSource | null {
    const { node } = this.parts.plan;
    if (node?.kind !== "Subscription") return null;
    const { serviceName: graph, operation: query, operationName, variableUsages = [] } = node.primary;
    return { graph, query, operationName, variableNames: variableUsages };
  }

  /** The answer. Never throws: what fails is null, with an error. */
  async run(options: RunOptions): Promise<ExecutionResult> {
    const values = this.coerce(options.variables);
    if (values.errors !== undefined) return { errors: values.errors };
    const { json, errors, invalid } = await this.runToText(options, values.coerced);
    if (json === null) return { errors };
    const data = JSON.parse(json) as DataObject | null;
    if (errors.length > 0) return withUnfitValues({ data, errors }, invalid);
    if (invalid.length === 0) return { data };
    return { data, extensions: { valueCompletion: invalid } };
  }

  /** Variables with their defaults, or what is wrong with them. */
  coerce(variables: RunOptions["variables"]): ReturnType<typeof getVariableValues> {
    const definitions = this.parts.operation.variableDefinitions ?? [];
    if (definitions.length === 0) return { coerced: {} };
    return getVariableValues(this.parts.apiSchema, definitions, { ...variables });
  }

  /** Whether the answer is data of graphs and nothing else: no introspection, nothing that no graph can answer. */
  isPlain(coerced: CoercedVariables): boolean {
    const { asked, isIntrospective } = this.shapeFor(coerced);
    return !isIntrospective && !this.isSubscription && (this.parts.plan.node !== undefined || asked.length === 0);
  }

  /** The answer as JSON, for variables that coerce() took. Never throws. */
  async runToText({ variables, scope, sources }: RunOptions, coerced: CoercedVariables): Promise<QueryAnswer> {
    const data: DataObject = {};
    const entities = new CoalescedReferences(new EntityBatches(this.merging), this.merging);
    const errors: GraphQLError[] = [];
    const run: OperationRun = { variables, coerced, scope, sources, data, errors, entities, hasRepeats: false };
    await this.step(run, [data]);
    return this.answer(run);
  }

  private answer({ data, variables, coerced, errors, hasRepeats, scope, sources }: OperationRun): QueryAnswer {
    try {
      const shape = this.shapeFor(coerced);
      if (this.parts.plan.node === undefined && shape.asked.length > 0)
        return { json: null, errors: shape.asked.map(unanswerable), invalid: [] };
      const isExplained = errors.length > 0;
      const { data: json, invalid } = shape.complete({ data, variables, isExplained, hasRepeats });
      const { owners, clientKeys } = this.parts;
      findOrigins(invalid, { data, scope, sources, owners, clientKeys });
      return { json, errors, invalid };
    } catch (error) {
      const told = error instanceof GraphQLError ? error : new GraphQLError(String(error));
      return { json: null, errors: [...errors, told], invalid: [] };
    }
  }

  private shapeFor(coerced: CoercedVariables): ResponseShape {
    const outcome = this.conditionNames.map((name) => (coerced[name] === true ? "1" : "0")).join("");
    const known = this.shapes.get(outcome);
    if (known !== undefined) return known;
    const { apiSchema: schema, fragments, clientKeys, operation } = this.parts;
    const conditions = Object.fromEntries(this.conditionNames.map((name) => [name, coerced[name]]));
    const { referencePlaces } = this;
    const scope: CompletionScope = { schema, fragments, clientKeys, conditions, referencePlaces };
    const shape = new ResponseShape(operation, scope);
    if (this.shapes.size >= MAX_SHAPES) this.shapes.clear();
    this.shapes.set(outcome, shape);
    return shape;
  }
}

/** The planner leaves out what no graph can resolve, such as an interface without implementations. */
function unanswerable(key: string): GraphQLError {
  return new GraphQLError(`no graph can answer "${key}"`, { path: [key], extensions: { code: "BAD_REQUEST" } });
}

/** Names of the variables that @skip and @include depend on. */
function readConditions(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive: (directive) => {
        if (!isConditionDirective(directive)) return;
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names].sort();
}
