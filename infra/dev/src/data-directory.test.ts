import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";
import { openDataDirectory } from "./data-directory";

describe("openDataDirectory()", () => {
  let folder: TemporaryDirectory;
  beforeEach(() => {
    folder = temporaryDirectory("data");
  });
  afterEach(() => folder.dispose());

  it("makes the folder with all above it, and gives it free again", () => {
    const path = join(folder.path, "a/b/c");
    openDataDirectory(path).unlock();
    expect(existsSync(join(path, "keys"))).toBe(true);
    openDataDirectory(path).unlock();
  });

  it("takes over from a process that is gone", () => {
    writeFileSync(join(folder.path, "hub.lock"), "999999999");
    openDataDirectory(folder.path).unlock();
    expect(existsSync(join(folder.path, "hub.lock"))).toBe(false);
  });

  it("names the folder and the process that holds it", () => {
    writeFileSync(join(folder.path, "hub.lock"), String(process.ppid));
    expect(() => openDataDirectory(folder.path)).toThrow(
      `a hub (process ${process.ppid}) already runs on ${folder.path}`,
    );
  });

  it.each(["/proc/nowhere/data", "/dev/null/data"])("says that %s cannot be written", (path) => {
    expect(() => openDataDirectory(path)).toThrow(`HUB_DATA_DIR "${path}" must be a folder that this user can write`);
  });
});
