import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian keeps servers in sbin, which is often missing from an ordinary user's PATH. */
const USUAL_DIRECTORIES = ["/usr/sbin", "/usr/local/sbin", "/usr/local/mysql/bin", "/opt/homebrew/bin"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of the first of these programs that this machine has: in PATH, else where servers usually are. */
export function findExecutable(...names: readonly string[]): string | null {
  const directories = [...(process.env.PATH ?? "").split(delimiter), ...USUAL_DIRECTORIES].filter(
    (path) => path !== "",
  );
  const paths = names.flatMap((name) => directories.map((directory) => join(directory, name)));
  return paths.find(isExecutable) ?? null;
}
