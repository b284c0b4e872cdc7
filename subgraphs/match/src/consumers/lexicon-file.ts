/*
 * The lexicon's file: read at start, read again when it changes or somebody asks. A broken file changes nothing.
 */
import { readFile, stat } from "node:fs/promises";
import { HubError } from "@park-hub/errors";
import { parseLexicon, type Lexicon } from "../model/lexicon";

/** How a lexicon's file is followed. */
export interface LexiconFileOptions {
  readonly file: string;
  readonly onChange: (lexicon: Lexicon) => void;
  /** Told of a file that cannot be used; the last good lexicon stays in force. */
  readonly onProblem: (problem: unknown) => void;
  /** Pause between two looks at the file's time, in ms. Default 5000. */
  readonly pollMs?: number | undefined;
}

/** Reads and parses a lexicon. @throws {HubError} CONFIG_INVALID naming the file and what is wrong with it. */
export async function readLexicon(file: string): Promise<Lexicon> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HubError("CONFIG_INVALID", `lexicon ${file} cannot be read: ${reason}`, { cause });
  }
  return parseLexicon(value);
}

/** Follows the file of a lexicon until it is closed. */
export class LexiconFile {
  readonly #timer: NodeJS.Timeout;
  #modifiedMs: number;
  #work: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: LexiconFileOptions,
    modifiedMs: number,
  ) {
    this.#modifiedMs = modifiedMs;
    this.#timer = setInterval(() => void this.#look(), options.pollMs ?? 5_000);
    this.#timer.unref();
  }

  /** Begins to follow a file that was just read. */
  static async follow(options: LexiconFileOptions): Promise<LexiconFile> {
    return new LexiconFile(options, await modifiedMsOf(options.file));
  }

  /** Reads the file again, whether it changed or not. */
  reload(): Promise<void> {
    this.#work = this.#work.then(async () => {
      try {
        this.#modifiedMs = await modifiedMsOf(this.options.file);
        this.options.onChange(await readLexicon(this.options.file));
      } catch (error) {
        this.options.onProblem(error);
      }
    });
    return this.#work;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
  }

  async #look(): Promise<void> {
    if ((await modifiedMsOf(this.options.file)) !== this.#modifiedMs) await this.reload();
  }
}

/** 0 while there is no file: an editor that replaces it is between two names. */
async function modifiedMsOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
