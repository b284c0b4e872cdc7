/*
 * Find across sites: a question is ranked once, frozen, and answered in pages, each with its coverage.
 * Leaves alone: how a ranking is made (engine), who asks (asker.ts).
 */
import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import {
  demandPage,
  organizationPage,
  placementPage,
  projectPage,
  rankDemands,
  rankOrganizations,
  rankPlacements,
  rankProjects,
  rankResources,
  resourcePage,
} from "../engine/find";
import type { MatchIndex } from "../engine/match-index";
import { PARK_SITE } from "../model/admission";
import type { Coverage } from "../model/coverage";
import type {
  DemandFilter,
  Facet,
  FindHit,
  FindOrder,
  FindQuery,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  Ranking,
  ResourceFilter,
} from "../model/find-query";
import type { Indexed } from "../model/indexed-object";
import type { VisibilityPredicate } from "../model/visibility";
import type { Asker } from "./asker";
import { checkDivisionCode, checkObjectId, checkProjectFilter, checkSearchText } from "./check-question";
import type { CoverageQuestion } from "./coverage";
import type { FrozenAnswers } from "./frozen-answers";
import { pageOf, type Page, type PageRequest } from "./ranked-page";
import {
  demandSnapshot,
  organizationSnapshot,
  placementSnapshot,
  projectSnapshot,
  resourceSnapshot,
  visible,
  type DemandSnapshot,
  type OrganizationSnapshot,
  type PlacementSnapshot,
  type ProjectSnapshot,
  type ResourceSnapshot,
} from "./snapshots";

/** A hit, but for the id whose name differs by kind. */
export interface Hit<Snapshot> {
  readonly id: string;
  readonly score: number;
  readonly matchedTerms: readonly string[];
  readonly snapshot: Snapshot;
  readonly stale: boolean;
}

/** A page of hits with what it says about itself. */
export interface HitPage<Snapshot> extends Page<Hit<Snapshot>> {
  readonly totalCount: number;
  readonly facets: readonly Facet[];
  readonly coverage: Coverage;
}

/** Hits by kind. */
export type ProjectHit = Hit<ProjectSnapshot>;
export type DemandHit = Hit<DemandSnapshot>;
export type ResourceHit = Hit<ResourceSnapshot>;
export type OrganizationHit = Hit<OrganizationSnapshot>;
export type PlacementHit = Hit<PlacementSnapshot>;

/** What is looked for. */
export interface FindRequest<Filter> extends PageRequest {
  readonly text?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy?: FindOrder | null;
}

/** How one kind of object is found. */
interface Finder<Filter, Feed, Snapshot> {
  readonly kind: string;
  readonly rank: (index: MatchIndex, query: FindQuery<Filter>) => Ranking;
  readonly page: (index: MatchIndex, ranking: Ranking, offset: number, limit: number) => FindHit<Feed>[];
  readonly snapshot: (index: MatchIndex, item: Indexed<Feed>, canSee: VisibilityPredicate) => Snapshot;
  readonly concerns: (filter: Filter | null) => CoverageQuestion;
}

const PROJECTS: Finder<ProjectFilter, ProjectFeed, ProjectSnapshot> = {
  kind: "projects",
  rank: rankProjects,
  page: projectPage,
  snapshot: projectSnapshot,
  concerns: (filter) => ({ sites: filter?.sites, siteKinds: filter?.siteKinds, within: filter?.within }),
};

const DEMANDS: Finder<DemandFilter, DemandFeed, DemandSnapshot> = {
  kind: "demands",
  rank: rankDemands,
  page: demandPage,
  snapshot: (_index, item) => demandSnapshot(item),
  concerns: (filter) => ({
    sites: filter?.sites,
    siteKinds: filter?.siteKinds,
    within: filter?.within,
    hasOwnArea: true,
  }),
};

const RESOURCES: Finder<ResourceFilter, ResourceFeed, ResourceSnapshot> = {
  kind: "resources",
  rank: rankResources,
  page: resourcePage,
  snapshot: (_index, item) => resourceSnapshot(item),
  concerns: (filter) => ({ sites: filter?.sites, within: filter?.within, hasOwnArea: true }),
};

const ORGANIZATIONS: Finder<OrganizationFilter, OrganizationFeed, OrganizationSnapshot> = {
  kind: "organizations",
  rank: rankOrganizations,
  page: organizationPage,
  snapshot: (_index, item) => organizationSnapshot(item),
  concerns: () => ({ sites: [PARK_SITE] }),
};

const PLACEMENTS: Finder<PlacementFilter, PlacementFeed, PlacementSnapshot> = {
  kind: "placements",
  rank: rankPlacements,
  page: placementPage,
  snapshot: placementSnapshot,
  concerns: (filter) => ({ sites: filter?.sites }),
};

/** How many hits are ranked and frozen: a hundred pages of a hundred. */
const RANKING_DEPTH = 10_000;
/** What a ranking holds beside the index's own ids: two pointers a hit, and the facets. */
const BYTES_PER_ID = 16;
const FACETS_BYTES = 8_192;

/** Answers find. */
export class FindService {
  constructor(
    private readonly index: MatchIndex,
    private readonly answers: FrozenAnswers,
  ) {}

  projects(request: FindRequest<ProjectFilter>, asker: Asker): HitPage<ProjectSnapshot> {
    checkDivisionCode("filter.within", request.filter?.within);
    checkDivisionCode("filter.servesArea", request.filter?.servesArea);
    checkProjectFilter(request.filter ?? null);
    return this.#find(PROJECTS, request, asker);
  }

  demands(request: FindRequest<DemandFilter>, asker: Asker): HitPage<DemandSnapshot> {
    checkDivisionCode("filter.within", request.filter?.within);
    return this.#find(DEMANDS, request, asker);
  }

  resources(request: FindRequest<ResourceFilter>, asker: Asker): HitPage<ResourceSnapshot> {
    checkDivisionCode("filter.within", request.filter?.within);
    return this.#find(RESOURCES, request, asker);
  }

  organizations(request: FindRequest<OrganizationFilter>, asker: Asker): HitPage<OrganizationSnapshot> {
    return this.#find(ORGANIZATIONS, request, asker);
  }

  placements(request: FindRequest<PlacementFilter>, asker: Asker): HitPage<PlacementSnapshot> {
    checkObjectId("filter.organizationId", request.filter?.organizationId);
    return this.#find(PLACEMENTS, request, asker);
  }

  /** The projects of an organisation at all sites, newest first; none for one that is unknown. */
  projectsOf(organizationId: string, page: PageRequest, asker: Asker): HitPage<ProjectSnapshot> {
    return this.#find(PROJECTS, { ...page, filter: { organizationId }, orderBy: "NEWEST" }, asker);
  }

  #find<Filter, Feed, Snapshot>(
    finder: Finder<Filter, Feed, Snapshot>,
    request: FindRequest<Filter>,
    asker: Asker,
  ): HitPage<Snapshot> {
    const { text = null, filter = null, orderBy = null, limit, after } = request;
    checkSearchText(text);
    const { canSee, key } = asker.viewer;
    const opened = this.answers.open({
      parts: [finder.kind, text, filter, orderBy, key],
      generation: this.index.generation,
      after,
      make: () => finder.rank(this.index, { text, filter, orderBy, depth: RANKING_DEPTH, canSee }),
      weigh: ({ ids }) => FACETS_BYTES + ids.length * BYTES_PER_ID,
    });
    const { answer: ranking, offset } = opened;
    const hits = finder.page(this.index, ranking, offset, limit);
    return {
      ...pageOf(
        opened,
        ranking.ids.length,
        hits.map((found) => this.#hitOf(finder, found, asker)),
      ),
      totalCount: ranking.totalCount,
      facets: ranking.facets,
      coverage: asker.coverageOf(finder.concerns(filter)),
    };
  }

  #hitOf<Filter, Feed, Snapshot>(
    finder: Finder<Filter, Feed, Snapshot>,
    found: FindHit<Feed>,
    asker: Asker,
  ): Hit<Snapshot> | null {
    const { canSee } = asker.viewer;
    const item = visible(found.item, canSee);
    if (item === null) return null;
    const { id, score, matchedTerms } = found;
    const snapshot = finder.snapshot(this.index, item, canSee);
    return { id, score, matchedTerms, snapshot, stale: asker.isStale(item.meta.siteCode) };
  }
}
