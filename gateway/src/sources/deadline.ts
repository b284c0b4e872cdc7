/*
 * A signal that aborts when the time is up or when the one who asked goes away.
 * Not AbortSignal.any([AbortSignal.timeout(…)]): Node 20 may collect the inner signal, which then never fires
 * (nodejs/node 57736).
 */

/** A deadline under way. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it aborted because the time was up. */
  isOver(): boolean;
  /** Ends it; must be called once the work is done. */
  clear(): void;
}

/** Starts a deadline of so many milliseconds, which also ends when `parent` aborts. */
export function startDeadline(ms: number, parent: AbortSignal): Deadline {
  const controller = new AbortController();
  let isOver = false;
  const onParent = (): void => controller.abort(parent.reason);
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort(new Error(`no answer within ${ms} ms`));
  }, ms);
  if (parent.aborted) onParent();
  else parent.addEventListener("abort", onParent, { once: true });
  return {
    signal: controller.signal,
    isOver: () => isOver,
    clear: () => {
      clearTimeout(timer);
      parent.removeEventListener("abort", onParent);
    },
  };
}
