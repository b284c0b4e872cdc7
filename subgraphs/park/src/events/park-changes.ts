/*
 * What the park's feed says of its own objects: whole, public, without contact data.
 */
import type { OrganizationFeed, SiteFeed } from "@park-hub/contracts";
import type { ChangeAction, NewChange } from "@park-hub/outbox";
import type { Organization } from "../model/organization";
import type { RegisteredSite } from "../model/register";

/** A change of an organisation; `row` is the organisation after it. */
export function organizationChange(action: ChangeAction, row: Organization): NewChange {
  const { id, name, creditCode, category, foundedOn, summary, creditStanding, version } = row;
  const payload: OrganizationFeed = {
    id,
    name,
    creditCode,
    category,
    foundedOn,
    summary,
    creditStanding,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
  return { kind: "ORGANIZATION", action, objectId: id, version, visibility: { public: true }, payload };
}

/** A change of a site's entry; the object's id is the site's code. Where its host is, is no part of it. */
export function siteChange(action: ChangeAction, row: RegisteredSite): NewChange {
  const { code, name, lifecycle, version } = row;
  const payload: SiteFeed = { code, name, lifecycle };
  return { kind: "SITE", action, objectId: code, version, visibility: { public: true }, payload };
}
