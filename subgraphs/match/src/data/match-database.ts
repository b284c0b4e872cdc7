import type { DataSource, EntityManager } from "typeorm";
import { openDatabase, unitOfWork, type DatabaseTarget } from "@park-hub/database";
import { IdempotencyKeyRow } from "@park-hub/subgraph-kit";
import { DeadLetterRow } from "./entities/dead-letter-row";
import { FeedCursorRow } from "./entities/feed-cursor-row";
import { LeaseRow } from "./entities/lease-row";
import { LogHeadRow, LogRow } from "./entities/log-row";
import { MatchmakingPlanRow } from "./entities/matchmaking-plan-row";
import { ObjectRow } from "./entities/object-row";
import { SiteLinkRow } from "./entities/site-link-row";
import { WebhookRow } from "./entities/webhook-row";
import { MATCH_MIGRATIONS } from "./migrations";

/** The entities of match's database. */
export const MATCH_ENTITIES = [
  FeedCursorRow,
  LeaseRow,
  LogRow,
  LogHeadRow,
  MatchmakingPlanRow,
  ObjectRow,
  SiteLinkRow,
  WebhookRow,
  DeadLetterRow,
  IdempotencyKeyRow,
] as const;

/** Where to read, and where to write. */
export interface WritableDatabase {
  /** For reads outside a transaction. */
  readonly reader: EntityManager;
  /** Runs `work` in a transaction; it may run several times. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

/** Match's own database: what the feeds brought, how far, and the hub-wide log. One of the leader and of all readers. */
export class MatchDatabase implements WritableDatabase {
  private constructor(readonly dataSource: DataSource) {}

  /**
   * Opens and migrates it.
   *
   * @param idleTransactionMs how long a transaction of a process that hangs may keep its locks; see openDatabase().
   * @throws {HubError} CONFIG_INVALID or STORAGE
   */
  static async open(target: DatabaseTarget, idleTransactionMs?: number): Promise<MatchDatabase> {
    const entities = MATCH_ENTITIES;
    const dataSource = await openDatabase({ target, entities, migrations: MATCH_MIGRATIONS, idleTransactionMs });
    return new MatchDatabase(dataSource);
  }

  get reader(): EntityManager {
    return this.dataSource.manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return unitOfWork(this.dataSource, work);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
