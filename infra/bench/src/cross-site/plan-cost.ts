/*
 * What composing and planning cost, with the library that the gateway plans with.
 */
import { composeServices } from "@apollo/composition";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import { HubError } from "@park-hub/errors";
import { parse } from "graphql";

/** A subgraph to compose. */
export interface ComposedGraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** What it cost. */
export interface PlanCost {
  readonly supergraphSdl: string;
  readonly composeMs: number;
  /** Median of three plannings of the same question. */
  readonly planMs: number;
  /** Fetches of the plan; the hub's gateway divides some of them by site. */
  readonly fetches: number;
}

const PLANNINGS = 3;

/** Composes and plans once for nothing, so that what comes first does not pay for a cold library. */
export function warmUp(graphs: readonly ComposedGraph[], question: string): void {
  measurePlan(graphs, question);
}

/** Composes the graphs and plans the question. @throws {HubError} INTERNAL when they do not compose. */
export function measurePlan(graphs: readonly ComposedGraph[], question: string): PlanCost {
  const services = graphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const startedMs = performance.now();
  const { supergraphSdl, errors } = composeServices(services);
  const composeMs = performance.now() - startedMs;
  if (supergraphSdl === undefined) throw new HubError("INTERNAL", String(errors?.[0]?.message));
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planner = new QueryPlanner(supergraph);
  const operation = operationFromDocument(supergraph.apiSchema(), parse(question));
  const times: number[] = [];
  let fetches = 0;
  for (let run = 0; run < PLANNINGS; run++) {
    const planStartedMs = performance.now();
    const plan = planner.buildQueryPlan(operation);
    times.push(performance.now() - planStartedMs);
    fetches = JSON.stringify(plan).split('"kind":"Fetch"').length - 1;
  }
  times.sort((a, b) => a - b);
  return { supergraphSdl, composeMs, planMs: times[1] ?? 0, fetches };
}
