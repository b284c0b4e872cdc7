import { isSiteCode } from "@park-hub/contracts";
import { RESERVED_CODES, type Jwk, type TrustStore } from "@park-hub/identity";

import type { Directory } from "./directory";

/** What directoryTrust() needs of a follower. */
export interface RefreshableDirectory {
  current(): Directory | null;
  refresh(): Promise<Directory | null>;
}

/**
 * Trusts the sites of the directory with the keys that they were registered with, RETIRED ones included: they stay
 * readable, so their host still has to speak to park. An unknown issuer costs one (rate-limited) refresh, so a site
 * that has just been registered is known at its first word. Names that belong to other parts of the hub are never
 * trusted from here: a site registered as "gateway" would otherwise speak for everyone.
 */
export function directoryTrust(follower: RefreshableDirectory): TrustStore {
  return {
    publicKey: async (issuer): Promise<Jwk | undefined> => {
      if (RESERVED_CODES.has(issuer) || !isSiteCode(issuer)) return undefined;
      const known = follower.current()?.site(issuer);
      if (known !== null && known !== undefined) return known.publicKey;
      const refreshed = await follower.refresh();
      return refreshed?.site(issuer)?.publicKey;
    },
  };
}
