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
import { LearnedHelp } from "./learned-help";
import type { Declared, FeatureProfile } from "./feature-profile";
import { LexiconReader } from "./lexicon-reader";
import { ObjectIndex } from "./object-index";
import type { Entry, ObjectText } from "./object-index";
import { demandText, NO_PROFILE, NO_TEXT, organizationText, projectText, resourceText } from "./object-text";
import type { PackedIndex, PackedIndexItems, PackedItems, PackedObjects } from "./packed-index";
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

  /** Whether texts are searched and objects ranked here; if not, objects are only looked up. */
  readonly isSearched: boolean;

  constructor(lexicon: Lexicon, { isSearched = true }: { readonly isSearched?: boolean } = {}) {
    this.#lexicon = lexicon;
    this.#reader = new LexiconReader(lexicon);
    this.isSearched = isSearched;
  }

  /** Resolves when more changes may be made: where another index follows this one, it may have to catch up. */
  drained(): Promise<void> {
    return Promise.resolve();
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
    this.#generation += 1;
    if (!this.isSearched) return;
    [...this.projects.slots.values()].forEach(({ value, meta }) => this.#putProject(value, meta, true));
    [...this.demands.slots.values()].forEach(({ value, meta }) => this.#putDemand(value, meta, true));
    [...this.resources.slots.values()].forEach(({ value, meta }) => this.#putResource(value, meta, true));
    [...this.organizations.slots.values()].forEach(({ value, meta }) => this.#putOrganization(value, meta, true));
  }

  /** Adds the project, or replaces what was held under its id. */
  upsertProject(project: ProjectFeed, meta: IndexMeta): void {
    this.#forgetProjectLinks(project.id);
    this.#putProject(project, meta, false);
    this.#linkProject(project);
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

  /** Becomes the packed index, whose arrays become its own; it must be empty. */
  restore(packed: PackedIndex | PackedIndexItems): void {
    this.#restoreObjects(this.organizations, packed.organizations, organizationText);
    this.#restoreObjects(this.projects, packed.projects, (project) =>
      projectText(project, this.organization(project.organizationId)?.value ?? null),
    );
    this.#restoreObjects(this.demands, packed.demands, demandText);
    this.#restoreObjects(this.resources, packed.resources, resourceText);
    for (const { value } of this.projects.slots.values()) this.#linkProject(value);
    for (const item of packed.placements) if (item !== null) this.upsertPlacement(item.value, item.meta);
    this.#generation += 1;
  }

  #restoreObjects<T extends { readonly id: string }>(
    objects: ObjectIndex<T>,
    packed: PackedObjects<T> | PackedItems<T>,
    textOf: (value: T) => ObjectText,
  ): void {
    const entryOf = ({ value, meta }: Indexed<T>, profile: FeatureProfile): Entry<T> => ({
      id: value.id,
      value,
      meta,
      text: this.isSearched ? textOf(value) : NO_TEXT,
      profile,
    });
    if ("words" in packed) return objects.restore(packed, entryOf);
    objects.slots.restore(
      packed.map((item) => (item === null ? null : entryOf(item, NO_PROFILE))),
      ({ id }) => id,
    );
  }

  #putProject(project: ProjectFeed, meta: IndexMeta, isRead: boolean): void {
    const text = projectText(project, this.organization(project.organizationId)?.value ?? null);
    this.#put(this.projects, { id: project.id, value: project, meta, text }, project, isRead);
    this.learnedHelp.refresh(project.id);
  }

  #putDemand(demand: DemandFeed, meta: IndexMeta, isRead: boolean): void {
    const unread = { id: demand.id, value: demand, meta, text: demandText(demand) };
    this.#put(this.demands, unread, { ...demand, formats: [] }, isRead);
    this.learnedHelp.refresh(demand.id);
  }

  #putResource(resource: ResourceFeed, meta: IndexMeta, isRead: boolean): void {
    const unread = { id: resource.id, value: resource, meta, text: resourceText(resource) };
    this.#put(this.resources, unread, NOTHING_DECLARED, isRead);
  }

  #putOrganization(organization: OrganizationFeed, meta: IndexMeta, isRead: boolean): void {
    const unread = { id: organization.id, value: organization, meta, text: organizationText(organization) };
    this.#put(this.organizations, unread, NOTHING_DECLARED, isRead);
  }

  #put<T>(objects: ObjectIndex<T>, unread: Omit<Entry<T>, "profile">, declared: Declared, isRead: boolean): void {
    if (!this.isSearched) return objects.hold({ ...unread, profile: NO_PROFILE });
    const read = readText(this.#reader, unread.text.title, unread.text.body);
    const profile = profileOf(this.#reader, declared, read.titleReading, read.bodyReading);
    objects.put({ ...unread, profile }, read, this.#reader, isRead);
  }

  #linkProject(project: ProjectFeed): void {
    const siblings = this.#projectsOf.get(project.organizationId) ?? new Set();
    this.#projectsOf.set(project.organizationId, siblings.add(project.id));
    this.#days.add(project.updatedAt.slice(0, 10));
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
