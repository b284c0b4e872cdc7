import type { GraphCall } from "@park-hub/subgraph-kit";
import type { SiteContext } from "../context/site-context";
import type { SiteRuntime } from "../services/site-runtime";

/** A graph that every site of a process serves, at `/<graph>/<site>/graphql`. */
export interface SiteGraph<TContext extends object = SiteContext> {
  readonly graph: "lists" | "placements" | "park" | "station" | "department";
  /** SDL texts in order, the shared fragment first. */
  readonly sdl: readonly string[];
  readonly resolvers: object;
  /** Makes the context of one request. */
  contextFor(site: SiteRuntime, call: GraphCall): TContext | Promise<TContext>;
  /** Runs when a mutation has been executed, before its answer leaves. */
  afterMutation?(site: SiteRuntime): Promise<void>;
}
