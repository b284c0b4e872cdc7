import type { Principal } from "@park-hub/identity";
import type { Visibility } from "@park-hub/outbox";
import {
  PUBLIC_VISIBILITY,
  seesOnlyPublic,
  type ObjectVisibility,
  type VisibilityPredicate,
} from "../model/visibility";

/** Who asks, as far as it changes what is seen. */
export interface Viewer {
  readonly canSee: VisibilityPredicate;
  /** Equal for two viewers exactly when they see the same. */
  readonly key: string;
}

/** The viewer of a principal: stewards and operators see all, others what is public or open to their site or organisation. */
export function viewerOf(principal: Principal): Viewer {
  const { roles, site, organization } = principal;
  if (roles.includes("PARK_STEWARD") || roles.includes("OPERATOR")) return { canSee: () => true, key: "all" };
  if (site === undefined && organization === undefined) return { canSee: seesOnlyPublic, key: "public" };
  return {
    canSee: (visibility) =>
      visibility.isPublic ||
      (site !== undefined && visibility.sites.includes(site)) ||
      (organization !== undefined && visibility.organizations.includes(organization)),
    key: JSON.stringify([site ?? null, organization ?? null]),
  };
}

/** A feed's visibility in the index's form. */
export function objectVisibility(visibility: Visibility): ObjectVisibility {
  if (visibility.public) return PUBLIC_VISIBILITY;
  return { isPublic: false, sites: visibility.sites, organizations: visibility.organizations };
}

/** Whether somebody who saw the object before may no longer see it. */
export function hasNarrowed(before: Visibility, after: Visibility): boolean {
  if (after.public) return false;
  if (before.public) return true;
  const sites = new Set(after.sites);
  const organizations = new Set(after.organizations);
  return before.sites.some((site) => !sites.has(site)) || before.organizations.some((id) => !organizations.has(id));
}
