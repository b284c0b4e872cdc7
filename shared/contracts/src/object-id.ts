/*
 * Ids of the hub: `<site code>:<ULID>` in upper case. The prefix names the site that owns the object.
 * Pure but for newObjectId(), which reads the clock and randomness.
 */
import { HubError } from "@park-hub/errors";
import { monotonicFactory } from "ulid";

const SITE_CODE = /^[a-z][a-z0-9-]{1,30}$/;
const OBJECT_ID = /^([a-z][a-z0-9-]{1,30}):([0-7][0-9A-HJKMNP-TV-Z]{25})$/;
const nextUlid = monotonicFactory();

/** Whether the text is a site code: `[a-z][a-z0-9-]{1,30}`. */
export function isSiteCode(text: string): boolean {
  return SITE_CODE.test(text);
}

/** A new id at the given site; ids made by one process sort in the order in which they were made. */
export function newObjectId(siteCode: string): string {
  return `${siteCode}:${nextUlid()}`;
}

/** The code of the site that owns the object, or null when the text is no id. */
export function siteCodeOf(objectId: string): string | null {
  return OBJECT_ID.exec(objectId)?.[1] ?? null;
}

/**
 * The parts of an id.
 *
 * @throws {HubError} BAD_REQUEST when the text is not `<site code>:<ULID in upper case>`.
 */
export function parseObjectId(objectId: string): { readonly siteCode: string; readonly ulid: string } {
  const parts = OBJECT_ID.exec(objectId);
  const [, siteCode, ulid] = parts ?? [];
  if (siteCode === undefined || ulid === undefined) {
    throw new HubError("BAD_REQUEST", `id "${objectId}" is not of the form <site code>:<ULID in upper case>`);
  }
  return { siteCode, ulid };
}
