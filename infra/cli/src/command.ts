/*
 * What every command of `npm run hub --` is: a name, a usage line, and what it does with its arguments.
 */
import { parseArgs } from "node:util";
import { HubError } from "@park-hub/errors";

/** Where a command reads and writes. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  out(line: string): void;
  err(line: string): void;
  /** Whether a person watches: progress bars are for people. */
  readonly isInteractive: boolean;
}

/** One command. */
export interface Command {
  readonly name: string;
  /** One line that says how it is called. */
  readonly usage: string;
  /** Runs; the result is the exit code. @throws {HubError} with one clear line. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Arguments of a command, checked against the flags that it knows. */
export interface ReadArguments {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads string flags and positionals. @throws {HubError} BAD_REQUEST naming a flag that the command does not know. */
export function readArguments(args: readonly string[], flags: readonly string[], usage: string): ReadArguments {
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: "string" as const }]));
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { flags: values, positionals };
  } catch (error) {
    throw new HubError("BAD_REQUEST", `${error instanceof Error ? error.message : String(error)}\nusage: ${usage}`);
  }
}

/** The data directory that commands and `npm start` share. Default `.data` in the checkout. */
export function dataDirOf(env: Terminal["env"]): string {
  return env.HUB_DATA_DIR === undefined || env.HUB_DATA_DIR === "" ? ".data" : env.HUB_DATA_DIR;
}

/** The GraphQL endpoint: --hub, else HUB_URL, else the local hub on PORT. */
export function hubUrlOf(flag: string | undefined, env: Terminal["env"]): string {
  const given = flag ?? env.HUB_URL ?? `http://127.0.0.1:${env.PORT ?? "4000"}/graphql`;
  try {
    const url = new URL(given);
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new TypeError(url.protocol);
    return url.pathname === "/" ? new URL("/graphql", url).href : url.href;
  } catch (error) {
    throw new HubError("BAD_REQUEST", `--hub "${given}" is no http(s) URL`, { cause: error });
  }
}
