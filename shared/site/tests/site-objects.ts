/*
 * Objects that tests need at a site, made through its services.
 */
import type { PlacementState } from "@park-hub/contracts";
import type { Demand, Outcome, Placement, Project, SiteRuntime } from "../src/index";
import { siteServices } from "../src/index";
import type { PostDemand } from "../src/model/demand-input";
import type { PublishProject } from "../src/model/project-input";
import { STEWARD } from "./host-fixture";

export const ORGANIZATION = "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B";
export const OTHER_ORGANIZATION = "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0C";

/** A project that is sound but for what a test changes. */
export function projectInput(site: string, changes: Partial<PublishProject> = {}): PublishProject {
  return {
    site,
    organizationId: ORGANIZATION,
    title: "社区故事绘",
    summary: "带孩子把街坊的故事画成书",
    fields: ["EDUCATION"],
    serviceAreaCodes: ["330212"],
    capacity: 3,
    ...changes,
  };
}

/** A demand that is sound but for what a test changes. */
export function demandInput(site: string, changes: Partial<PostDemand> = {}): PostDemand {
  return { site, title: "楼道清了又堆", description: "想找个软一点的办法", areaCode: "330212011", ...changes };
}

/** The object of an outcome without problems. */
export function made<T>({ object, problems }: Outcome<T>): T {
  if (object === null || problems.length > 0) throw new Error(`not made: ${JSON.stringify(problems)}`);
  return object;
}

/** The codes of an outcome's problems with their fields: `version CONFLICT`. */
export function problemsOf(outcome: Outcome<unknown>): readonly string[] {
  return outcome.problems.map(({ field, code }) => `${field.join(".")} ${code}`);
}

/** Publishes a project. */
export async function publish(site: SiteRuntime, changes?: Partial<PublishProject>): Promise<Project> {
  return made(await siteServices(site).projects.publish(STEWARD, projectInput(site.code, changes)));
}

/** Posts a demand. */
export async function post(site: SiteRuntime, changes?: Partial<PostDemand>): Promise<Demand> {
  return made(await siteServices(site).demands.post(STEWARD, demandInput(site.code, changes)));
}

/** Opens a placement of a new demand of the site with a project. */
export async function open(site: SiteRuntime, projectId: string, demandId?: string): Promise<Placement> {
  const demand = demandId ?? (await post(site)).id;
  return made(await siteServices(site).placements.open(STEWARD, { demandId: demand, projectId }));
}

/** Moves a placement to each of those states in turn. */
export async function advance(
  site: SiteRuntime,
  placement: Placement,
  ...states: PlacementState[]
): Promise<Placement> {
  let present = placement;
  for (const to of states) {
    const { id, version } = present;
    const facts = to === "CLOSED" ? { outcome: "MET" as const, note: "办成了" } : {};
    const reason = to === "DECLINED" ? { declineReason: "BUSY" as const } : {};
    present = made(await siteServices(site).placements.advance(STEWARD, { id, version, to, ...facts, ...reason }));
  }
  return present;
}

/** Opens a placement and brings it to AGREED. */
export async function agree(site: SiteRuntime, projectId: string): Promise<Placement> {
  return advance(site, await open(site, projectId), "CONTACTED", "AGREED");
}

/** Lands a placement that is AGREED. */
export function land(site: SiteRuntime, { id, version }: Placement): Promise<Outcome<Placement>> {
  return siteServices(site).placements.advance(STEWARD, { id, version, to: "LANDED" });
}
