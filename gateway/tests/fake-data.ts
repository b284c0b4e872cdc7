/*
 * Objects of the fake sites: every site has two projects, a demand and a placement of that demand with a project of
 * the next site. Ids are readable: `baihe:` and a ULID of noughts that ends in a number.
 */

/** An id at a site: kind and number in its last places. */
export function idOf(site: string, number: number): string {
  return `${site}:${String(number).padStart(26, "0")}`;
}

/** A project as the graph `lists` shows it. */
export interface FakeProject {
  readonly id: string;
  readonly siteCode: string;
  readonly site: { readonly code: string };
  readonly organizationId: string;
  readonly organization: { readonly id: string };
  title: string;
  version: number;
  readonly fields?: readonly string[];
  readonly stage?: string;
}

/** The project of that number, 1 or 2. */
export function projectOf(site: string, number: number): FakeProject {
  return {
    id: idOf(site, number),
    siteCode: site,
    site: { code: site },
    organizationId: idOf("park", 700 + number),
    organization: { id: idOf("park", 700 + number) },
    title: `${site} project ${number}`,
    version: 1,
  };
}

/** The one demand of a site. */
export function demandOf(site: string): { readonly id: string; readonly siteCode: string; readonly title: string } {
  return { id: idOf(site, 11), siteCode: site, title: `${site} demand` };
}

/** A placement of the site's demand with a project of another site. */
export function placementOf(site: string, projectSite: string): Readonly<Record<string, unknown>> {
  return {
    id: idOf(site, 21),
    siteCode: site,
    demandId: demandOf(site).id,
    demand: { id: demandOf(site).id },
    projectId: idOf(projectSite, 1),
    project: { id: idOf(projectSite, 1) },
    state: "PROPOSED",
    history: [],
    version: 1,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
  };
}

/** A connection that holds all the nodes. */
export function connectionOf<T extends { readonly id: string }>(nodes: readonly T[]): object {
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: nodes.length,
  };
}
