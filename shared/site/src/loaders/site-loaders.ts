/*
 * All reads of one request at one site: batched, and only what the caller may see.
 * Published objects are open to all; drafts are seen by those who may change them; notes, and who acted, by the parties of a placement.
 * Made anew for each request; after a mutation everything is read again (clear).
 */
import {
  siteCodeOf,
  type DemandState,
  type PlacementState,
  type ProjectStage,
  type ResourceKind,
} from "@park-hub/contracts";
import type { Principal } from "@park-hub/identity";
import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { countDemands, listDemands, loadDemands } from "../data/demands";
import { countPlacements, listPlacements, loadPlacements } from "../data/placements";
import { countProjects, listProjects, loadProjects, type ProjectSelection } from "../data/projects";
import { countResources, listResources, loadResources } from "../data/resources";
import type { PageRequest } from "../data/rows";
import { isParty, mayKeepProject, worksAt } from "../model/access";
import type { Demand } from "../model/demand";
import type { Placement, PlacementStep } from "../model/placement";
import type { Project } from "../model/project";
import type { Resource } from "../model/resource";
import { listPage, type ListPage } from "./list-page";
import { objectLoader } from "./object-loader";
import { demandPlacementsLoader, stepsLoader, type DemandPlacementsLoader } from "./placement-loaders";

/** Stands for who acted where the reader is no party: a token's subject names a member of staff. */
const NOT_SHOWN = "—";

/** Who reads, and where. */
export interface LoaderScope {
  readonly site: { readonly code: string; readonly database: DataSource };
  readonly principal: Principal;
}

/** The reads of one request at one site. */
export class SiteLoaders {
  private projects: DataLoader<string, Project | null>;
  private demands: DataLoader<string, Demand | null>;
  private resources: DataLoader<string, Resource | null>;
  private placements: DataLoader<string, Placement | null>;
  private steps: DataLoader<string, readonly PlacementStep[]>;
  private demandPlacements: DemandPlacementsLoader;

  constructor(private readonly scope: LoaderScope) {
    const { site, principal } = scope;
    const { manager } = site.database;
    const isStaff = worksAt(principal, site.code);
    this.projects = objectLoader(
      (ids) => loadProjects(manager, ids),
      (project) => project.publishedAt !== null || mayKeepProject(principal, site.code, project.organizationId),
    );
    this.demands = objectLoader(
      (ids) => loadDemands(manager, ids),
      (demand) => demand.publishedAt !== null || isStaff,
    );
    this.resources = objectLoader(
      (ids) => loadResources(manager, ids),
      (resource) => !resource.isWithdrawn || isStaff,
    );
    this.placements = objectLoader(
      (ids) => loadPlacements(manager, ids),
      () => true,
    );
    this.steps = stepsLoader(manager);
    this.demandPlacements = demandPlacementsLoader(manager);
  }

  project(id: string): Promise<Project | null> {
    return this.projects.load(id);
  }

  demand(id: string): Promise<Demand | null> {
    return this.demands.load(id);
  }

  /** A resource; one that was taken back is seen by its site only. */
  resource(id: string): Promise<Resource | null> {
    return this.resources.load(id);
  }

  placement(id: string): Promise<Placement | null> {
    return this.placements.load(id);
  }

  /** Every step of a placement, oldest first. */
  async history(placement: Placement): Promise<readonly PlacementStep[]> {
    const steps = await this.steps.load(placement.id);
    const projectSite = siteCodeOf(placement.projectId) ?? "";
    const sides = { demandSite: this.scope.site.code, projectSite, organizationId: placement.organizationId };
    return isParty(this.scope.principal, sides) ? steps : steps.map((step) => ({ ...step, by: NOT_SHOWN, note: null }));
  }

  /** A page of a demand's placements. */
  placementsOf(demandId: string, page: PageRequest): Promise<ListPage<Placement>> {
    return this.demandPlacements(demandId, page);
  }

  async listProjects(stages: readonly ProjectStage[] | null, page: PageRequest): Promise<ListPage<Project>> {
    const { manager } = this.scope.site.database;
    const selection = { stages, drafts: this.visibleDrafts() };
    if (stages?.length === 0) return listPage<Project>([], page, async () => 0);
    return listPage(await listProjects(manager, selection, page), page, () => countProjects(manager, selection));
  }

  async listDemands(states: readonly DemandState[] | null, page: PageRequest): Promise<ListPage<Demand>> {
    const { manager } = this.scope.site.database;
    const selection = { states, withDrafts: worksAt(this.scope.principal, this.scope.site.code) };
    if (states?.length === 0) return listPage<Demand>([], page, async () => 0);
    return listPage(await listDemands(manager, selection, page), page, () => countDemands(manager, selection));
  }

  async listResources(kinds: readonly ResourceKind[] | null, page: PageRequest): Promise<ListPage<Resource>> {
    const { manager } = this.scope.site.database;
    if (kinds?.length === 0) return listPage<Resource>([], page, async () => 0);
    return listPage(await listResources(manager, kinds, page), page, () => countResources(manager, kinds));
  }

  async listPlacements(states: readonly PlacementState[] | null, page: PageRequest): Promise<ListPage<Placement>> {
    const { manager } = this.scope.site.database;
    if (states?.length === 0) return listPage<Placement>([], page, async () => 0);
    return listPage(await listPlacements(manager, states, page), page, () => countPlacements(manager, states));
  }

  /** Forgets what was read: a mutation has changed it. */
  clear(): void {
    const { manager } = this.scope.site.database;
    for (const loader of [this.projects, this.demands, this.resources, this.placements, this.steps]) loader.clearAll();
    this.demandPlacements = demandPlacementsLoader(manager);
  }

  private visibleDrafts(): ProjectSelection["drafts"] {
    const { site, principal } = this.scope;
    if (worksAt(principal, site.code)) return "ALL";
    const organizationId = principal.roles.includes("ORGANISATION") ? principal.organization : undefined;
    return organizationId === undefined || siteCodeOf(organizationId) === null ? null : { organizationId };
  }
}
