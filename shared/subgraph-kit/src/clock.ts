/*
 * The time as the hub sees it: instants in UTC, days in the hub's time zone.
 */

/** Tells the time; tests pass one of their own. */
export interface Clock {
  now(): Date;
  /** The current day in the hub's time zone, `YYYY-MM-DD`. */
  today(): string;
}

/** The machine's clock. @param timeZone IANA name, e.g. `Asia/Shanghai`. */
export function systemClock(timeZone: string): Clock {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return { now: () => new Date(), today: () => day.format(new Date()) };
}
