/*
 * A site's objects as NDJSON, from one unchanging state of its database: the cursor of that state, the objects, an end line with their
 * count, without which a reader must not believe that it has everything.
 */
import type { ServerResponse } from "node:http";
import type { DataSource, EntityManager } from "typeorm";
import { readSnapshot } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { NewChange } from "./change";
import { readHead } from "./outbox-head";
import { ResponseWriter } from "./response-writer";

/** Gives every object of a site, read through the entity manager; large tables a page at a time (streamById). */
export type SnapshotReader = (manager: EntityManager) => AsyncIterable<NewChange>;

/** Lines written at a time. */
const LINES_PER_CHUNK = 100;

/** Writes the snapshot at the reader's pace and ends the response; see FeedServer.writeSnapshot. */
export async function streamSnapshot(
  dataSource: DataSource,
  snapshot: SnapshotReader,
  response: ServerResponse,
  signal?: AbortSignal,
): Promise<void> {
  await readSnapshot(dataSource, async (manager) => {
    const { epoch, seq } = await readHead(manager);
    try {
      response.writeHead(200, { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" });
      const count = await writeObjects({ epoch, seq }, snapshot(manager), new ResponseWriter(response), signal);
      response.end(`${JSON.stringify({ end: true, count })}\n`);
    } catch (error) {
      response.destroy();
      throw error;
    }
  });
}

async function writeObjects(
  cursor: object,
  objects: AsyncIterable<NewChange>,
  writer: ResponseWriter,
  signal: AbortSignal | undefined,
): Promise<number> {
  let lines = [JSON.stringify(cursor)];
  let count = 0;
  for await (const object of objects) {
    lines.push(JSON.stringify(object));
    count += 1;
    if (lines.length < LINES_PER_CHUNK) continue;
    await writer.write(`${lines.join("\n")}\n`);
    lines = [];
    if (writer.isClosed || signal?.aborted === true)
      throw new HubError("UNAVAILABLE", "the reader of a snapshot went away");
  }
  if (lines.length > 0) await writer.write(`${lines.join("\n")}\n`);
  return count;
}
