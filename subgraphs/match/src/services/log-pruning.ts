/* Removes what has been kept long enough, once an hour in the process that leads: entries of the log, idempotency keys. */
import { purgeIdempotencyKeys } from "@park-hub/subgraph-kit";
import type { MatchDatabase } from "../data/match-database";
import { ChangeService, type LogRetention } from "./change-service";
import type { LeaderDuty, LeaderTerm } from "./leadership";

/** What pruning needs. */
export interface LogPruningOptions {
  readonly database: MatchDatabase;
  readonly retention: LogRetention;
  readonly now: () => Date;
  readonly logger: { info(fields: object, message: string): void; error(fields: object, message: string): void };
}

const PRUNE_EVERY_MS = 3_600_000;

/** Prunes while this process leads. */
export class LogPruning implements LeaderDuty {
  readonly name = "log pruning";
  #timer: NodeJS.Timeout | undefined;
  #run: Promise<void> = Promise.resolve();

  constructor(private readonly options: LogPruningOptions) {}

  begin(term: LeaderTerm): Promise<void> {
    this.#timer = setInterval(() => {
      this.#run = this.#run.then(() => this.#prune(term));
    }, PRUNE_EVERY_MS);
    this.#timer.unref();
    return Promise.resolve();
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#run;
  }

  async #prune(term: LeaderTerm): Promise<void> {
    const { database, retention, now, logger } = this.options;
    try {
      const count = await new ChangeService(term).prune(now(), retention);
      if (count > 0) logger.info({ count }, "old entries of the log were removed");
      await purgeIdempotencyKeys(database.dataSource, now());
    } catch (error) {
      logger.error({ err: error }, "the log cannot be pruned; the next try follows in an hour");
    }
  }
}
