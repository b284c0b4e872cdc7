/*
 * Compiles the fetches of a plan: of root fields, and of references.
 */
import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { GraphQLError } from "graphql";

import type { SourceError } from "../operation";
import { askSource } from "./ask-source";
import type { ClientPaths } from "./client-paths";
import { placesOf, stemOf } from "./data-path";
import { compileRewrites, renamedKeys, type Rewrite } from "./data-rewrites";
import { FetchErrors } from "./fetch-errors";
import { GatheredReferences, singleKeyOf, type RequiredReference } from "./gathered-references";
import { mergeData } from "./merge-data";
import { isDataObject, type DataObject, type EntityFetch, type OperationRun } from "./operation-run";
import type { PlanPath, PlanStep, ResponsePath } from "./operation-run";
import { compileRequires } from "./representation";
import type { RequiredVariants } from "./required-variants";
import type { TypeConditions } from "./type-conditions";

/** What every step of one plan is compiled with. */
export interface PlanContext {
  readonly types: TypeConditions;
  readonly paths: ClientPaths;
  readonly variants: RequiredVariants;
  /** @see FetchErrorsOptions.maxPlaces */
  readonly maxErrorPlaces: number;
}

/** A fetch, compiled; `place` is the path of its targets from the root. */
export function compileFetch(node: FetchNode, place: PlanPath, context: PlanContext): PlanStep {
  refuseUnsupported(node);
  return node.requires === undefined
    ? compileRootFetch(node, place, context)
    : compileEntityFetch(node, compileRequired(node, node.requires, context.types), place, context);
}

function refuseUnsupported(node: FetchNode): void {
  const extensions = { code: "BAD_REQUEST" };
  if ((node.contextRewrites ?? []).length > 0) {
    throw new GraphQLError("fields with @fromContext are not supported by this gateway", { extensions });
  }
  if (node.requires !== undefined && node.variableUsages?.includes("representations") === true) {
    throw new GraphQLError('a variable may not be named "representations" here', { extensions });
  }
}

function compileRootFetch(node: FetchNode, place: PlanPath, { types, paths, maxErrorPlaces }: PlanContext): PlanStep {
  const { serviceName: graph, operation: query, operationName } = node;
  const rewrite = compileRewrites(node.outputRewrites, types);
  const errors = errorsOf(node, paths, maxErrorPlaces);
  const stem = stemOf(place);
  const isAtTop = stem.length === place.length;
  return async (run, targets) => {
    const reply = await askSource(run, graph, { query, operationName, variables: variablesFor(node, run) });
    for (const error of reply.errors) errors.record(run, error, [stem], isAtTop ? (error.path ?? []) : []);
    if (reply.data === null) {
      if (reply.errors.length === 0) errors.record(run, noData(graph), [stem], []);
      return;
    }
    rewrite?.(reply.data);
    for (const target of targets) mergeData(target, reply.data, types);
  };
}

function noData(graph: string): SourceError {
  return { message: `graph "${graph}" gave no data`, extensions: { code: "SITE_BAD_ANSWER" } };
}

function compileRequired(
  node: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  types: TypeConditions,
): RequiredReference {
  const rewrite = compileRewrites(node.inputRewrites, types);
  return { represent: compileRequires(requires, types), rewrite, singleKey: singleKeyOf(requires) };
}

function compileEntityFetch(
  node: FetchNode,
  required: RequiredReference,
  place: PlanPath,
  context: PlanContext,
): PlanStep {
  const { types, paths } = context;
  const fetch: EntityFetch = { graph: node.serviceName, query: node.operation, operationName: node.operationName };
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  const errors = errorsOf(node, paths, context.maxErrorPlaces);
  const stem = stemOf(place);
  return async (run, targets) => {
    const { representations, indexes, typenames } = new GatheredReferences(targets, required);
    if (representations.length === 0) return;
    const reply = await run.entities.ask(run, { fetch, representations, variables: variablesFor(node, run) });
    if (reply.errors.length > 0) {
      const placesFor = placeFinder(run, place, targets, indexes);
      for (const error of reply.errors) {
        const [index, ...rest] = error.path ?? [];
        errors.record(run, error, typeof index === "number" ? placesFor(index) : [stem], rest);
      }
    }
    const { entities } = reply;
    if (entities === null) return;
    if (targets.length > representations.length) run.hasRepeats = true;
    if (rewriteOutput !== null) rewriteEntities(entities, typenames, rewriteOutput);
    targets.forEach((target, t) => {
      const entity = entities[indexes[t] ?? -1];
      if (isDataObject(entity)) mergeData(target, entity, types);
    });
  };
}

/** Rewrites ask for types: an answer that does not name its own is of the type of the object that it is for. */
function rewriteEntities(entities: readonly unknown[], typenames: readonly unknown[], rewrite: Rewrite): void {
  entities.forEach((entity, index) => {
    if (!isDataObject(entity)) return;
    entity.__typename ??= typenames[index];
    rewrite(entity);
  });
}

/** Every place of the response where the object of a representation stands. */
function placeFinder(
  run: OperationRun,
  path: PlanPath,
  targets: readonly DataObject[],
  indexes: Int32Array,
): (index: number) => readonly ResponsePath[] {
  const places = placesOf(run.data, path);
  return (index) => {
    const objects = new Set(targets.filter((_, t) => indexes[t] === index));
    return [...objects].flatMap((object) => places.get(object) ?? []);
  };
}

function errorsOf(node: FetchNode, paths: ClientPaths, maxPlaces: number): FetchErrors {
  return new FetchErrors({ graph: node.serviceName, paths, renamed: renamedKeys(node.outputRewrites), maxPlaces });
}

function variablesFor({ variableUsages }: FetchNode, run: OperationRun): Readonly<Record<string, unknown>> {
  const variables: Record<string, unknown> = {};
  for (const name of variableUsages ?? []) {
    if (Object.hasOwn(run.variables, name) && run.variables[name] !== undefined) variables[name] = run.variables[name];
  }
  return variables;
}
