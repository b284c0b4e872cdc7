/* A site that is nothing but an outbox, and what the broker's stream holds of it, for the tests of this package. */
import { openDatabase, ddl, unitOfWork, type DatabaseTarget } from "@park-hub/database";
import { connect } from "@nats-io/transport-node";
import { jetstreamManager } from "@nats-io/jetstream";
import { generateSigningKey, type SigningJwk } from "@park-hub/identity";
import { appendChanges, createOutboxTables, OUTBOX_ENTITIES, OutboxHead, OutboxTail } from "@park-hub/outbox";
import type { DataSource, MigrationInterface, QueryRunner } from "typeorm";

class CreateOutbox1700000000001 implements MigrationInterface {
  name = "CreateOutbox1700000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutboxTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["outbox", "outbox_head"]) await ddl(queryRunner).dropTable(table);
  }
}

/** One site's outbox with its tail and key. */
export class OutboxSite {
  private constructor(
    readonly code: string,
    readonly database: DataSource,
    readonly tail: OutboxTail,
    readonly signingKey: SigningJwk,
  ) {}

  static async open(code: string, target: DatabaseTarget, key?: SigningJwk): Promise<OutboxSite> {
    const database = await openDatabase({
      target,
      entities: [...OUTBOX_ENTITIES],
      migrations: [CreateOutbox1700000000001],
    });
    const tail = await OutboxTail.open(database, { pollMs: 20 });
    return new OutboxSite(code, database, tail, key ?? (await generateSigningKey()));
  }

  /** Appends changes, each in a transaction of its own. */
  async append(count: number, payload: unknown = null): Promise<void> {
    for (let done = 0; done < count; done += 1) {
      const change = { kind: "PROJECT", action: "CREATED", objectId: `${this.code}:x`, version: 1, payload } as const;
      await unitOfWork(this.database, (manager) =>
        appendChanges(manager, [{ ...change, visibility: { public: true } }]),
      );
    }
  }

  /** As a copy of another's database is: of the same history. */
  async pretendHistory(epoch: string): Promise<void> {
    await this.database.manager.update(OutboxHead, { name: "main" }, { epoch });
    await this.tail.refresh();
  }

  async close(): Promise<void> {
    await this.tail.close();
    await this.database.destroy();
  }
}

/** A message of the stream. */
export interface Stored {
  readonly epoch: string;
  readonly seqs: readonly number[];
  readonly id: string;
}

/** What the stream holds of a site, in order. */
export async function storedOf(url: string, site: string, prefix = "hub"): Promise<readonly Stored[]> {
  const connection = await connect({ servers: url, reconnect: false });
  try {
    const manager = await jetstreamManager(connection);
    // A message is asked of the stream directly: where there is none, nobody answers
    await manager.streams.info(`${prefix}-feed`);
    const stored: Stored[] = [];
    for (let seq = 1; ; seq += 1) {
      const message = await manager.direct.getMessage(`${prefix}-feed`, {
        seq,
        next_by_subj: `${prefix}.feed.${site}`,
      });
      if (message === null) return stored;
      seq = message.seq;
      const { epoch, changes } = message.json<{ epoch: string; changes: { seq: number }[] }>();
      stored.push({ epoch, seqs: changes.map((change) => change.seq), id: message.header.get("Nats-Msg-Id") });
    }
  } finally {
    await connection.close();
  }
}

/** All numbers of changes that the stream holds of a site, in order. */
export async function seqsOf(url: string, site: string, prefix?: string): Promise<readonly number[]> {
  return (await storedOf(url, site, prefix)).flatMap(({ seqs }) => seqs);
}
