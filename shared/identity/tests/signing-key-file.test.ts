import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";

import { loadOrCreateSigningKey } from "../src/signing-key-file";

const run = promisify(execFile);

describe("loadOrCreateSigningKey()", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());
  const newFolder = (): string => cleanup.add(temporaryDirectory("key"), (made) => made.dispose()).path;

  it("creates the file with its folders, for its owner's eyes only, and reads it afterwards", async () => {
    const folder = newFolder();
    const file = join(folder, "keys", "baihe.json");
    const key = await loadOrCreateSigningKey(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(key);
    expect(await loadOrCreateSigningKey(file)).toEqual(key);
  });

  it("gives the same key to everyone who asks at once and leaves no draft behind", async () => {
    const folder = newFolder();
    const file = join(folder, "baihe.json");
    const keys = await Promise.all(Array.from({ length: 24 }, () => loadOrCreateSigningKey(file)));
    expect(new Set(keys.map((key) => key.d)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(["baihe.json"]);
  });

  it("gives the same key to processes that start together", async () => {
    const file = join(newFolder(), "baihe.json");
    const script = join(__dirname, "key-file-racer.ts");
    const racers = Array.from({ length: 3 }, () => run(process.execPath, ["--import", "tsx", script, file]));
    const seen = (await Promise.all(racers)).map(({ stdout }) => stdout);
    expect(new Set(seen)).toEqual(new Set([(await loadOrCreateSigningKey(file)).x]));
  });

  it("refuses a file that holds no key, without showing what it holds", async () => {
    const file = join(newFolder(), "baihe.json");
    writeFileSync(file, '{"kty":"OKP","crv":"Ed25519","d":"secret-part"');
    const broken: unknown = await loadOrCreateSigningKey(file).catch((error: unknown) => error);
    expect(broken).toMatchObject({ code: "CONFIG_INVALID", message: expect.stringContaining("is not JSON") });
    writeFileSync(file, '{"kty":"RSA","d":"secret-part"}');
    const foreign: unknown = await loadOrCreateSigningKey(file).catch((error: unknown) => error);
    expect(foreign).toMatchObject({ code: "CONFIG_INVALID", message: expect.stringContaining("kty must be OKP") });
    expect(
      [broken, foreign].map((error) => JSON.stringify(error, Object.getOwnPropertyNames(error))).join(),
    ).not.toMatch(/secret-part/);
  });

  it("says which file cannot be created", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "plain"), "");
    const file = join(folder, "plain", "baihe.json");
    await expect(loadOrCreateSigningKey(file)).rejects.toMatchObject({
      code: "STORAGE",
      message: expect.stringContaining(file),
    });
  });
});
