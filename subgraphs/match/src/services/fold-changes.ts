/*
 * What a run of changes of one site does to the stored objects and to the log. Pure.
 */
import type { FeedKind } from "@park-hub/contracts";
import type { Change, Visibility } from "@park-hub/outbox";
import type { NewLogEntry } from "../data/change-log";
import type { ObjectRow } from "../data/entities/object-row";
import { parseFeedObject, type FeedObject } from "../model/feed-object";
import { isOpen, logFactsOf } from "../model/log-facts";
import type { IndexChange } from "./index-writer";
import { hasNarrowed } from "./visibility";

/** A change that was admitted. */
export interface AdmittedChange extends Pick<Change, "seq" | "action" | "objectId" | "version" | "visibility"> {
  readonly kind: FeedKind;
  readonly at: Date;
  /** Null when it was removed. */
  readonly object: FeedObject | null;
}

/** What is to be written. */
export interface FoldedChanges {
  /** One for each change, in order. */
  readonly entries: readonly NewLogEntry[];
  /** The last state of each object that remains. */
  readonly kept: readonly ObjectRow[];
  /** Ids of objects that are gone. */
  readonly removed: readonly string[];
}

/** Folds the changes over what is stored; `before` holds the stored rows of the objects concerned. */
export function foldChanges(
  site: string,
  before: ReadonlyMap<string, ObjectRow>,
  changes: readonly AdmittedChange[],
): FoldedChanges {
  const current = new Map<string, ObjectRow | null>(before);
  const touched = new Set<string>();
  const entries = changes.map((change) => {
    const prior = current.get(change.objectId) ?? null;
    const next = rowOf(site, change, prior);
    current.set(change.objectId, next);
    touched.add(change.objectId);
    return entryOf(site, change, prior);
  });
  const last = [...touched].map((id): [string, ObjectRow | null] => [id, current.get(id) ?? null]);
  return {
    entries,
    kept: last.flatMap(([, row]) => (row === null ? [] : [row])),
    removed: last.flatMap(([id, row]) => (row === null ? [id] : [])),
  };
}

/** The log's entry of a change over what was stored before it. */
export function entryOf(site: string, change: AdmittedChange, prior: ObjectRow | null): NewLogEntry {
  const { kind, action, objectId, version, at, object } = change;
  // A removed object was there for those who could see it, whatever the last word says.
  const visibility: Visibility = object === null && prior !== null ? prior.visibility : change.visibility;
  return {
    site,
    kind,
    action,
    objectId,
    version,
    visibility,
    priorVisibility: prior !== null && hasNarrowed(prior.visibility, visibility) ? prior.visibility : null,
    at,
    payload: logFactsOf(prior === null ? null : storedObject(prior), object, prior?.wasOpen ?? false),
  };
}

/** The row that an object is stored in, over what was stored before it; null when it was removed. */
export function rowOf(site: string, change: AdmittedChange, prior: ObjectRow | null): ObjectRow | null {
  const { object, objectId, kind, version, visibility, at, seq } = change;
  if (object === null) return null;
  const wasOpen = isOpen(object) || (prior?.wasOpen ?? false);
  return { id: objectId, site, kind, version, visibility, payload: object.value, asOf: at, seq, wasOpen };
}

/** What the change does to the index. */
export function indexChangeOf(site: string, { objectId, object, visibility, at }: AdmittedChange): IndexChange {
  return { siteCode: site, id: objectId, object, visibility, asOf: at };
}

function storedObject(row: ObjectRow): FeedObject | null {
  const object = parseFeedObject(row.kind, row.payload);
  return "problem" in object ? null : object;
}
