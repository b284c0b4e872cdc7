/*
 * A change as an outbox keeps it and a feed tells it: which object became what, and who may know.
 * Pure: types and their parsers. The payload's shape belongs to shared/contracts.
 */
import { z } from "zod";

/** What happened to an object. */
export const CHANGE_ACTIONS = ["CREATED", "UPDATED", "WITHDRAWN", "REMOVED"] as const;
/** One thing that can happen to an object. */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

/** Who may see a change: everybody, or those sites and organisations. Set by the object's owner. */
export type Visibility =
  | { readonly public: true }
  | { readonly public: false; readonly sites: readonly string[]; readonly organizations: readonly string[] };

/** A change that is about to be appended, or an object of a snapshot. */
export interface NewChange {
  /** Kind of the object, `PROJECT` for example. */
  readonly kind: string;
  readonly action: ChangeAction;
  readonly objectId: string;
  /** The object's version after the change. */
  readonly version: number;
  readonly visibility: Visibility;
  /** The whole object after the change, as JSON; never contact data. */
  readonly payload: unknown;
}

/** A change in its place in a site's history. */
export interface Change extends NewChange {
  /** Place in the site's history: gapless, in the order of commits, from 1. */
  readonly seq: number;
  /** When it was made: RFC 3339 in UTC with milliseconds. */
  readonly at: string;
}

/** A place in a site's history; meaningless under another epoch. */
export interface FeedCursor {
  readonly epoch: string;
  /** The last change that is known; 0 before the first. */
  readonly seq: number;
}

/** The newest place in a site's history. */
export interface OutboxHeadState extends FeedCursor {
  /** Changes up to this one are no longer kept. */
  readonly pruned: number;
}

export const visibilitySchema = z.discriminatedUnion("public", [
  z.object({ public: z.literal(true) }),
  z.object({ public: z.literal(false), sites: z.array(z.string()), organizations: z.array(z.string()) }),
]);

export const newChangeSchema = z.object({
  kind: z.string().min(1).max(32),
  action: z.enum(CHANGE_ACTIONS),
  objectId: z.string().min(1).max(64),
  version: z.int(),
  visibility: visibilitySchema,
  payload: z.unknown(),
});

export const changeSchema = newChangeSchema.extend({ seq: z.int().min(1), at: z.iso.datetime() });

export const cursorSchema = z.object({ epoch: z.string().min(1).max(64), seq: z.int().min(0) });
