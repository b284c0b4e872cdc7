/*
 * What the resolvers of one request to the park's own graph work with.
 */
import type { Principal } from "@park-hub/identity";
import type { SiteRuntime } from "@park-hub/site";
import type { GraphCall } from "@park-hub/subgraph-kit";
import { createParkLoaders, type ParkLoaders } from "./loaders/park-loaders";
import { CommunityService } from "./services/community-service";
import { LineageService } from "./services/lineage-service";
import { OrganizationService } from "./services/organization-service";
import { projectFactsOf } from "./services/project-facts";
import { RegisterService } from "./services/register-service";
import { ResidencyService } from "./services/residency-service";

/** The services of the park. */
export interface ParkServices {
  readonly organizations: OrganizationService;
  readonly residencies: ResidencyService;
  readonly lineage: LineageService;
  readonly register: RegisterService;
  readonly communities: CommunityService;
}

/** The context of one request. */
export interface ParkContext {
  readonly site: SiteRuntime;
  readonly principal: Principal;
  readonly loaders: ParkLoaders;
  readonly services: ParkServices;
  readonly requestId: string;
}

/** Makes the context of one request. */
export function parkContextFor(site: SiteRuntime, call: GraphCall): ParkContext {
  const { database, clock } = site;
  const projects = projectFactsOf(site);
  return {
    site,
    principal: call.identity.principal,
    loaders: createParkLoaders(database),
    services: {
      organizations: new OrganizationService(database, clock),
      residencies: new ResidencyService(database, clock, projects),
      lineage: new LineageService(database, clock, projects),
      register: new RegisterService(database, clock),
      communities: new CommunityService(database, clock),
    },
    requestId: call.requestId,
  };
}
