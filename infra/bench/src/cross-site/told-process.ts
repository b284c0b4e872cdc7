/*
 * A child process of a measurement that is told things and says things, one word after the other.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { HubError } from "@park-hub/errors";

/** A started child. */
export class ToldProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts a compiled module of this folder. */
  static start(module: string, execArgv: readonly string[] = []): ToldProcess {
    return new ToldProcess(fork(join(__dirname, `${module}.js`), { execArgv: [...execArgv] }));
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** Tells it something, if anything, and gives what it says next. @throws {HubError} UNAVAILABLE when it ends instead. */
  async ask(message?: object): Promise<Readonly<Record<string, unknown>>> {
    const said = once(this.child, "message");
    const ended = once(this.child, "exit").then(() => {
      throw new HubError("UNAVAILABLE", "a process of the measurement ended unasked");
    });
    ended.catch(() => undefined);
    if (message !== undefined) this.child.send(message);
    const [word] = (await Promise.race([said, ended])) as [Readonly<Record<string, unknown>>];
    return word;
  }

  /** Ends it. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.disconnect();
    await ended;
  }
}
