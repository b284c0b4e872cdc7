import type { Principal } from "@park-hub/identity";
import type { GraphCall } from "@park-hub/subgraph-kit";
import { SiteLoaders } from "../loaders/site-loaders";
import type { SiteRuntime } from "../services/site-runtime";
import { siteServices, type SiteServices } from "../services/site-services";

/** What resolvers of a site's graphs work with, made for one request. */
export interface SiteContext {
  readonly site: SiteRuntime;
  readonly principal: Principal;
  readonly loaders: SiteLoaders;
  readonly services: SiteServices;
  readonly requestId: string;
}

/** The context of a request to a site. */
export function siteContextOf(site: SiteRuntime, call: GraphCall): SiteContext {
  const { principal } = call.identity;
  return {
    site,
    principal,
    loaders: new SiteLoaders({ site, principal }),
    services: siteServices(site),
    requestId: call.requestId,
  };
}
