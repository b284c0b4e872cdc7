/*
 * The graph `lists`: maps fields to loaders and services; decides nothing.
 */
import { pageArguments } from "@park-hub/subgraph-kit";
import type { SiteContext } from "../context/site-context";
import type {
  DemandConnectionResolvers,
  DemandResolvers,
  MutationResolvers,
  ProjectConnectionResolvers,
  ProjectResolvers,
  QueryResolvers,
  ResourceConnectionResolvers,
  ResourceResolvers,
  SiteResolvers,
} from "../generated/types";
import type { Demand as DemandRecord } from "../model/demand";
import { placesLeftOf, type Project as ProjectRecord } from "../model/project";
import { demandPayload, projectPayload, resourcePayload } from "./payloads";

const Query: Pick<QueryResolvers, "project" | "demand" | "resource"> = {
  project: (_root, { id }, { loaders }) => loaders.project(id),
  demand: (_root, { id }, { loaders }) => loaders.demand(id),
  resource: (_root, { id }, { loaders }) => loaders.resource(id),
};

const Site: Pick<SiteResolvers, "__resolveReference" | "projects" | "demands" | "resources"> = {
  __resolveReference: async ({ code }, { site }) => (code === site.code ? { code } : null),
  projects: (_site, { stage, first, after }, { loaders }) =>
    loaders.listProjects(stage ?? null, pageArguments({ first, after })),
  demands: (_site, { state, first, after }, { loaders }) =>
    loaders.listDemands(state ?? null, pageArguments({ first, after })),
  resources: (_site, { kind, first, after }, { loaders }) =>
    loaders.listResources(kind ?? null, pageArguments({ first, after })),
};

const Project: ProjectResolvers<SiteContext, ProjectRecord> = {
  __resolveReference: async ({ id }, { loaders }) => loaders.project(id),
  siteCode: (_project, _arguments, { site }) => site.code,
  site: (_project, _arguments, { site }) => ({ code: site.code }),
  organization: ({ organizationId }) => ({ id: organizationId }),
  budget: ({ budgetMin: min, budgetMax: max }) => (min === null && max === null ? null : { min, max }),
  serviceAreas: ({ serviceAreaCodes }) => serviceAreaCodes.map((code) => ({ code })),
  placesLeft: (project) => placesLeftOf(project),
};

const Demand: DemandResolvers<SiteContext, DemandRecord> = {
  __resolveReference: async ({ id }, { loaders }) => loaders.demand(id),
  siteCode: (_demand, _arguments, { site }) => site.code,
  site: (_demand, _arguments, { site }) => ({ code: site.code }),
  area: ({ areaCode }) => (areaCode === null ? null : { code: areaCode }),
};

const Resource: ResourceResolvers = {
  __resolveReference: async ({ id }, { loaders }) => loaders.resource(id),
  siteCode: (_resource, _arguments, { site }) => site.code,
  site: (_resource, _arguments, { site }) => ({ code: site.code }),
  area: ({ areaCode }) => (areaCode === null ? null : { code: areaCode }),
};

const ProjectConnection: ProjectConnectionResolvers = { totalCount: (page) => page.countAll() };
const DemandConnection: DemandConnectionResolvers = { totalCount: (page) => page.countAll() };
const ResourceConnection: ResourceConnectionResolvers = { totalCount: (page) => page.countAll() };

type ListMutations =
  | "publishProject"
  | "updateProject"
  | "withdrawProject"
  | "postDemand"
  | "refineDemand"
  | "withdrawDemand"
  | "offerResource"
  | "updateResource"
  | "withdrawResource";

const Mutation: Pick<MutationResolvers, ListMutations> = {
  publishProject: async (_root, { input }, context) =>
    projectPayload(context, context.services.projects.publish(context.principal, input)),
  updateProject: async (_root, { input }, context) =>
    projectPayload(context, context.services.projects.update(context.principal, input)),
  withdrawProject: async (_root, { input }, context) =>
    projectPayload(context, context.services.projects.withdraw(context.principal, input)),
  postDemand: async (_root, { input }, context) =>
    demandPayload(context, context.services.demands.post(context.principal, input)),
  refineDemand: async (_root, { input }, context) =>
    demandPayload(context, context.services.demands.refine(context.principal, input)),
  withdrawDemand: async (_root, { input }, context) =>
    demandPayload(context, context.services.demands.withdraw(context.principal, input)),
  offerResource: async (_root, { input }, context) =>
    resourcePayload(context, context.services.resources.offer(context.principal, input)),
  updateResource: async (_root, { input }, context) =>
    resourcePayload(context, context.services.resources.update(context.principal, input)),
  withdrawResource: async (_root, { input }, context) =>
    resourcePayload(context, context.services.resources.withdraw(context.principal, input)),
};

/** The resolvers of the graph `lists`. */
export const listsResolvers = {
  Query,
  Mutation,
  Site,
  Project,
  Demand,
  Resource,
  ProjectConnection,
  DemandConnection,
  ResourceConnection,
};
