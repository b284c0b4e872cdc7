/*
 * What the index knows of supply and demand: who works on what, who waits, which community got nothing so far.
 * After: supply-and-demand-service.ts, rebalance-service.ts. One pass over the index when it is made.
 */
import type { DemandFeed, ProjectFeed } from "@park-hub/contracts";
import type { MatchIndex } from "../engine/match-index";
import { covers } from "../model/area-code";
import type { Indexed } from "../model/indexed-object";
import type { VisibilityPredicate } from "../model/visibility";

/** Facts within a division, for one viewer. */
export class SupplyFacts {
  readonly #busyDemands = new Set<string>();
  readonly #helpedDemands = new Set<string>();
  readonly #busyProjects = new Set<string>();
  readonly #helpedCommunities = new Set<string>();
  readonly demands: readonly Indexed<DemandFeed>[];
  readonly projects: readonly Indexed<ProjectFeed>[];
  readonly activePlacements: number;

  constructor(
    private readonly index: MatchIndex,
    canSee: VisibilityPredicate,
    within: string | null,
  ) {
    const isSeen = <T>({ meta }: Indexed<T>): boolean => canSee(meta.visibility, meta.siteCode);
    const activeOf: string[] = [];
    for (const { value } of index.placements.values()) {
      const { state, outcome, demandId, projectId } = value;
      const isActive = state !== "CLOSED" && state !== "DECLINED";
      if (isActive) {
        this.#busyDemands.add(demandId);
        this.#busyProjects.add(projectId);
        activeOf.push(demandId);
      }
      if (isActive || outcome === "MET" || outcome === "PARTLY_MET") this.#helpedDemands.add(demandId);
    }
    const isWithin = (code: string): boolean => within === null || covers(within, code);
    this.demands = [...index.demands.slots.values()].filter(
      (item) => isSeen(item) && !isHidden(item.value.state) && isWithin(this.areaOf(item)),
    );
    this.projects = [...index.projects.slots.values()].filter(
      (item) =>
        isSeen(item) &&
        !isHidden(item.value.stage) &&
        (within === null || item.value.serviceAreaCodes.some((code) => covers(within, code) || covers(code, within))),
    );
    for (const item of this.demands) {
      const community = this.communityOf(item);
      if (community !== null && this.#isHelped(item.value)) this.#helpedCommunities.add(community);
    }
    const asked = new Set(this.demands.map(({ value }) => value.id));
    this.activePlacements = activeOf.filter((demandId) => asked.has(demandId)).length;
  }

  /** Open or being matched: it stands on the list and is not settled. */
  isOpen({ value }: Indexed<DemandFeed>): boolean {
    return value.state === "OPEN" || value.state === "MATCHING";
  }

  /** Open, and no placement of it is under way. */
  isUnmet(item: Indexed<DemandFeed>): boolean {
    return this.isOpen(item) && !this.#busyDemands.has(item.value.id);
  }

  /** Open with places left, and no placement of it is under way. */
  isIdle(item: Indexed<ProjectFeed>): boolean {
    return this.placesLeft(item) > 0 && !this.#busyProjects.has(item.value.id);
  }

  /** Places that can be given now. */
  placesLeft({ value }: Indexed<ProjectFeed>): number {
    return value.stage === "OPEN" ? Math.max(0, value.placesLeft) : 0;
  }

  /** The community of an open demand, when none of that community's demands was ever helped; `<area>/<name>`. */
  unservedCommunityOf(item: Indexed<DemandFeed>): string | null {
    const community = this.isOpen(item) ? this.communityOf(item) : null;
    return community === null || this.#helpedCommunities.has(community) ? null : community;
  }

  /** `<area>/<name>` of the demand's community, or null. */
  communityOf(item: Indexed<DemandFeed>): string | null {
    const name = item.value.community?.trim() ?? "";
    return name === "" ? null : `${this.areaOf(item)}/${name}`;
  }

  /** The demand's area; that of its site where it names none. */
  areaOf({ value, meta }: Indexed<DemandFeed>): string {
    return value.areaCode ?? this.index.site(meta.siteCode)?.areaCode ?? "";
  }

  #isHelped({ id, state }: DemandFeed): boolean {
    return state === "PLACED" || this.#helpedDemands.has(id);
  }
}

function isHidden(state: string): boolean {
  return state === "DRAFT" || state === "WITHDRAWN";
}
