/*
 * Whose signature counts: public keys by issuer.
 * Static ones come from a file (fileTrust), sites' keys from the directory (shared/directory), combineTrust joins them.
 */
import { readFile, stat } from "node:fs/promises";

import { HubError } from "@park-hub/errors";
import { z } from "zod";

import { parseJwk, type Jwk } from "./jwk";
import { isIdentityName } from "./principal";

/** Public keys by issuer. */
export interface TrustStore {
  /** The issuer's key, or undefined when the issuer is not trusted. */
  publicKey(issuer: string): Promise<Jwk | undefined>;
}

/** What fileTrust() may be told. */
export interface FileTrustOptions {
  /** Called when a changed file cannot be used; the last good content stays in force. */
  readonly onProblem?: (problem: HubError) => void;
}

/**
 * Trusts the issuers of a JSON file `{issuer: public JWK}`; a changed file is read again at the next question.
 *
 * publicKey() rejects with CONFIG_INVALID while there has never been a good file. Later a missing or broken file is
 * reported once per change and the last good content stays: an editor's half-written file locks nobody out. To take
 * trust away from an issuer, write the file without it.
 */
export function fileTrust(file: string, options: FileTrustOptions = {}): TrustStore {
  let keys: ReadonlyMap<string, Jwk> | undefined;
  let stamp = "";

  async function refresh(): Promise<ReadonlyMap<string, Jwk>> {
    const seen = await stampOf(file);
    if (keys !== undefined && seen === stamp) return keys;
    try {
      const fresh = await readTrustFile(file);
      keys = fresh;
    } catch (error) {
      if (keys === undefined || !(error instanceof HubError)) throw error;
      options.onProblem?.(error);
    }
    stamp = seen;
    return keys;
  }

  return { publicKey: async (issuer) => (await refresh()).get(issuer) };
}

/** Trusts exactly the given issuers. */
export function staticTrust(keys: Readonly<Record<string, Jwk>>): TrustStore {
  const byIssuer = new Map(Object.entries(keys));
  return { publicKey: async (issuer) => byIssuer.get(issuer) };
}

/** Asks the stores in the given order; the first that knows the issuer decides. */
export function combineTrust(...stores: readonly TrustStore[]): TrustStore {
  return {
    publicKey: async (issuer) => {
      for (const store of stores) {
        const key = await store.publicKey(issuer);
        if (key !== undefined) return key;
      }
      return undefined;
    },
  };
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}:${size}:${ino}`;
  } catch (error) {
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function readTrustFile(file: string): Promise<ReadonlyMap<string, Jwk>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HubError("CONFIG_INVALID", `trust file ${file} cannot be read: ${reason}`, { cause });
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(value);
  if (!parsed.success) {
    throw new HubError("CONFIG_INVALID", `trust file ${file} is not a JSON object {issuer: public JWK}`);
  }
  const entries = Object.entries(parsed.data).map(([issuer, key]): [string, Jwk] => {
    if (!isIdentityName(issuer)) {
      throw new HubError(
        "CONFIG_INVALID",
        `trust file ${file}: issuer "${issuer}" is not of the form [a-z][a-z0-9-]{1,30}`,
      );
    }
    return [issuer, parseJwk(key, `trust file ${file}: the key of "${issuer}"`)];
  });
  return new Map(entries);
}
