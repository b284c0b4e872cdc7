/*
 * The index of match: every snapshot that the feeds brought, with the inverted indexes and profiles over it.
 * After: rank-*.ts, match-*.ts. Pure: no I/O, no clock. A later upsert of the same id replaces the earlier one; the
 * order of versions is the feed consumer's concern. Objects may arrive in any order: a project before its organisation.
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import type { AreaFacts, DirectoryFacts, Indexed, IndexMeta, SiteFacts } from "../model/indexed-object";
import type { Lexicon } from "../model/lexicon";
import { DayCount } from "./day-count";
import { profileOf } from "./feature-profile";
import type { Declared } from "./feature-profile";
import { LearnedHelp } from "./learned-help";
import { LexiconReader } from "./lexicon-reader";
import { ObjectIndex } from "./object-index";
import type { Entry } from "./object-index";
import { SlotTable } from "./slot-table";
import { readText } from "./text-query";
import { TrackRecords } from "./track-records";

/** How many objects of each kind the index holds. */
export interface IndexCounts {
  readonly projects: number;
  readonly demands: number;
  readonly resources: number;
  readonly organizations: number;
  readonly placements: number;
}

const NOTHING_DECLARED: Declared = { fields: [], audiences: [], formats: [] };

/** Holds the feeds' snapshots and keeps the inverted indexes over them up to date with each change. */
export class MatchIndex {
  readonly projects = new ObjectIndex<ProjectFeed>();
  readonly demands = new ObjectIndex<DemandFeed>();
  readonly resources = new ObjectIndex<ResourceFeed>();
  readonly organizations = new ObjectIndex<OrganizationFeed>();
  readonly placements = new SlotTable<Indexed<PlacementFeed>>();
  readonly trackRecords = new TrackRecords();
  readonly learnedHelp = new LearnedHelp(
    (id) => this.demands.slots.get(id)?.profile.topics ?? null,
    (id) => this.projects.slots.get(id)?.profile.topics ?? null,
  );
  readonly #projectsOf = new Map<string, Set<string>>();
  readonly #days = new DayCount();
  #generation = 0;
  #directoryEdition = 0;
  #lexicon: Lexicon;
  #reader: LexiconReader;
  #sites = new Map<string, SiteFacts>();
  #areas = new Map<string, AreaFacts>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#reader = new LexiconReader(lexicon);
  }

  /** Grows with every change; two equal generations of one index hold the same data. */
  get generation(): number {
    return this.#generation;
  }

  /** Grows with each setDirectory(). */
  get directoryEdition(): number {
    return this.#directoryEdition;
  }

  /** The lexicon in use. */
  get lexicon(): Lexicon {
    return this.#lexicon;
  }

  /** The lexicon in use, made ready for reading. */
  get reader(): LexiconReader {
    return this.#reader;
  }

  /** The newest day on which a held project was changed; what freshness counts back from unless the caller says. */
  get newestDay(): string | null {
    return this.#days.newest();
  }

  /** How many objects of each kind are held. */
  counts(): IndexCounts {
    return {
      projects: this.projects.slots.size,
      demands: this.demands.slots.size,
      resources: this.resources.slots.size,
      organizations: this.organizations.slots.size,
      placements: this.placements.size,
    };
  }

  /** Takes the directory's names of sites and areas; replaces what was set before. */
  setDirectory(facts: DirectoryFacts): void {
    this.#sites = new Map(facts.sites.map((site) => [site.code, site]));
    this.#areas = new Map(facts.areas.map((area) => [area.code, area]));
    this.#generation += 1;
    this.#directoryEdition += 1;
  }

  /** Works with another lexicon from now on: every text is read and indexed anew, which takes as long as a build. */
  setLexicon(lexicon: Lexicon): void {
    this.#lexicon = lexicon;
    this.#reader = new LexiconReader(lexicon);
    [...this.projects.slots.values()].forEach(({ value, meta }) => this.#putProject(value, meta, true));
    [...this.demands.slots.values()].forEach(({ value, meta }) => this.#putDemand(value, meta, true));
    [...this.resources.slots.values()].forEach(({ value, meta }) => this.#putResource(value, meta, true));
    [...this.organizations.slots.values()].forEach(({ value, meta }) => this.#putOrganization(value, meta, true));
    this.#generation += 1;
  }

  /** Adds the project, or replaces what was held under its id. */
  upsertProject(project: ProjectFeed, meta: IndexMeta): void {
    this.#forgetProjectLinks(project.id);
    this.#putProject(project, meta, false);
    const siblings = this.#projectsOf.get(project.organizationId) ?? new Set();
    this.#projectsOf.set(project.organizationId, siblings.add(project.id));
    this.#days.add(project.updatedAt.slice(0, 10));
    this.#generation += 1;
  }

  /** Adds the demand, or replaces what was held under its id. */
  upsertDemand(demand: DemandFeed, meta: IndexMeta): void {
    this.#putDemand(demand, meta, false);
    this.#generation += 1;
  }

  /** Adds the resource, or replaces what was held under its id. */
  upsertResource(resource: ResourceFeed, meta: IndexMeta): void {
    this.#putResource(resource, meta, false);
    this.#generation += 1;
  }

  /** Adds the organisation, or replaces what was held under its id; its projects are found by its new name. */
  upsertOrganization(organization: OrganizationFeed, meta: IndexMeta): void {
    this.#putOrganization(organization, meta, false);
    this.#renameProjectsOf(organization.id);
    this.#generation += 1;
  }

  /** Adds the placement, or replaces what was held under its id. */
  upsertPlacement(placement: PlacementFeed, meta: IndexMeta): void {
    this.placements.put(placement.id, { value: placement, meta });
    this.trackRecords.put(placement);
    this.learnedHelp.put(placement);
    this.#generation += 1;
  }

  /** Forgets the object, of whatever kind. Returns whether there was one. */
  remove(id: string): boolean {
    this.#forgetProjectLinks(id);
    this.trackRecords.drop(id);
    this.learnedHelp.drop(id);
    const wasOrganization = this.organizations.drop(id);
    const held = [this.projects.drop(id), this.demands.drop(id), this.resources.drop(id), wasOrganization];
    const isHeld = this.placements.drop(id) !== null || held.includes(true);
    this.learnedHelp.refresh(id);
    if (wasOrganization) {
      this.#renameProjectsOf(id);
    }
    this.#generation += isHeld ? 1 : 0;
    return isHeld;
  }

  /** The ids of all objects, whatever their kind. */
  *ids(): IterableIterator<string> {
    for (const { slots } of [this.projects, this.demands, this.resources, this.organizations]) yield* slots.ids();
    yield* this.placements.ids();
  }

  /** The project under the id, or null. */
  project(id: string): Indexed<ProjectFeed> | null {
    return this.projects.slots.get(id);
  }

  /** The demand under the id, or null. */
  demand(id: string): Indexed<DemandFeed> | null {
    return this.demands.slots.get(id);
  }

  /** The resource under the id, or null. */
  resource(id: string): Indexed<ResourceFeed> | null {
    return this.resources.slots.get(id);
  }

  /** The organisation under the id, or null. */
  organization(id: string): Indexed<OrganizationFeed> | null {
    return this.organizations.slots.get(id);
  }

  /** The placement under the id, or null. */
  placement(id: string): Indexed<PlacementFeed> | null {
    return this.placements.get(id);
  }

  /** The directory's entry of the site, or null. */
  site(code: string): SiteFacts | null {
    return this.#sites.get(code) ?? null;
  }

  /** The directory's name of the area; the code itself where the directory has none. */
  areaName(code: string): string {
    return this.#areas.get(code)?.name ?? code;
  }

  #putProject(project: ProjectFeed, meta: IndexMeta, isRead: boolean): void {
    const organization = this.organization(project.organizationId)?.value;
    const names = organization === undefined ? "" : `${organization.name} ${organization.summary ?? ""}`;
    const text = { title: project.title, body: project.summary, names };
    this.#put(this.projects, { id: project.id, value: project, meta, text }, project, isRead);
    this.learnedHelp.refresh(project.id);
  }

  #putDemand(demand: DemandFeed, meta: IndexMeta, isRead: boolean): void {
    const text = { title: demand.title, body: demand.description, names: demand.community ?? "" };
    this.#put(this.demands, { id: demand.id, value: demand, meta, text }, { ...demand, formats: [] }, isRead);
    this.learnedHelp.refresh(demand.id);
  }

  #putResource(resource: ResourceFeed, meta: IndexMeta, isRead: boolean): void {
    const text = { title: resource.title, body: resource.summary, names: "" };
    this.#put(this.resources, { id: resource.id, value: resource, meta, text }, NOTHING_DECLARED, isRead);
  }

  #putOrganization(organization: OrganizationFeed, meta: IndexMeta, isRead: boolean): void {
    const text = { title: organization.name, body: organization.summary ?? "", names: organization.creditCode };
    const unread = { id: organization.id, value: organization, meta, text };
    this.#put(this.organizations, unread, NOTHING_DECLARED, isRead);
  }

  #put<T>(objects: ObjectIndex<T>, unread: Omit<Entry<T>, "profile">, declared: Declared, isRead: boolean): void {
    const read = readText(this.#reader, unread.text.title, unread.text.body);
    const profile = profileOf(this.#reader, declared, read.titleReading, read.bodyReading);
    objects.put({ ...unread, profile }, read, this.#reader, isRead);
  }

  #renameProjectsOf(organizationId: string): void {
    for (const id of this.#projectsOf.get(organizationId) ?? []) {
      const project = this.project(id);
      if (project !== null) {
        this.#putProject(project.value, project.meta, false);
      }
    }
  }

  #forgetProjectLinks(id: string): void {
    const before = this.project(id);
    if (before !== null) {
      this.#projectsOf.get(before.value.organizationId)?.delete(id);
      this.#days.remove(before.value.updatedAt.slice(0, 10));
    }
  }
}
