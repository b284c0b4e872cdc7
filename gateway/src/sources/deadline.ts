/*
 * A signal that stops when the time is up or when the one who asked goes away.
 * Not AbortSignal.any([AbortSignal.timeout(…)]): Node 20 may collect the inner signal, which then never fires
 * (nodejs/node 57736).
 */
import { StopSwitch, type StopSignal } from "../operation";

/** A deadline under way. */
export interface Deadline {
  readonly signal: StopSignal;
  /** Whether it stopped because the time was up. */
  isOver(): boolean;
  /** Ends it; must be called once the work is done. */
  clear(): void;
}

/** Starts a deadline of so many milliseconds, which also ends when `parent` stops. */
export function startDeadline(ms: number, parent: StopSignal): Deadline {
  const own = new StopSwitch();
  let isOver = false;
  const onParent = (): void => own.stop(parent.reason);
  const end = (): void => {
    if (own.aborted) return;
    isOver = true;
    own.stop(new Error(`no answer within ${ms} ms`));
  };
  let lastLook: NodeJS.Immediate | undefined;
  // A process that stood still finds its timers due before it reads: what has come meanwhile is read first.
  const timer = setTimeout(() => (lastLook = setImmediate(end)), ms);
  if (parent.aborted) onParent();
  else parent.addEventListener("abort", onParent, { once: true });
  return {
    signal: own,
    isOver: () => isOver,
    clear: () => {
      clearTimeout(timer);
      clearImmediate(lastLook);
      parent.removeEventListener("abort", onParent);
    },
  };
}

/** Settles with the work or rejects with the abort, whichever is first: work that ignores its signal cannot hang us. */
export async function raceAbort<T>(work: Promise<T>, signal: StopSignal): Promise<T> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    // An abort that came before is not announced again.
    if (signal.aborted) return onAbort();
    stop = () => signal.removeEventListener("abort", onAbort);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
    // The loser of the race may still reject; that has been answered already.
    work.catch(() => undefined);
  }
}

/** Waits, unless the signal stops it: then it rejects. */
export function pause(ms: number, signal: StopSignal): Promise<void> {
  return raceAbort(new Promise((resolve) => setTimeout(resolve, ms)), signal);
}
