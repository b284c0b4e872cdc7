/*
 * `npm run hub -- <command>`: finds the command, runs it, turns its outcome into an exit code and one clear line.
 */
import { HubError } from "@park-hub/errors";
import type { Command, Terminal } from "./command";
import { checkCommand } from "./commands/check";
import { gatewayCommand } from "./commands/gateway";
import { importCommand } from "./commands/import";
import { statusCommand } from "./commands/status";
import { tokenCommand } from "./commands/token";

const COMMANDS: readonly Command[] = [importCommand, tokenCommand, statusCommand, checkCommand, gatewayCommand];

const terminal: Terminal = {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  isInteractive: process.stderr.isTTY,
};

async function main(name: string | undefined, args: readonly string[]): Promise<number> {
  if (name === "help" || name === "--help" || name === "-h") {
    for (const { usage } of COMMANDS) terminal.out(usage);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    terminal.err(name === undefined ? "a command is needed" : `there is no command "${name}"`);
    for (const { usage } of COMMANDS) terminal.err(`  ${usage}`);
    return 2;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    terminal.err(
      error instanceof HubError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    );
    return 2;
  }
}

const [name, ...args] = process.argv.slice(2);
void main(name, args).then((code) => {
  process.exitCode = code;
});
