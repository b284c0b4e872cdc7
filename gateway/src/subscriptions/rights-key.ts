import type { Principal } from "@park-hub/identity";

/** Equal for two principals exactly when they have the same rights; who they are does not matter to what is read. */
export function rightsKey({ roles, site, organization }: Principal): string {
  return JSON.stringify([[...roles].sort(), site ?? null, organization ?? null]);
}
