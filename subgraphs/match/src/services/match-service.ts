/*
 * Matching as answers show it: frozen lists in pages, with snapshots, near misses and coverage.
 * Leaves alone: gates and scores (engine).
 */
import { parseObjectId } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { matchDemand } from "../engine/match-demand";
import type { MatchIndex } from "../engine/match-index";
import { matchProject } from "../engine/match-project";
import { suitableResources } from "../engine/suitable-resources";
import type { Coverage } from "../model/coverage";
import { applyChange, subjectOfDemand, type DemandChange, type DemandSubject } from "../model/demand-subject";
import type { Match, MatchList, Refusal, ResourceMatch, Verdict } from "../model/match-result";
import type { Asker } from "./asker";
import { checkDateOrder, checkDemandChange } from "./check-question";
import type { Hit, HitPage } from "./find-service";
import type { FrozenAnswers } from "./frozen-answers";
import { pageOf, type Page, type PageRequest } from "./ranked-page";
import { projectSnapshot, resourceSnapshot, visible, type ProjectSnapshot, type ResourceSnapshot } from "./snapshots";

/** A match with what the index knows of its project. */
export interface ShownMatch extends Match {
  readonly snapshot: ProjectSnapshot;
}

/** A near miss with what the index knows of its project. */
export interface ShownRefusal extends Refusal {
  readonly snapshot: ProjectSnapshot;
}

/** A page of matches with what it says about itself. */
export interface MatchPage extends Page<ShownMatch> {
  readonly verdict: Verdict;
  readonly refused: readonly ShownRefusal[];
  readonly coverage: Coverage;
}

/** Matches that are ranked with their reasons: the deepest page there is. */
const MATCH_DEPTH = 100;
/** A match with its parts and reasons: about 1,100 characters on the demo bundle, and the objects around them. */
const BYTES_PER_MATCH = 3_000;

/** Answers matching. */
export class MatchService {
  constructor(
    private readonly index: MatchIndex,
    private readonly answers: FrozenAnswers,
  ) {}

  /**
   * Projects for a demand.
   *
   * A demand that the index does not know, or the asker may not see, has none, and coverage names its site as missing.
   *
   * @throws {HubError} BAD_REQUEST for an id or a change that breaks a rule, CURSOR_INVALID, CURSOR_EXPIRED
   */
  matches(demandId: string, asIf: DemandChange | null, page: PageRequest, asker: Asker): MatchPage {
    const { siteCode } = parseObjectId(demandId);
    if (asIf !== null) checkDemandChange("asIf", asIf);
    const subject = this.#subjectOf(demandId, asker);
    if (subject === null)
      return this.#unknown(siteCode, "索引中没有该需求 · the index does not know this demand", asker);
    if (asIf !== null) checkDateOrder("asIf", applyChange(subject, asIf));
    const { canSee, key } = asker.viewer;
    return this.#page(page, asker, {
      parts: ["matches", demandId, asIf, key],
      make: () => matchDemand(this.index, subject, { asIf, limit: MATCH_DEPTH, canSee }),
    });
  }

  /** @throws {HubError} NOT_FOUND when the index does not know the demand or the asker may not see it; BAD_REQUEST for no id */
  checkKnown(demandId: string, asker: Asker): void {
    const { siteCode } = parseObjectId(demandId);
    if (this.#subjectOf(demandId, asker) !== null) return;
    throw new HubError("NOT_FOUND", `demand "${demandId}" is not in the index`, {
      details: { demandId, site: siteCode },
    });
  }

  /** Open demands for a project; none for one that the index does not know or the asker may not see. */
  suitableDemands(projectId: string, page: PageRequest, asker: Asker): MatchPage {
    const { siteCode } = parseObjectId(projectId);
    const { canSee, key } = asker.viewer;
    if (visible(this.index.project(projectId), canSee) === null) {
      return this.#unknown(siteCode, "索引中没有该项目 · the index does not know this project", asker);
    }
    return this.#page(page, asker, {
      parts: ["suitableDemands", projectId, key],
      make: () => matchProject(this.index, projectId, { limit: MATCH_DEPTH, canSee }),
    });
  }

  /** Resources for a demand, on one page; none for one that the index does not know or the asker may not see. */
  suitableResources(demandId: string, limit: number, asker: Asker): HitPage<ResourceSnapshot> {
    const { siteCode } = parseObjectId(demandId);
    const subject = this.#subjectOf(demandId, asker);
    const gaps =
      subject === null ? [{ siteCode, reason: "索引中没有该需求 · the index does not know this demand" }] : [];
    const { canSee, key } = asker.viewer;
    const opened = this.answers.open({
      parts: ["suitableResources", demandId, limit, key],
      generation: this.index.generation,
      after: null,
      make: () => (subject === null ? [] : suitableResources(this.index, subject, { limit, canSee })),
      weigh: (resources) => resources.length * BYTES_PER_MATCH,
    });
    const page = pageOf(
      opened,
      opened.answer.length,
      opened.answer.map((match) => this.resourceHit(match, asker)),
    );
    return { ...page, totalCount: page.nodes.length, facets: [], coverage: asker.coverageOf({}, gaps) };
  }

  /** A resource that would serve a demand, as a hit; null when it is gone or hidden. */
  resourceHit(match: ResourceMatch, asker: Asker): Hit<ResourceSnapshot> | null {
    const item = visible(this.index.resource(match.resourceId), asker.viewer.canSee);
    if (item === null) return null;
    const { resourceId: id, score, matchedTerms } = match;
    return { id, score, matchedTerms, snapshot: resourceSnapshot(item), stale: asker.isStale(item.meta.siteCode) };
  }

  /** A match or near miss with its project's snapshot; null when the project is gone or hidden. */
  shown<T extends { readonly projectId: string }>(
    match: T,
    asker: Asker,
  ): (T & { readonly snapshot: ProjectSnapshot }) | null {
    const { canSee } = asker.viewer;
    const item = visible(this.index.project(match.projectId), canSee);
    return item === null ? null : { ...match, snapshot: projectSnapshot(this.index, item, canSee) };
  }

  #subjectOf(demandId: string, asker: Asker): DemandSubject | null {
    const item = visible(this.index.demand(demandId), asker.viewer.canSee);
    return item === null ? null : subjectOfDemand(item.value);
  }

  #page(
    { limit, after }: PageRequest,
    asker: Asker,
    question: { readonly parts: readonly unknown[]; readonly make: () => MatchList },
  ): MatchPage {
    const opened = this.answers.open({
      ...question,
      generation: this.index.generation,
      after,
      weigh: ({ matches, refused }) => (matches.length + refused.length) * BYTES_PER_MATCH,
    });
    const { answer, offset } = opened;
    const shown = answer.matches.slice(offset, offset + limit).map((match) => this.#shownMatch(match, asker));
    return {
      ...pageOf(opened, answer.matches.length, shown),
      verdict: answer.verdict,
      refused: answer.refused.flatMap((refusal) => this.shown(refusal, asker) ?? []),
      coverage: asker.coverageOf({}),
    };
  }

  /** A match names a demand too: both have to be seen. */
  #shownMatch(match: Match, asker: Asker): ShownMatch | null {
    const isDemandSeen = visible(this.index.demand(match.demandId), asker.viewer.canSee) !== null;
    return isDemandSeen ? this.shown(match, asker) : null;
  }

  #unknown(siteCode: string, reason: string, asker: Asker): MatchPage {
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    return {
      nodes: [],
      edges: [],
      pageInfo,
      verdict: "NONE",
      refused: [],
      coverage: asker.coverageOf({}, [{ siteCode, reason }]),
    };
  }
}
