import type { MutationResolvers } from "../generated/types";

/** Root fields that change something. Services decide; here outcomes become payloads. */
export const mutationResolvers: MutationResolvers = {
  registerOrganization: (_root, { input }, { services, principal }) =>
    services.organizations.register(principal, input),
  updateOrganization: (_root, { input }, { services, principal }) => services.organizations.update(principal, input),
  admitProject: async (_root, { input }, { services, principal }) => ({
    ...(await services.residencies.admit(principal, input)),
    project: { id: input.projectId },
  }),
  endResidency: async (_root, { input }, { services, principal }) => {
    const outcome = await services.residencies.end(principal, input);
    return { ...outcome, project: outcome.residency && { id: outcome.residency.projectId } };
  },
  recordLineage: async (_root, { input }, { services, principal }) => ({
    problems: await services.lineage.record(principal, input),
    project: { id: input.projectId },
  }),
  registerCommunity: async (_root, { input }, { services, principal }) => {
    const { community, problems } = await services.communities.register(principal, input);
    return { name: community?.name ?? null, areaCode: community?.areaCode ?? null, problems };
  },
  registerSite: (_root, { input }, { services, principal }) => services.register.register(principal, input),
  retireSite: (_root, { input }, { services, principal }) => services.register.retire(principal, input.code),
};
