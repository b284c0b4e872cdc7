/*
 * Signs the identity that a part of the hub accepts: the client's principal, for that one part.
 */
import { IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";

import type { OperationScope } from "../operation";

/** The headers that a part (a site by its code, or `match`) knows the operation's principal by. */
export async function identityHeaders(
  signer: Pick<IdentitySigner, "sign">,
  scope: OperationScope,
  part: string,
): Promise<Readonly<Record<string, string>>> {
  return { [IDENTITY_HEADER]: await signer.sign(scope.principal, part) };
}
