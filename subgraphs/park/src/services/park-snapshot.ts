import { streamById } from "@park-hub/database";
import type { NewChange } from "@park-hub/outbox";
import type { EntityManager } from "typeorm";
import { OrganizationRow } from "../data/organization-row";
import { RegisteredSiteRow } from "../data/register-rows";
import { organizationChange, siteChange } from "../events/park-changes";

/** The park's own objects as its feed's snapshot tells them: sites, then organisations, a page in memory at a time. */
export async function* parkSnapshot(manager: EntityManager): AsyncGenerator<NewChange, void, undefined> {
  const sites = await manager.find(RegisteredSiteRow, { order: { position: "ASC" } });
  yield* sites.map((site) => siteChange("UPDATED", site));
  for await (const organization of streamById(manager, OrganizationRow))
    yield organizationChange("UPDATED", organization);
}
