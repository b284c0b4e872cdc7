import type { ViewerResolvers } from "../../generated/types";

/** Who is asking. */
export const viewerResolvers: ViewerResolvers = {
  siteCode: (principal) => principal.site ?? null,
  site: (principal, _args, { directory }) => (principal.site === undefined ? null : directory.site(principal.site)),
  organizationId: (principal) => principal.organization ?? null,
};
