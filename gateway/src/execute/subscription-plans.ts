/*
 * Plans subscriptions and completes their events: the plan of an event is the plan of a query whose first fetch is
 * answered by the event itself.
 * Before: the supergraph of the moment. Leaves alone: where events come from (subscriptions).
 */
import { createHash } from "node:crypto";

import { HubError } from "@park-hub/errors";
import { GraphQLError, print, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";

import { PartFailures, type GraphSource, type OperationScope } from "../operation";
import type { EventSource, SubscriptionCall, SubscriptionPlan, SubscriptionPlanner } from "../subscription";
import type { CompiledOperation } from "./compiled-operation";
import type { LoadedExecutor } from "./gateway-executor";
import { copyData } from "./merge-data";

/** What plans are made with. */
export interface SubscriptionPlansOptions {
  readonly loaded: () => LoadedExecutor | null;
  /** The source of each graph by its name in the supergraph. */
  readonly sources: ReadonlyMap<string, GraphSource>;
  /** What the principal may use of a document; null when that is everything. */
  readonly guard: (schema: GraphQLSchema, call: SubscriptionCall) => GuardedSubscription | null;
}

/** A subscription of which its principal may not use everything. */
export interface GuardedSubscription {
  /** Why it may not be opened at all; empty when it may. */
  readonly atRoot: readonly GraphQLError[];
  /** What may be sent. */
  readonly document: DocumentNode;
  /** The result for the whole document, from the result of what was sent. */
  complete(result: ExecutionResult, variables: SubscriptionCall["variables"]): ExecutionResult;
}

/** Plans subscriptions on the supergraph of the moment. */
export class SubscriptionPlans implements SubscriptionPlanner {
  private readonly plans = new WeakMap<CompiledOperation, SubscriptionPlan>();
  private readonly keys = new WeakMap<DocumentNode, string>();

  constructor(private readonly options: SubscriptionPlansOptions) {}

  /** See SubscriptionPlanner. */
  get generation(): number {
    return this.loaded.generation;
  }

  /** See SubscriptionPlanner. */
  validate(document: DocumentNode): readonly GraphQLError[] {
    return validate(this.loaded.schema, document);
  }

  /** See SubscriptionPlanner. */
  plan(call: SubscriptionCall): SubscriptionPlan {
    const { schema, compile } = this.loaded;
    const guarded = this.options.guard(schema, call);
    const [refusal] = guarded?.atRoot ?? [];
    if (refusal !== undefined) throw refusal;
    const document = guarded?.document ?? call.document;
    const compiled = compile(`${this.keyOf(document)} ${call.operationName ?? ""}`, document, call.operationName);
    const plan = this.plans.get(compiled) ?? this.planOf(compiled);
    this.plans.set(compiled, plan);
    return guarded === null ? plan : completedBy(guarded, plan);
  }

  private planOf(compiled: CompiledOperation): SubscriptionPlan {
    const source = compiled.eventSource;
    if (source === null) {
      throw new GraphQLError("the operation is no subscription", { extensions: { code: "BAD_REQUEST" } });
    }
    return { source, complete: (event, call) => this.complete(compiled, source, event, call) };
  }

  private keyOf(document: DocumentNode): string {
    const known = this.keys.get(document);
    if (known !== undefined) return known;
    const key = `subscription ${createHash("sha256").update(print(document)).digest("base64")}`;
    this.keys.set(document, key);
    return key;
  }

  private get loaded(): LoadedExecutor {
    const loaded = this.options.loaded();
    if (loaded === null) throw new HubError("UNAVAILABLE", "the gateway is starting; ask again in a moment");
    return loaded;
  }

  private complete(
    compiled: CompiledOperation,
    { graph, query }: EventSource,
    event: ExecutionResult,
    { variables, principal, requestId }: SubscriptionCall,
  ): Promise<ExecutionResult> {
    const scope: OperationScope = {
      principal,
      requestId,
      // Each fetch has its deadline: an event is completed for all that share it, whoever of them goes away.
      signal: new AbortController().signal,
      heads: new Map(),
      failures: new PartFailures(),
    };
    const sources = new Map(this.options.sources);
    const real = sources.get(graph);
    sources.set(graph, {
      fetch: async (fetch) => {
        if (fetch.query === query) return answerOf(event);
        if (real === undefined) throw new HubError("INTERNAL", `graph "${graph}" has no source`);
        return real.fetch(fetch);
      },
      originOf: (value) => real?.originOf?.(value) ?? null,
    });
    return compiled.run({ variables, scope, sources });
  }
}

function completedBy(guarded: GuardedSubscription, plan: SubscriptionPlan): SubscriptionPlan {
  return {
    source: plan.source,
    complete: async (event, call) => guarded.complete(await plan.complete(event, call), call.variables),
  };
}

/** The event as an answer: a copy, because the executor writes into its answers. */
function answerOf({ data, errors }: ExecutionResult): Awaited<ReturnType<GraphSource["fetch"]>> {
  const listed = (errors ?? []).map(({ message, path, extensions }) => ({
    message,
    ...(path === undefined ? {} : { path }),
    extensions: { ...extensions },
  }));
  return { data: copyData(data ?? {}) as Readonly<Record<string, unknown>>, errors: listed };
}
