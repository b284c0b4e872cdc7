/*
 * Who may do what with a site's objects. Pure: principals in, an error or a yes out.
 * Whoever may change an object may also see it while it is a draft; what is published is open to all.
 * The gateway decides about fields; here it is about rows.
 */
import { HubError } from "@park-hub/errors";
import type { Principal, Role } from "@park-hub/identity";

const EVERYWHERE: readonly Role[] = ["PARK_STEWARD", "OPERATOR"];
const AT_OWN_SITE: readonly Role[] = ["STATION_WORKER", "DEPARTMENT_OFFICER"];

/** Whether the principal acts for the park: may change objects at every site. */
export function isSteward(principal: Principal): boolean {
  return principal.roles.some((role) => EVERYWHERE.includes(role));
}

/** Whether the principal works at the site (stewards work at all of them). */
export function worksAt(principal: Principal, site: string): boolean {
  return (
    isSteward(principal) || (principal.site === site && principal.roles.some((role) => AT_OWN_SITE.includes(role)))
  );
}

/** Whether the principal speaks for the organisation. */
export function speaksFor(principal: Principal, organizationId: string): boolean {
  return principal.roles.includes("ORGANISATION") && principal.organization === organizationId;
}

/** Whether the principal may change a project of that organisation on that site's list, and see it as a draft. */
export function mayKeepProject(principal: Principal, site: string, organizationId: string): boolean {
  return worksAt(principal, site) || speaksFor(principal, organizationId);
}

/** The two sides of a placement. */
export interface PlacementSides {
  /** The demand's site. */
  readonly demandSite: string;
  /** The project's site. */
  readonly projectSite: string;
  readonly organizationId: string;
}

/** Whether the principal is a party of the placement: of the demand's site, the project's site or its organisation. */
export function isParty(principal: Principal, sides: PlacementSides): boolean {
  return (
    worksAt(principal, sides.demandSite) ||
    worksAt(principal, sides.projectSite) ||
    speaksFor(principal, sides.organizationId)
  );
}

/** @throws {HubError} UNAUTHENTICATED when nobody is behind the request (role PUBLIC only). */
export function requireSomebody(principal: Principal): void {
  if (principal.roles.some((role) => role !== "PUBLIC")) return;
  throw new HubError("UNAUTHENTICATED", "changing something needs a token; this request carries none");
}

/**
 * Refuses whoever has no right.
 *
 * @param what the deed in words, e.g. `change projects of site baihe`.
 * @throws {HubError} UNAUTHENTICATED for the public, FORBIDDEN for everybody else who has no right.
 */
export function requireRight(hasRight: boolean, principal: Principal, what: string): void {
  requireSomebody(principal);
  if (hasRight) return;
  throw new HubError("FORBIDDEN", `${principal.roles.join(", ")}${placeOf(principal)} may not ${what}`);
}

function placeOf(principal: Principal): string {
  if (principal.site !== undefined) return ` of site ${principal.site}`;
  return principal.organization === undefined ? "" : ` of organisation ${principal.organization}`;
}
