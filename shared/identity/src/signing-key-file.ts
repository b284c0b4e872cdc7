/*
 * The file that holds a process's or a site's signing key: a JWK, readable by its owner only.
 * Promises: whoever asks for the same file gets the same key, however many processes ask at once and whenever one dies.
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";

import { HubError } from "@park-hub/errors";

import { generateSigningKey, parseSigningJwk, type SigningJwk } from "./jwk";

/**
 * The key in the file; a missing file is created with a new key, mode 0600.
 *
 * The new key is written aside, synced, then linked into place: link() fails when the name exists, so of several
 * starters one wins and the others read its key, and no reader ever sees half a key.
 *
 * @throws {HubError} CONFIG_INVALID when the file holds no Ed25519 key; STORAGE when it cannot be read or created.
 */
export async function loadOrCreateSigningKey(file: string): Promise<SigningJwk> {
  const existing = await readKeyFile(file);
  if (existing !== null) return existing;
  await createKeyFile(file);
  const created = await readKeyFile(file);
  if (created !== null) return created;
  throw new HubError("STORAGE", `signing key file ${file} vanished while it was created`);
}

async function readKeyFile(file: string): Promise<SigningJwk | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw storageError(file, "read", error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be a private key: it goes no further.
    throw new HubError("CONFIG_INVALID", `signing key file ${file} is not JSON`);
  }
  return parseSigningJwk(value, `signing key file ${file}`);
}

async function createKeyFile(file: string): Promise<void> {
  const draft = `${file}.${process.pid}.${randomUUID()}.tmp`;
  const text = `${JSON.stringify(await generateSigningKey())}\n`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeSynced(draft, text);
    try {
      await link(draft, file);
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    } finally {
      await unlink(draft);
    }
    await syncFolder(dirname(file));
  } catch (error) {
    throw storageError(file, "create", error);
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

function storageError(file: string, action: string, cause: unknown): HubError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HubError("STORAGE", `cannot ${action} signing key file ${file}: ${reason}`, { cause });
}
