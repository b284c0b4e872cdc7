/*
 * Structured logs, one JSON object a line, on pino. Tokens, keys and contact data never reach a line.
 * Before: main.ts of each process makes one logger; a request has a child with its id.
 * Leaves alone: metrics and traces.
 */
import { pino, stdSerializers, type DestinationStream, type Logger as PinoLogger } from "pino";

import { currentRequest } from "./request-scope";

/** Levels from the most talkative to none at all. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
/** One level. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A structured logger: `logger.info({ site: "baihe" }, "feed connected")`. */
export type Logger = PinoLogger;

/** How a logger is made. */
export interface LoggerOptions {
  /** The process: `gateway`, `park`, `station-host`, … Stands in every line as `name`. */
  readonly name: string;
  /** The least level that is written. Default `info`; `silent` under Jest, where output would drown the results. */
  readonly level?: LogLevel;
  /** Where lines go. Default the standard output, written synchronously so that a kill -9 loses no line. */
  readonly destination?: DestinationStream;
}

const HIDDEN_KEYS = [
  "authorization",
  "Authorization",
  "hub-identity",
  "cookie",
  "token",
  "identity",
  "password",
  "privateKey",
  "d",
  "contact",
  "contactName",
  "phone",
];
/** Hidden at the top and up to two levels down: `token`, `headers.authorization`, `request.headers.authorization`. */
const HIDDEN_PATHS = HIDDEN_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);

/** A compact JWS or JWT, wherever it stands in a text. */
const TOKEN = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]+/g;
/** The account in a URL: `mysql://user:password@host`. */
const URL_ACCOUNT = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+:[^\s/@]+@/gi;

/** The text without tokens and without the accounts of URLs. */
export function redactText(text: string): string {
  return text.replace(TOKEN, "[token]").replace(URL_ACCOUNT, "$1[account]@");
}

function defaultLevel(): LogLevel {
  return process.env.JEST_WORKER_ID === undefined ? "info" : "silent";
}

/** An error as a log line shows it, with its causes; messages and stacks without tokens. */
function serializeError(error: Error): unknown {
  const shown = stdSerializers.errWithCause(error);
  return JSON.parse(redactText(JSON.stringify(shown))) as unknown;
}

/** What each line says of the request that it is written for. */
function requestFields(): object {
  const request = currentRequest();
  return request === null ? {} : { requestId: request.requestId };
}

/** A logger that writes one JSON object a line, with the time in RFC 3339 and redacted secrets. */
export function createLogger(options: LoggerOptions): Logger {
  const { name, level = defaultLevel(), destination = pino.destination({ dest: 1, sync: true }) } = options;
  return pino(
    {
      name,
      level,
      base: { name, pid: process.pid },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: serializeError, error: serializeError },
      mixin: requestFields,
      redact: { paths: HIDDEN_PATHS, censor: "[hidden]" },
      hooks: {
        logMethod(words, log) {
          log.apply(this, words.map((word) => (typeof word === "string" ? redactText(word) : word)) as typeof words);
        },
      },
    },
    destination,
  );
}

/** A logger whose lines all carry the request's id, so that one request is followed through every process. */
export function withRequestId(logger: Logger, requestId: string): Logger {
  return logger.child({ requestId });
}
