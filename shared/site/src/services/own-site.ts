import { HubError } from "@park-hub/errors";

/** @throws {HubError} BAD_REQUEST when an input names another site than the one that was asked: the gateway routes by it. */
export function requireOwnSite(site: { readonly code: string }, asked: string): void {
  if (asked === site.code) return;
  throw new HubError(
    "BAD_REQUEST",
    `input.site "${asked}" was sent to site "${site.code}"; a mutation goes to the site that it names`,
  );
}
