/*
 * What a site's change feed says of its objects: full snapshots, with who may see them, never contact data.
 * The payloads' shapes are @park-hub/contracts' feed types; match reads them.
 */
import {
  siteCodeOf,
  type DemandFeed,
  type FeedKind,
  type PlacementFeed,
  type ProjectFeed,
  type ResourceFeed,
} from "@park-hub/contracts";
import type { ChangeAction, NewChange, Visibility } from "@park-hub/outbox";
import type { Demand } from "../model/demand";
import type { Placement } from "../model/placement";
import { placesLeftOf, type Project } from "../model/project";
import type { Resource } from "../model/resource";

/** An object of a site with the instants that each payload tells. */
interface FeedObject {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const EVERYBODY: Visibility = { public: true };

/** A project after a change; before it is published its site and its organisation see it. */
export function projectChange(project: Project, action: ChangeAction): NewChange {
  const { placesTaken: _taken, publishedAt, withdrawReason: _reason, ...facts } = project;
  const payload: ProjectFeed = { ...facts, ...instantsOf(project), placesLeft: placesLeftOf(project) };
  return change("PROJECT", action, project, visibilityOf(project.id, publishedAt, [project.organizationId]), payload);
}

/** A demand after a change; before it is published its site sees it. */
export function demandChange(demand: Demand, action: ChangeAction): NewChange {
  const { publishedAt, withdrawReason: _reason, ...facts } = demand;
  const payload: DemandFeed = { ...facts, ...instantsOf(demand) };
  return change("DEMAND", action, demand, visibilityOf(demand.id, publishedAt, []), payload);
}

/** A resource after a change. */
export function resourceChange(resource: Resource, action: ChangeAction): NewChange {
  const { withdrawReason: _reason, ...facts } = resource;
  const payload: ResourceFeed = { ...facts, ...instantsOf(resource) };
  return change("RESOURCE", action, resource, EVERYBODY, payload);
}

/** A placement after a change; notes stay with its parties. */
export function placementChange(placement: Placement, action: ChangeAction): NewChange {
  const payload: PlacementFeed = {
    id: placement.id,
    demandId: placement.demandId,
    projectId: placement.projectId,
    organizationId: placement.organizationId,
    state: placement.state,
    outcome: placement.outcome,
    declineReason: placement.declineReason,
    version: placement.version,
    ...instantsOf(placement),
  };
  return change("PLACEMENT", action, placement, EVERYBODY, payload);
}

function change(
  kind: FeedKind,
  action: ChangeAction,
  object: FeedObject,
  visibility: Visibility,
  payload: object,
): NewChange {
  return { kind, action, objectId: object.id, version: object.version, visibility, payload };
}

function instantsOf(object: FeedObject): { readonly createdAt: string; readonly updatedAt: string } {
  return { createdAt: object.createdAt.toISOString(), updatedAt: object.updatedAt.toISOString() };
}

function visibilityOf(id: string, publishedAt: Date | null, organizations: readonly string[]): Visibility {
  const site = siteCodeOf(id);
  return publishedAt === null ? { public: false, sites: site === null ? [] : [site], organizations } : EVERYBODY;
}
