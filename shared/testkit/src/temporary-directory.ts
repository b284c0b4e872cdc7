import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory of its own that is gone after dispose(). */
export interface TemporaryDirectory {
  readonly path: string;
  /** Removes the directory with all it holds; harmless the second time. */
  dispose(): void;
}

/**
 * Makes an empty directory under HUB_TEST_TMPDIR (default: the system's).
 *
 * The path is kept short, because a unix socket inside may have 107 bytes only.
 */
export function temporaryDirectory(label = "test"): TemporaryDirectory {
  const path = mkdtempSync(join(process.env.HUB_TEST_TMPDIR ?? tmpdir(), `hub-${label}-`));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}
