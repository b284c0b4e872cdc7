/*
 * Compiles a query plan into one function that runs it: sequences in order, parallel nodes side by side.
 */
import type { PlanNode, QueryPlan } from "@apollo/query-planner";
import { GraphQLError } from "graphql";

import { objectsAt } from "./data-path";
import { compileFetch, type PlanContext } from "./fetch-steps";
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
      return (run, targets) => {
        const below = objectsAt(targets, path);
        return below.length === 0 ? undefined : inner(run, below);
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
