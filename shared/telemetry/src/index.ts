export { createLogger, LOG_LEVELS, redactText, withRequestId } from "./logger";
export type { Logger, LoggerOptions, LogLevel } from "./logger";
