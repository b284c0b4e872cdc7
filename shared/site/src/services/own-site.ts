/*
 * What a mutation must meet before anything of it is looked at: it came to the right site, and the site still takes part.
 */
import { siteCodeOf } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { DirectorySource } from "./directory-source";

/** @throws {HubError} BAD_REQUEST when an input names another site than the one that was asked: the gateway routes by it. */
export function requireOwnSite(site: { readonly code: string }, asked: string): void {
  if (asked === site.code) return;
  throw new HubError(
    "BAD_REQUEST",
    `input.site "${asked}" was sent to site "${site.code}"; a mutation goes to the site that it names`,
  );
}

/** @throws {HubError} FORBIDDEN when the directory says that the site is RETIRED: it stays readable, nothing of it changes. */
export function requireActive(site: { readonly code: string; readonly directory: DirectorySource }): void {
  if (site.directory.current()?.site(site.code)?.lifecycle !== "RETIRED") return;
  throw new HubError("FORBIDDEN", `site ${site.code} is retired; it can be read and not changed`);
}

/** Whether the text is an id of one of the site's objects. Other texts never reach the database. */
export function isOwnId(site: { readonly code: string }, id: string): boolean {
  return siteCodeOf(id) === site.code;
}
