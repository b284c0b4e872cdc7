import type { NewChange } from "@park-hub/outbox";
import type { EntityManager } from "typeorm";
import { streamDemands } from "../data/demands";
import { streamPlacements } from "../data/placements";
import { streamProjects } from "../data/projects";
import { streamResources } from "../data/resources";
import { demandChange, placementChange, projectChange, resourceChange } from "../events/site-changes";

/** Every object of a site for a follower that starts anew, a page of each table at a time: what refers comes after what it refers to. */
export async function* siteSnapshot(em: EntityManager): AsyncGenerator<NewChange, void, undefined> {
  for await (const project of streamProjects(em)) yield projectChange(project, "CREATED");
  for await (const demand of streamDemands(em)) yield demandChange(demand, "CREATED");
  for await (const resource of streamResources(em)) yield resourceChange(resource, "CREATED");
  for await (const placement of streamPlacements(em)) yield placementChange(placement, "CREATED");
}
