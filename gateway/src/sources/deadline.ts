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
  const timer = setTimeout(() => {
    isOver = true;
    own.stop(new Error(`no answer within ${ms} ms`));
  }, ms);
  if (parent.aborted) onParent();
  else parent.addEventListener("abort", onParent, { once: true });
  return {
    signal: own,
    isOver: () => isOver,
    clear: () => {
      clearTimeout(timer);
      parent.removeEventListener("abort", onParent);
    },
  };
}
