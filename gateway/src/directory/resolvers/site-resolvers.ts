import type { SiteResolvers } from "../../generated/types";

const MAX_DIFFERENCES = 50;

/** A site: its own fields from the directory, its conditions from what the gateway sees of it. */
export const siteResolvers: SiteResolvers = {
  __resolveReference: async ({ code }, { directory }) => directory.site(code),
  area: (site, _args, { directory }) => directory.area(site.areaCode),
  health: (site, _args, { conditions }) => conditions.health(site.code),
  contract: (site, _args, { conditions }) => conditions.contract(site.code),
  contractDifferences: (site, _args, { conditions }) =>
    conditions.contractDifferences(site.code).slice(0, MAX_DIFFERENCES),
};
