/*
 * What the resolvers of one request to a department's own graph work with.
 */
import type { Principal } from "@park-hub/identity";
import type { SiteRuntime } from "@park-hub/site";
import type { GraphCall } from "@park-hub/subgraph-kit";
import { createDepartmentLoaders, type DepartmentLoaders } from "./loaders/department-loaders";
import { DepartmentService } from "./services/department-service";

/** The context of one request. */
export interface DepartmentContext {
  readonly site: SiteRuntime;
  readonly principal: Principal;
  readonly loaders: DepartmentLoaders;
  readonly services: { readonly departments: DepartmentService };
  readonly requestId: string;
}

/** Makes the context of one request. */
export function departmentContextFor(site: SiteRuntime, call: GraphCall): DepartmentContext {
  return {
    site,
    principal: call.identity.principal,
    loaders: createDepartmentLoaders(site),
    services: { departments: new DepartmentService(site) },
    requestId: call.requestId,
  };
}
