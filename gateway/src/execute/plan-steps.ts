/*
 * Compiles a query plan into one function that runs it: sequences in order, parallel nodes side by side.
 */
import type { PlanNode, QueryPlan } from "@apollo/query-planner";
import { GraphQLError } from "graphql";

import { EACH_ITEM, objectsAt } from "./data-path";
import { compileFetch, type PlanContext } from "./fetch-steps";
import { singleKeyOf } from "./gathered-references";
import type { PlanPath, PlanStep } from "./operation-run";

/** The plan as one step from the root; a plan of nothing does nothing. */
export function compilePlan({ node }: QueryPlan, context: PlanContext): PlanStep {
  if (node === undefined) return () => undefined;
  if (node.kind !== "Subscription") return compileNode(node, [], context);
  // One event of a subscription: its source answers the primary fetch with the event itself.
  const nodes = node.rest === undefined ? [node.primary] : [node.primary, node.rest];
  return compileNode({ kind: "Sequence", nodes }, [], context);
}

function compileNode(node: PlanNode, place: PlanPath, context: PlanContext): PlanStep {
  switch (node.kind) {
    case "Sequence":
      return inSequence(node.nodes.map((child) => compileNode(child, place, context)));
    case "Parallel":
      return inParallel(node.nodes.map((child) => compileNode(child, place, context)));
    case "Flatten": {
      const path = node.path.map(String);
      const inner = compileNode(node.node, [...place, ...path], context);
      const bareKey = bareKeyOf(node.node);
      return (run, targets) => {
        const { objects, hasRepeats } = objectsAt(targets, path, { hasRepeats: run.hasRepeats, bareKey });
        run.hasRepeats = hasRepeats;
        return objects.length === 0 ? undefined : inner(run, objects);
      };
    }
    case "Condition": {
      const nothing: PlanStep = () => undefined;
      const [whenTrue, whenFalse] = [node.ifClause, node.elseClause].map((child) =>
        child === undefined ? nothing : compileNode(child, place, context),
      );
      return (run, targets) => (run.coerced[node.condition] === true ? whenTrue : whenFalse)?.(run, targets);
    }
    case "Fetch": {
      const fetches = context.variants.expand(node).map((part) => compileFetch(part, place, context));
      const [only] = fetches;
      return only !== undefined && fetches.length === 1 ? only : inParallel(fetches);
    }
    case "Defer":
      throw new GraphQLError("@defer is not supported by this gateway", { extensions: { code: "BAD_REQUEST" } });
  }
}

/** Data keys, joined by dots, of the places whose objects the plan fetches by reference. */
export function referencePlacesOf({ node }: QueryPlan): ReadonlySet<string> {
  const places = new Set<string>();
  const walk = (child: PlanNode | undefined, place: PlanPath): void => {
    switch (child?.kind) {
      case "Sequence":
      case "Parallel":
        return child.nodes.forEach((inner) => walk(inner, place));
      case "Condition":
        return [child.ifClause, child.elseClause].forEach((inner) => walk(inner, place));
      case "Flatten":
        return walk(child.node, [...place, ...child.path.map(String)]);
      case "Fetch":
        if (child.requires !== undefined) places.add(place.filter((step) => step !== EACH_ITEM).join("."));
        return;
      case "Defer":
      case undefined:
    }
  };
  walk(node?.kind === "Subscription" ? node.rest : node, []);
  return places;
}

function bareKeyOf(node: PlanNode): string | null {
  return node.kind === "Fetch" && node.requires !== undefined ? singleKeyOf(node.requires) : null;
}

function inSequence(steps: readonly PlanStep[]): PlanStep {
  return async (run, targets) => {
    for (const step of steps) await step(run, targets);
  };
}

function inParallel(steps: readonly PlanStep[]): PlanStep {
  return async (run, targets) => {
    const running: Promise<void>[] = [];
    for (const step of steps) {
      const done = step(run, targets);
      if (done instanceof Promise) running.push(done);
    }
    await Promise.all(running);
  };
}
