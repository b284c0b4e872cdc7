/*
 * Executable schemas of the graphs behind the gateway, with the contract SDLs and resolvers over fake-data.ts.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { contractSdl, siteCodeOf, type ContractGraph } from "@park-hub/contracts";
import { parse, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";

import { connectionOf, demandOf, idOf, placementOf, projectOf, type FakeProject } from "./fake-data";

/** What a fake resolver knows: the site that was asked, and the projects that were changed. */
export interface FakeContext {
  readonly site: string;
  readonly changed: Map<string, FakeProject>;
  /** Called with the name of each mutation as it is carried out. */
  readonly onMutation: (name: string) => void;
}

type Resolver = GraphQLFieldResolver<Record<string, unknown>, FakeContext, Record<string, unknown>>;
type Key = Record<string, string>;
type Reference = (key: Key, context: FakeContext) => Promise<unknown>;
type ResolverMap = Record<string, Record<string, Resolver>>;

/** A reference resolver in a resolver map: it is given the key where a field resolver is given the parent. */
function reference(resolve: Reference): Resolver {
  return ((key: Key, context: FakeContext) => resolve(key, context)) as unknown as Resolver;
}

function projectBy(id: string, context: FakeContext): FakeProject | null {
  const number = Number(id.slice(-1));
  if (number !== 1 && number !== 2) return null;
  return context.changed.get(id) ?? projectOf(siteCodeOf(id) ?? "", number);
}

const lists: ResolverMap = {
  Query: {
    project: (_root, args, context) => projectBy(String(args.id), context),
    demand: (_root, args) => demandOf(siteCodeOf(String(args.id)) ?? ""),
  },
  Site: {
    __resolveReference: reference(async ({ code }: Key) => ({ code })),
    projects: (site) => connectionOf([1, 2].map((number) => projectOf(String(site.code), number))),
    demands: (site) => connectionOf([demandOf(String(site.code))]),
  },
  Project: {
    __resolveReference: reference(async ({ id }: Key, context: FakeContext) => projectBy(id ?? "", context)),
  },
  Demand: { __resolveReference: reference(async ({ id }: Key) => demandOf(siteCodeOf(id ?? "") ?? "")) },
  Mutation: {
    publishProject: (_root, args, context) => {
      const input = args.input as { site: string; title: string };
      context.onMutation(`publishProject ${input.title}`);
      return { project: { ...projectOf(input.site, 1), title: input.title }, problems: [] };
    },
    updateProject: (_root, args, context) => {
      const input = args.input as { id: string; title: string };
      context.onMutation(`updateProject ${input.title}`);
      const project = { ...projectOf(siteCodeOf(input.id) ?? "", 1), id: input.id, title: input.title, version: 2 };
      context.changed.set(input.id, project);
      return { project, problems: [] };
    },
  },
};

const placements: ResolverMap = {
  Query: { placement: (_root, args) => placementOf(siteCodeOf(String(args.id)) ?? "", "minglou") },
  Site: {
    __resolveReference: reference(async ({ code }: Key) => ({ code })),
    placements: (site) => connectionOf([{ id: "", ...placementOf(String(site.code), "minglou") }]),
  },
  Demand: {
    __resolveReference: reference(async ({ id }: Key) => ({ id })),
    placements: (demand) => connectionOf([{ id: "", ...placementOf(siteCodeOf(String(demand.id)) ?? "", "minglou") }]),
  },
};

const park: ResolverMap = {
  Query: { organization: (_root, args) => organizationOf(String(args.id)) },
  Organization: { __resolveReference: reference(async ({ id }: Key) => organizationOf(id ?? "")) },
  Project: {
    __resolveReference: reference(async ({ id }: Key) => ({ id })),
    derivedFrom: () => ({ id: idOf("fuming", 2) }),
  },
};

function organizationOf(id: string): object {
  return {
    id,
    name: `organisation ${id.slice(-3)}`,
    creditCode: "x",
    category: "FOUNDATION",
    creditStanding: "GOOD",
    version: 1,
  };
}

const snapshot = {
  title: "a snapshot",
  summary: "",
  siteCode: "baihe",
  fields: [],
  audiences: [],
  stage: "OPEN",
  asOf: "2026-01-01T00:00:00.000Z",
};

const match: ResolverMap = {
  Query: {
    findProjects: () => {
      const hits = ["baihe", "minglou", "fuming"].map((site) => ({
        projectId: idOf(site, 1),
        score: 1,
        matchedTerms: [],
        stale: false,
        snapshot: { ...snapshot, siteCode: site },
        project: { id: idOf(site, 1) },
      }));
      const page = connectionOf(hits.map((hit) => ({ id: hit.projectId, ...hit })));
      return { ...page, facets: [], coverage: { asked: 3, answered: 3, stale: [], missing: [] } };
    },
  },
  Project: {
    __resolveReference: reference(async ({ id }: Key) => ({ id })),
    suitableDemands: () => ({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      verdict: "NONE",
      refused: [],
      coverage: { asked: 3, answered: 3, stale: [], missing: [] },
    }),
  },
};

const station: ResolverMap = {
  Site: {
    __resolveReference: reference(async ({ code }: Key) => ({ code })),
    station: () => ({ kind: "SOCIAL_WORK_STATION", desk: "desk", communities: [], version: 1 }),
  },
};

const RESOLVERS: Partial<Record<ContractGraph, ResolverMap>> = { lists, placements, park, match, station };
const built = new Map<string, GraphQLSchema>();

/** The schema of a graph; `edit` changes its SDL first, for hosts of another release. */
export function fakeSchema(graph: ContractGraph, edit: (sdl: string) => string = (sdl) => sdl): GraphQLSchema {
  const sdl = edit(contractSdl(graph));
  const known = built.get(sdl);
  if (known !== undefined) return known;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: knownFields(graph, sdl) as never }]);
  built.set(sdl, schema);
  return schema;
}

function knownFields(graph: ContractGraph, sdl: string): ResolverMap {
  const types = Object.entries(RESOLVERS[graph] ?? {});
  return Object.fromEntries(
    types.map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith("__") || sdl.includes(name))),
    ]),
  );
}
