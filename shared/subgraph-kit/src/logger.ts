/*
 * The part of a structured logger that the kit needs; @park-hub/telemetry's logger is one.
 */

/** Writes one structured line a call. */
export interface KitLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
