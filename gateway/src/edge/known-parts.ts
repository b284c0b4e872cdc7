/*
 * Remembers on disk which parts of the hub have ever answered, so that a gateway that starts while one of them is away
 * knows that the hub as such was complete.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The parts that have answered once. */
export class KnownParts {
  private readonly names: Set<string>;

  /** @param file where they are kept; a file that cannot be read counts as empty. */
  constructor(private readonly file: string) {
    this.names = new Set(readNames(file));
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Remembers a part; `onUnkept` is told when the disk refuses. */
  add(name: string, onUnkept: (reason: unknown) => void): void {
    if (this.names.has(name)) return;
    this.names.add(name);
    const draft = `${this.file}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      // Other workers write what they learnt; a reader sees the file of one of them, whole.
      writeFileSync(draft, JSON.stringify([...new Set([...readNames(this.file), ...this.names])]));
      renameSync(draft, this.file);
    } catch (error) {
      onUnkept(error);
    }
  }
}

function readNames(file: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    // Missing at the first start, or half written: the parts will answer again.
    return [];
  }
}
