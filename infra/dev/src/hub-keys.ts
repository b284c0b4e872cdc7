/*
 * The keys of a hub on one machine: one for each issuer, a development key for bearer tokens, and the trust file
 * by which every part knows gateway, match and park.
 */
import { writeFile, rename } from "node:fs/promises";
import { join } from "node:path";
import {
  IdentitySigner,
  issueDevelopmentToken,
  loadOrCreateSigningKey,
  publicKeyOf,
  type Jwk,
  type Role,
} from "@park-hub/identity";

/** Whom a development token speaks for. */
export interface TokenFor {
  readonly role: Role;
  readonly site?: string;
  readonly organization?: string;
  readonly subject?: string;
}

/** The keys of one hub. */
export interface HubKeys {
  readonly trustFile: string;
  readonly developmentKeyFile: string;
  /** Public key of a site; made on first use. */
  publicKeyOf(site: string): Promise<Jwk>;
  /** A development bearer token. */
  token(whom: TokenFor): Promise<string>;
  /** Signs as match: what the runner uses to ask parts for their heads. */
  readonly asMatch: IdentitySigner;
}

/** Loads or makes the keys in that folder and writes the trust file. */
export async function openHubKeys(folder: string): Promise<HubKeys> {
  const keyOf = (issuer: string) => loadOrCreateSigningKey(join(folder, `${issuer}.json`));
  const [gateway, match, park] = await Promise.all([keyOf("gateway"), keyOf("match"), keyOf("park")]);
  const trustFile = join(folder, "trust.json");
  const trust = { gateway: publicKeyOf(gateway), match: publicKeyOf(match), park: publicKeyOf(park) };
  await writeFile(`${trustFile}.new`, `${JSON.stringify(trust, null, 2)}\n`);
  await rename(`${trustFile}.new`, trustFile);
  const developmentKeyFile = join(folder, "development.json");
  const developmentKey = await loadOrCreateSigningKey(developmentKeyFile);
  return {
    trustFile,
    developmentKeyFile,
    publicKeyOf: async (site) => publicKeyOf(await keyOf(site)),
    token: ({ role, ...rest }) => issueDevelopmentToken({ key: developmentKey, roles: [role], ...rest }),
    asMatch: new IdentitySigner({ issuer: "match", key: match }),
  };
}
