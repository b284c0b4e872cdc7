/*
 * Ranked answers, frozen so that their pages fit together: each is kept for two minutes after it was last used.
 * A cursor names the answer by process, index generation and question; its offset is the place in the list.
 * In memory and bounded. Leaves alone: how an answer is made.
 */
import { createHash, randomBytes } from "node:crypto";
import { HubError } from "@park-hub/errors";

/** How long answers are kept. */
export interface FrozenAnswersOptions {
  /** Default 120000: what the public schema promises. */
  readonly keptMs?: number | undefined;
  /** Most answers at a time; the one used longest ago leaves first. Default 500. */
  readonly maxAnswers?: number | undefined;
  /** Most bytes at a time, as the questions estimate them. Default 64 MiB: some hundred lists of matches with their reasons. */
  readonly maxBytes?: number | undefined;
  readonly now: () => Date;
}

/** A frozen answer and where in it a page begins. */
export interface Opened<T> {
  readonly answer: T;
  readonly offset: number;
  /** The cursor of the element at this position. */
  readonly cursorAt: (position: number) => string;
}

/** One question to be answered by a frozen list. */
export interface FrozenQuestion<T> {
  /** What was asked, by whom it is seen: everything that the answer depends on but the index. */
  readonly parts: readonly unknown[];
  readonly generation: number;
  readonly after: string | null | undefined;
  readonly make: () => T;
  /** About how many bytes the answer holds. */
  readonly weigh: (answer: T) => number;
}

const CURSOR = /^1\.([\w-]{8})\.(\d{1,15})\.([\w-]{22})\.(\d{1,9})$/;

interface KeptAnswer {
  readonly answer: unknown;
  readonly bytes: number;
  readonly untilMs: number;
}

/** The frozen answers of this process. */
export class FrozenAnswers {
  /** Cursors of another process, or of this one before a restart, name answers that are gone. */
  readonly #process = randomBytes(6).toString("base64url");
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #keptMs: number;
  readonly #maxAnswers: number;
  readonly #maxBytes: number;
  readonly #now: () => Date;
  #bytes = 0;

  constructor(options: FrozenAnswersOptions) {
    this.#keptMs = options.keptMs ?? 120_000;
    this.#maxAnswers = options.maxAnswers ?? 500;
    this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
    this.#now = options.now;
  }

  /** How many answers are held. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * The answer that the cursor names, or without one the answer of the present generation, made at most once.
   *
   * @throws {HubError} CURSOR_INVALID for a cursor of another question or of nobody, CURSOR_EXPIRED when its answer is gone.
   */
  open<T>(question: FrozenQuestion<T>): Opened<T> {
    const digest = createHash("sha256").update(JSON.stringify(question.parts)).digest("base64url").slice(0, 22);
    const { after } = question;
    if (after === null || after === undefined) {
      const key = `${question.generation}.${digest}`;
      const answer = this.#find<T>(key) ?? this.#keep(key, question.make(), question.weigh);
      return { answer, offset: 0, cursorAt: this.#cursors(key) };
    }
    const { key, position } = this.#read(after, digest);
    const answer = this.#find<T>(key);
    if (answer === undefined) throw expired(after);
    this.#keep(key, answer, question.weigh);
    return { answer, offset: position + 1, cursorAt: this.#cursors(key) };
  }

  #cursors(key: string): (position: number) => string {
    return (position) => Buffer.from(`1.${this.#process}.${key}.${position}`).toString("base64url");
  }

  #read(after: string, digest: string): { readonly key: string; readonly position: number } {
    const [, owner, generation, asked, position] =
      CURSOR.exec(Buffer.from(after, "base64url").toString("latin1")) ?? [];
    if (owner === undefined || asked === undefined) {
      throw new HubError(
        "CURSOR_INVALID",
        `cursor "${after.slice(0, 80)}" was not given out by this list; start without one`,
      );
    }
    if (asked !== digest) {
      throw new HubError(
        "CURSOR_INVALID",
        "the cursor belongs to another question or another caller; start without one",
      );
    }
    if (owner !== this.#process) throw expired(after);
    return { key: `${generation}.${digest}`, position: Number(position) };
  }

  // A digest of the question guards the type: an answer is only ever found by the question that it was made for.
  #find<T>(key: string): T | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.untilMs <= this.#now().getTime()) return undefined;
    return kept.answer as T;
  }

  #keep<T>(key: string, answer: T, weigh: (answer: T) => number): T {
    const nowMs = this.#now().getTime();
    // Taken out and put back, so that the map stays in order of use and the first ones expire first.
    this.#drop(key);
    const bytes = weigh(answer);
    this.#kept.set(key, { answer, bytes, untilMs: nowMs + this.#keptMs });
    this.#bytes += bytes;
    for (const [oldest, { untilMs }] of this.#kept) {
      const isFull = this.#kept.size > this.#maxAnswers || this.#bytes > this.#maxBytes;
      if (oldest === key || (untilMs > nowMs && !isFull)) break;
      this.#drop(oldest);
    }
    return answer;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}

function expired(cursor: string): HubError {
  return new HubError(
    "CURSOR_EXPIRED",
    "the list behind the cursor is no longer kept (two minutes); start without one",
    {
      details: { cursor },
    },
  );
}
