/*
 * The index of a process with the services that search it: all in the process's own thread, or the searched index in a
 * thread of its own and the objects alone here.
 */
import type { Directory } from "@park-hub/directory";
import { MatchIndex } from "../engine/match-index";
import type { Lexicon } from "../model/lexicon";
import { MirroredIndex } from "./mirrored-index";
import { localSearch, remoteSearch, type SearchServices } from "./search-services";
import { SearchThread } from "./search-thread";

/** How search is set up. */
export interface SearchOptions {
  readonly lexicon: Lexicon;
  /** Whether the searched index has a thread of its own. */
  readonly isThreaded: boolean;
  readonly directory: () => Directory | null;
  readonly keptMs: number | undefined;
  readonly maxAnswers: number | undefined;
  readonly now: () => Date;
  readonly onDied: (error: unknown) => void;
}

/** The index of this thread and whoever searches. */
export interface Search {
  readonly index: MatchIndex;
  readonly services: SearchServices;
  /** Where the searched index is, when that is not this thread. */
  readonly thread: SearchThread | null;
}

/** Sets search up; the index is empty. */
export function openSearch(options: SearchOptions): Search {
  const { lexicon, isThreaded, onDied, ...parts } = options;
  if (!isThreaded) {
    const index = new MatchIndex(lexicon);
    return { index, services: localSearch({ index, ...parts }), thread: null };
  }
  const { keptMs, maxAnswers } = parts;
  const thread: SearchThread = new SearchThread({ lexicon, keptMs, maxAnswers, onDied, replay: () => index.replay() });
  const index: MirroredIndex = new MirroredIndex(lexicon, thread);
  const ask = thread.ask.bind(thread);
  return { index, services: remoteSearch(ask), thread };
}
