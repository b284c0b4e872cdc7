import type { DataSource, EntityManager } from "typeorm";
import { openDatabase, unitOfWork, type DatabaseTarget } from "@park-hub/database";
import { FeedCursorRow } from "./entities/feed-cursor-row";
import { LogHeadRow, LogRow } from "./entities/log-row";
import { MatchmakingPlanRow } from "./entities/matchmaking-plan-row";
import { ObjectRow } from "./entities/object-row";
import { MATCH_MIGRATIONS } from "./migrations";

/** The entities of match's database. */
export const MATCH_ENTITIES = [FeedCursorRow, ObjectRow, LogRow, LogHeadRow, MatchmakingPlanRow] as const;

/** Match's own database: what the feeds brought, how far, and the hub-wide log. */
export class MatchDatabase {
  private constructor(readonly dataSource: DataSource) {}

  /** Opens and migrates it. @throws {HubError} CONFIG_INVALID or STORAGE */
  static async open(target: DatabaseTarget): Promise<MatchDatabase> {
    const dataSource = await openDatabase({ target, entities: MATCH_ENTITIES, migrations: MATCH_MIGRATIONS });
    return new MatchDatabase(dataSource);
  }

  /** For reads outside a transaction. */
  get reader(): EntityManager {
    return this.dataSource.manager;
  }

  /** Runs `work` in a transaction; it may run several times. */
  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return unitOfWork(this.dataSource, work);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}
