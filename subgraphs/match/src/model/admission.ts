/*
 * Which changes of a site's feed are taken: only what that site owns, in a form that match knows. Pure.
 * What is refused is skipped with a named reason; the rest of the feed goes on.
 */
import { isSiteCode, siteCodeOf, type FeedKind } from "@park-hub/contracts";
import { idOf, isFeedKind, parseFeedObject, type FeedObject } from "./feed-object";

/** Code of the one site that owns organisations and sites. */
export const PARK_SITE = "park";

/** Why a change was refused. */
export type RefusalCode = "UNKNOWN_KIND" | "FOREIGN_KIND" | "FOREIGN_ID" | "BAD_PAYLOAD";

/** A change as it arrives. */
export interface ArrivingChange {
  readonly kind: string;
  readonly action: string;
  readonly objectId: string;
  readonly payload: unknown;
}

/** A change that is taken, with its object (null when it was removed), or the reason why not. */
export type Admission =
  | { readonly isAdmitted: true; readonly kind: FeedKind; readonly object: FeedObject | null }
  | { readonly isAdmitted: false; readonly code: RefusalCode; readonly detail: string };

/** Judges one change of the given site's feed. */
export function admit(site: string, change: ArrivingChange): Admission {
  const { kind, objectId } = change;
  if (!isFeedKind(kind)) return refused("UNKNOWN_KIND", `kind "${kind}" is unknown here`);
  if ((kind === "SITE" || kind === "ORGANIZATION") && site !== PARK_SITE) {
    return refused("FOREIGN_KIND", `${kind} objects come from ${PARK_SITE} only`);
  }
  if (!ownsId(site, kind, objectId)) return refused("FOREIGN_ID", `id "${objectId}" is not one that ${site} may issue`);
  if (change.action === "REMOVED") return { isAdmitted: true, kind, object: null };
  const object = parseFeedObject(kind, change.payload);
  if ("problem" in object) return refused("BAD_PAYLOAD", object.problem);
  if (idOf(object) !== objectId)
    return refused("BAD_PAYLOAD", `payload is of "${idOf(object)}", the change of "${objectId}"`);
  return { isAdmitted: true, kind, object };
}

function ownsId(site: string, kind: FeedKind, objectId: string): boolean {
  return kind === "SITE" ? isSiteCode(objectId) : siteCodeOf(objectId) === site;
}

function refused(code: RefusalCode, detail: string): Admission {
  return { isAdmitted: false, code, detail };
}
