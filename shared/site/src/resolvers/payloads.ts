/*
 * Outcomes of services as the payloads of mutations. What the request has read before is forgotten: it may have changed.
 */
import type { Problem } from "@park-hub/subgraph-kit";
import type { SiteContext } from "../context/site-context";
import type { Demand } from "../model/demand";
import type { Placement } from "../model/placement";
import type { Project } from "../model/project";
import type { Resource } from "../model/resource";
import type { Outcome } from "../services/outcome";

interface Problems {
  readonly problems: readonly Problem[];
}

/** A ProjectPayload. */
export async function projectPayload(
  context: SiteContext,
  work: Promise<Outcome<Project>>,
): Promise<Problems & { project: Project | null }> {
  const { object, problems } = await settled(context, work);
  return { project: object, problems };
}

/** A DemandPayload. */
export async function demandPayload(
  context: SiteContext,
  work: Promise<Outcome<Demand>>,
): Promise<Problems & { demand: Demand | null }> {
  const { object, problems } = await settled(context, work);
  return { demand: object, problems };
}

/** A ResourcePayload. */
export async function resourcePayload(
  context: SiteContext,
  work: Promise<Outcome<Resource>>,
): Promise<Problems & { resource: Resource | null }> {
  const { object, problems } = await settled(context, work);
  return { resource: object, problems };
}

/** A PlacementPayload. */
export async function placementPayload(
  context: SiteContext,
  work: Promise<Outcome<Placement>>,
): Promise<Problems & { placement: Placement | null }> {
  const { object, problems } = await settled(context, work);
  return { placement: object, problems };
}

async function settled<T>(context: SiteContext, work: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await work;
  context.loaders.clear();
  return outcome;
}
