import type { Visibility } from "@park-hub/outbox";
import type { MatchIndex } from "../engine/match-index";
import type { FeedObject } from "../model/feed-object";
import type { IndexMeta } from "../model/indexed-object";
import { objectVisibility } from "./visibility";

/** An object of a site, or null where it was removed, as it is to stand in the index. */
export interface IndexChange {
  readonly siteCode: string;
  readonly id: string;
  readonly object: FeedObject | null;
  readonly visibility: Visibility;
  readonly asOf: Date;
}

/** How long the index is written at a stretch; queries and heartbeats get their turn in between. */
const STRETCH_MS = 20;

/** Brings the index up with the changes, in order. */
export async function writeToIndex(index: MatchIndex, changes: Iterable<IndexChange>): Promise<void> {
  let since = performance.now();
  for (const change of changes) {
    writeOne(index, change);
    if (performance.now() - since < STRETCH_MS) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
  await index.drained();
}

function writeOne(index: MatchIndex, { siteCode, id, object, visibility, asOf }: IndexChange): void {
  if (object === null) {
    index.remove(id);
    return;
  }
  const meta: IndexMeta = { siteCode, visibility: objectVisibility(visibility), asOf: asOf.toISOString() };
  switch (object.kind) {
    case "PROJECT":
      return index.upsertProject(object.value, meta);
    case "DEMAND":
      return index.upsertDemand(object.value, meta);
    case "RESOURCE":
      return index.upsertResource(object.value, meta);
    case "PLACEMENT":
      return index.upsertPlacement(object.value, meta);
    case "ORGANIZATION":
      return index.upsertOrganization(object.value, meta);
    case "SITE":
      // The directory says what a site is; its feed entry only enters the log.
      return;
  }
}
