/*
 * Where to ask match, when several processes of it answer: the first of the list that is there. Which of them leads is
 * their own affair; each answers everything.
 * Everybody asks the same one as long as it is there, so that later pages of a ranked list, which one process keeps, are
 * found again. With one address nothing is watched and it is always the one.
 * Leaves alone: requests and their breakers (graph-client.ts, one an address).
 */

/**
 * READY: asked. AWAY: a request failed or it does not call itself ready; asked again once it does, or when no other is there.
 */
export type MatchProcessState = "READY" | "AWAY";

/** What a board watches with. */
export interface MatchBoardOptions {
  /** Base URLs in the order of preference; at least one. */
  readonly urls: readonly string[];
  /** Whether the process at the base URL calls itself ready; never rejects, answers within a second. */
  readonly probe: (url: string) => Promise<boolean>;
  /** Told of each change. */
  readonly onChange?: (url: string, state: MatchProcessState) => void;
  /** Pause between two looks at all processes, in ms; default 1,000. */
  readonly everyMs?: number | undefined;
}

/** Looks in a row that must fail before streams are taken away from a process: one may be slow for a moment. */
const MISSES_UNTIL_GONE = 2;

interface Process {
  readonly url: string;
  state: MatchProcessState;
  misses: number;
  /** When it failed last, by performance.now(); 0: never. */
  failedAt: number;
  /** Aborted when the process is gone; then a new one stands for its return. */
  gone: AbortController;
}

/** The addresses of match. */
export class MatchBoard {
  private readonly processes: readonly Process[];
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(private readonly options: MatchBoardOptions) {
    this.processes = options.urls.map((url) => {
      return { url, state: "READY", misses: 0, failedAt: 0, gone: new AbortController() };
    });
    if (this.processes.length > 1) this.look();
  }

  /** The base URL to ask now: of those that are READY the first, else the one whose last failure is the longest ago. */
  pick(): string {
    const ready = this.processes.find(({ state }) => state === "READY");
    const [best] = ready === undefined ? [...this.processes].sort((a, b) => a.failedAt - b.failedAt) : [ready];
    return best?.url ?? "";
  }

  /** A request to it failed: another one is asked until it calls itself ready again. */
  noteFailure(url: string): void {
    const process = this.processes.find((one) => one.url === url);
    if (process === undefined || this.processes.length === 1) return;
    process.failedAt = performance.now();
    this.turn(process, "AWAY");
  }

  /** Aborts when that process no longer answers: for streams, on which a process that hangs is merely silent. */
  goneSignal(url: string): AbortSignal {
    const process = this.processes.find((one) => one.url === url);
    return (process?.gone ?? new AbortController()).signal;
  }

  /** The processes as they are now, in the order of preference. */
  states(): readonly { readonly url: string; readonly state: MatchProcessState }[] {
    return this.processes.map(({ url, state }) => ({ url, state }));
  }

  /** Looks no more. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking = Promise.all(this.processes.map((process) => this.lookAt(process))).then(() => {
      if (this.isClosed) return;
      this.timer = setTimeout(() => this.look(), this.options.everyMs ?? 1_000);
      this.timer.unref();
    });
  }

  private async lookAt(process: Process): Promise<void> {
    const isReady = await this.options.probe(process.url);
    process.misses = isReady ? 0 : process.misses + 1;
    this.turn(process, isReady ? "READY" : "AWAY");
    if (process.misses !== MISSES_UNTIL_GONE) return;
    process.gone.abort();
    process.gone = new AbortController();
  }

  private turn(process: Process, state: MatchProcessState): void {
    if (process.state === state) return;
    process.state = state;
    this.options.onChange?.(process.url, state);
  }
}
