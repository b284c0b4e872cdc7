/*
 * The saved index of a process: used at its start when it fits, written again from time to time and at its end.
 * Before: index-file.ts. After: the index follower, which goes on from its place in the log.
 */
import type { MatchIndex } from "../engine/match-index";
import type { LogPosition, SavedIndex } from "../services/index-follower";
import { loadIndexFile, readIndexStamp, saveIndexFile } from "./index-file";

/** How an index is saved. */
export interface IndexSaverOptions {
  readonly file: string;
  /** The index, and the thread where it is searched, when that is another one. */
  readonly search: {
    readonly index: MatchIndex;
    readonly thread: { load(file: string): Promise<void>; save(file: string, stamp: object): Promise<void> } | null;
  };
  /** Up to where the index holds the log; null while it is being loaded. */
  readonly position: () => LogPosition | null;
  /** Pause between two looks whether there is something new to save, in ms. Default 600,000. */
  readonly everyMs?: number | undefined;
  readonly logger: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
}

const EVERY_MS = 600_000;

/** Keeps an index in a file. */
export class IndexSaver {
  #timer: NodeJS.Timeout | undefined;
  #saved: LogPosition | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: IndexSaverOptions) {}

  /** The index in the file; null, with one line in the log, when it cannot be used. */
  async find(): Promise<SavedIndex | null> {
    const { file, logger } = this.options;
    const { index, thread } = this.options.search;
    try {
      const position = await readIndexStamp(file, index.lexicon);
      if (position === null) return null;
      return {
        position,
        fill: async (target) => {
          await loadIndexFile(file, target);
          if (thread !== null) await thread.load(file);
          this.#saved = position;
        },
      };
    } catch (error) {
      logger.warn({ file, err: error }, "the saved index cannot be used; the index is loaded from the stored objects");
      return null;
    }
  }

  /** Saves from time to time until close(). */
  start(): void {
    this.#timer = setInterval(() => void this.save(), this.options.everyMs ?? EVERY_MS);
    this.#timer.unref();
  }

  /** Saves what is new since the last time; a failure is told and tried again the next time. */
  save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  /** Saves once more and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.save();
  }

  async #save(): Promise<void> {
    const { file, logger } = this.options;
    const { index, thread } = this.options.search;
    const position = this.options.position();
    if (position === null) return;
    if (this.#saved?.epoch === position.epoch && this.#saved.seq === position.seq) return;
    try {
      await (thread === null ? saveIndexFile(file, index, position) : thread.save(file, position));
      this.#saved = position;
      logger.info({ file, seq: position.seq }, "the index is saved");
    } catch (error) {
      logger.warn({ file, err: error }, "the index cannot be saved; the next try follows");
    }
  }
}
