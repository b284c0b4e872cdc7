/*
 * The same graphs, plans and data for the stock executor of @apollo/gateway and for the hub's own.
 */
import { composeServices } from "@apollo/composition";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { buildOperationContext, executeQueryPlan } from "@apollo/gateway";
import type { GraphQLDataSource } from "@apollo/gateway";
import { QueryPlanner, type QueryPlan } from "@apollo/query-planner";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, parse, validate } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver, GraphQLSchema } from "graphql";

import type { GraphSource, OperationScope, SourceError } from "../../src/operation";
import { PartFailures } from "../../src/operation";
import { CompiledOperation } from "../../src/execute/compiled-operation";
import { FieldOwners } from "../../src/execute/field-owners";
import { createPlanExecutor, type PlanExecutor } from "../../src/execute/plan-executor";
import { RequiredVariants } from "../../src/execute/required-variants";
import { TypeConditions } from "../../src/execute/type-conditions";

export type Resolver = GraphQLFieldResolver<Record<string, unknown>, unknown, Record<string, unknown>>;

/** One graph of a test. */
export interface TestGraph {
  readonly name: string;
  /** Without the link to the federation specification. */
  readonly typeDefs: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
}

/** A request as a graph received it. */
export interface Asked {
  readonly graph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation with its plan. */
export interface PlannedOperation {
  readonly context: ReturnType<typeof buildOperationContext>;
  readonly plan: QueryPlan;
}

type Variables = Readonly<Record<string, unknown>>;
type Answer = ExecutionResult<Record<string, unknown>>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@inaccessible", "@interfaceObject", "@override"])`;

/** Both executors over the same graphs. */
export class TwoExecutors {
  /** Every request of either executor, oldest first. */
  readonly asked: Asked[] = [];
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  readonly executor: PlanExecutor;
  private readonly supergraph: Supergraph;
  private readonly supergraphSchema: GraphQLSchema;
  private readonly planner: QueryPlanner;
  private readonly types: TypeConditions;
  private readonly services: Record<string, GraphQLDataSource> = {};
  /** Of the hub's executor; a test may replace one. */
  readonly sources = new Map<string, GraphSource>();

  constructor(
    graphs: readonly TestGraph[],
    private readonly options: { readonly maxErrorPlaces?: number; readonly isStockMended?: boolean } = {},
  ) {
    this.supergraphSdl = composeTest(graphs);
    this.supergraph = Supergraph.build(this.supergraphSdl, { validateSupergraph: false });
    this.apiSchema = this.supergraph.apiSchema().toGraphQLJSSchema();
    this.supergraphSchema = this.supergraph.schema.toGraphQLJSSchema();
    this.types = new TypeConditions(this.supergraphSchema);
    // Fewer alternatives are weighed than by default: a plan need not be the best here, and there are thousands.
    this.planner = new QueryPlanner(this.supergraph, { debug: { maxEvaluatedPlans: 8 } });
    for (const graph of graphs) this.serve(graph);
    const { supergraphSdl, sources, apiSchema } = this;
    this.executor = createPlanExecutor({ supergraphSdl, sources, apiSchema, maxErrorPlaces: options.maxErrorPlaces });
  }

  /** The document, when it is valid. */
  parse(text: string): DocumentNode {
    const document = parse(text);
    const [error] = validate(this.apiSchema, document);
    if (error !== undefined) throw error;
    return document;
  }

  /** The plan of a valid document: both executors run the same. */
  plan(text: string): PlannedOperation {
    const document = this.parse(text);
    const context = buildOperationContext({ schema: this.apiSchema, operationDocument: document });
    const operation = operationFromDocument(this.supergraph.apiSchema(), document, { validate: false });
    return { context, plan: this.planner.buildQueryPlan(operation) };
  }

  /** The answer of the stock executor. */
  async stock({ plan, context }: PlannedOperation, variables: Variables = {}): Promise<Answer> {
    const { services, supergraphSchema } = this;
    const request = { request: { variables }, context: {}, metrics: {}, logger: console };
    const unknownRequest = request as unknown as Parameters<typeof executeQueryPlan>[2];
    const api = this.supergraph.apiSchema();
    return plain(await executeQueryPlan(plan, services, unknownRequest, context, supergraphSchema, api)) as Answer;
  }

  /** The answer of the hub's executor to the same plan. */
  async own({ plan, context }: PlannedOperation, variables: Variables = {}, scope = newScope()): Promise<Answer> {
    const { types, apiSchema, sources } = this;
    const { operation, fragments } = context;
    const owners = new FieldOwners(this.supergraphSdl);
    const rest = { owners, maxErrorPlaces: Infinity, variants: new RequiredVariants(new Map(), new Map()) };
    const parts = { plan, operation, fragments, clientKeys: new Map<string, string>(), apiSchema, types, ...rest };
    return plain(await new CompiledOperation(parts).run({ variables, scope, sources }));
  }

  /** The answer of the hub's executor as a gateway gets it, planning included. */
  async execute(text: string, variables: Variables = {}, scope = newScope()): Promise<Answer> {
    const compiled = this.executor.compile(text, this.parse(text));
    return plain(await compiled.run({ variables, scope, sources: this.sources }));
  }

  private serve({ name, typeDefs, resolvers }: TestGraph): void {
    const schema = buildSubgraphSchema({ typeDefs: parse(LINK + typeDefs), resolvers: { ...resolvers } });
    const documents = new Map<string, DocumentNode>();
    const ask = async (query: string, variables: Variables): Promise<Answer> => {
      const variableValues = plain(variables);
      this.asked.push({ graph: name, query, variables: variableValues });
      const document = documents.get(query) ?? parse(query);
      const errors = documents.has(query) ? [] : validate(schema, document);
      if (errors.length > 0) return { errors };
      documents.set(query, document);
      return plain(await execute({ schema, document, variableValues, contextValue: {} }));
    };
    this.services[name] = {
      process: async ({ request }) => {
        const { data, errors } = await ask(request.query ?? "", request.variables ?? {});
        return {
          data: this.options.isStockMended ? mendStock(data) : data,
          errors: errors as SourceError[] | undefined,
        };
      },
    };
    this.sources.set(name, {
      fetch: async ({ query, variables }) => {
        const { data, errors = [] } = await ask(query, variables);
        return { data: data ?? {}, errors: errors as unknown as readonly SourceError[] };
      },
    });
  }
}

/**
 * What an @interfaceObject graph answers, without its own name for the type.
 *
 * Stock lets that name (an interface) take the place of the concrete one and then loses the object: a known difference.
 * Without it, both must answer the same.
 */
function mendStock(data: Answer["data"]): Answer["data"] {
  const entities: unknown = data?._entities;
  if (!Array.isArray(entities)) return data;
  for (const entity of entities as (Record<string, unknown> | null)[]) {
    if (entity?.__typename === "Node") delete entity.__typename;
  }
  return data;
}

/** A supergraph of test graphs. */
export function composeTest(graphs: readonly TestGraph[]): string {
  const { supergraphSdl, errors = [] } = composeServices(
    graphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}.test`, typeDefs: parse(LINK + typeDefs) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

/** The scope of an operation that nobody gave up. */
export function newScope(signal = new AbortController().signal): OperationScope {
  const principal = { subject: "nobody", roles: ["PUBLIC"] } as OperationScope["principal"];
  return { principal, requestId: "test", signal, heads: new Map(), failures: new PartFailures() };
}

/** A value as JSON carries it. */
export function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
