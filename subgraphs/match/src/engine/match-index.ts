/*
 * The index of match: every snapshot that the feeds brought, by id, with what find and match need beside it.
 * After: find-*.ts, match-*.ts. Pure: no I/O, no clock. A later upsert of the same id replaces the earlier one;
 * order of versions is the feed consumer's concern.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type { AreaFacts, DirectoryFacts, Indexed, IndexMeta, SiteFacts } from "../model/indexed-object";
import type { Lexicon } from "../model/lexicon";

/** How many objects of each kind the index holds. */
export interface IndexCounts {
  readonly projects: number;
  readonly demands: number;
  readonly resources: number;
  readonly organizations: number;
  readonly placements: number;
}

/** Holds the feeds' snapshots and keeps the inverted indexes over them up to date with each change. */
export class MatchIndex {
  #generation = 0;
  #lexicon: Lexicon;
  readonly #projects = new Map<string, Indexed<ProjectFeed>>();
  readonly #demands = new Map<string, Indexed<DemandFeed>>();
  readonly #resources = new Map<string, Indexed<ResourceFeed>>();
  readonly #organizations = new Map<string, Indexed<OrganizationFeed>>();
  readonly #placements = new Map<string, Indexed<PlacementFeed>>();
  #sites = new Map<string, SiteFacts>();
  #areas = new Map<string, AreaFacts>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Grows with every change; two equal generations of one index hold the same data. */
  get generation(): number {
    return this.#generation;
  }

  /** How many objects of each kind are held. */
  counts(): IndexCounts {
    return {
      projects: this.#projects.size,
      demands: this.#demands.size,
      resources: this.#resources.size,
      organizations: this.#organizations.size,
      placements: this.#placements.size,
    };
  }

  /** Takes the directory's names of sites and areas; replaces what was set before. */
  setDirectory(facts: DirectoryFacts): void {
    this.#sites = new Map(facts.sites.map((site) => [site.code, site]));
    this.#areas = new Map(facts.areas.map((area) => [area.code, area]));
    this.#generation += 1;
  }

  /** Works with another lexicon from now on. */
  setLexicon(lexicon: Lexicon): void {
    this.#lexicon = lexicon;
    this.#generation += 1;
  }

  /** Adds the project, or replaces what was held under its id. */
  upsertProject(project: ProjectFeed, meta: IndexMeta): void {
    this.#projects.set(project.id, { value: project, meta });
    this.#generation += 1;
  }

  /** Adds the demand, or replaces what was held under its id. */
  upsertDemand(demand: DemandFeed, meta: IndexMeta): void {
    this.#demands.set(demand.id, { value: demand, meta });
    this.#generation += 1;
  }

  /** Adds the resource, or replaces what was held under its id. */
  upsertResource(resource: ResourceFeed, meta: IndexMeta): void {
    this.#resources.set(resource.id, { value: resource, meta });
    this.#generation += 1;
  }

  /** Adds the organisation, or replaces what was held under its id. */
  upsertOrganization(organization: OrganizationFeed, meta: IndexMeta): void {
    this.#organizations.set(organization.id, { value: organization, meta });
    this.#generation += 1;
  }

  /** Adds the placement, or replaces what was held under its id. */
  upsertPlacement(placement: PlacementFeed, meta: IndexMeta): void {
    this.#placements.set(placement.id, { value: placement, meta });
    this.#generation += 1;
  }

  /** Forgets the object, of whatever kind. Returns whether there was one. */
  remove(id: string): boolean {
    const tables = [this.#projects, this.#demands, this.#resources, this.#organizations, this.#placements];
    const isHeld = tables.map((table) => table.delete(id)).includes(true);
    if (isHeld) {
      this.#generation += 1;
    }
    return isHeld;
  }

  /** The project under the id, or null. */
  project(id: string): Indexed<ProjectFeed> | null {
    return this.#projects.get(id) ?? null;
  }

  /** The demand under the id, or null. */
  demand(id: string): Indexed<DemandFeed> | null {
    return this.#demands.get(id) ?? null;
  }

  /** The resource under the id, or null. */
  resource(id: string): Indexed<ResourceFeed> | null {
    return this.#resources.get(id) ?? null;
  }

  /** The organisation under the id, or null. */
  organization(id: string): Indexed<OrganizationFeed> | null {
    return this.#organizations.get(id) ?? null;
  }

  /** The placement under the id, or null. */
  placement(id: string): Indexed<PlacementFeed> | null {
    return this.#placements.get(id) ?? null;
  }

  /** The directory's entry of the site, or null. */
  site(code: string): SiteFacts | null {
    return this.#sites.get(code) ?? null;
  }

  /** The directory's name of the area; the code itself where the directory has none. */
  areaName(code: string): string {
    return this.#areas.get(code)?.name ?? code;
  }

  /** The lexicon in use. */
  get lexicon(): Lexicon {
    return this.#lexicon;
  }
}
