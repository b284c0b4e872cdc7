/*
 * What the resolvers of one request to a station's own graph work with.
 */
import type { Principal } from "@park-hub/identity";
import type { SiteRuntime } from "@park-hub/site";
import type { GraphCall } from "@park-hub/subgraph-kit";
import { createStationLoaders, type StationLoaders } from "./loaders/station-loaders";
import { StationService } from "./services/station-service";

/** The context of one request. */
export interface StationContext {
  readonly site: SiteRuntime;
  readonly principal: Principal;
  readonly loaders: StationLoaders;
  readonly services: { readonly stations: StationService };
  readonly requestId: string;
}

/** Makes the context of one request. */
export function stationContextFor(site: SiteRuntime, call: GraphCall): StationContext {
  return {
    site,
    principal: call.identity.principal,
    loaders: createStationLoaders(site),
    services: { stations: new StationService(site) },
    requestId: call.requestId,
  };
}
