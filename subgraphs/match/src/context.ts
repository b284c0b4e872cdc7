/*
 * What resolvers work with in one request: who asks, the services, and loaders that share work within the request.
 */
import { HubError } from "@park-hub/errors";
import { pageSize, type GraphCall } from "@park-hub/subgraph-kit";
import type DataLoader from "dataloader";
import { fairLoader } from "./loaders/fair-loader";
import type { DemandChange } from "./model/demand-subject";
import type { SearchServices } from "./search/search-services";
import { askerOf, type Asker } from "./services/asker";
import type { ChangeService } from "./services/change-service";
import type { CoverageService } from "./services/coverage";
import type { HitPage } from "./services/find-service";
import { HUB_AFTER_HEADER, parseHubAfter } from "./services/hub-after";
import type { MatchPage } from "./services/match-service";
import type { MatchmakingService } from "./services/matchmaking-service";
import type { RebalanceDesk } from "./services/rebalance-desk";
import type { ProjectSnapshot, ResourceSnapshot } from "./services/snapshots";
import type { Cursors, SiteStates } from "./services/site-states";

/** The services of the process; those that search may answer from another thread. */
export interface MatchServices extends Pick<SearchServices, "find" | "matching" | "proposals" | "supplyAndDemand"> {
  readonly changes: ChangeService;
  readonly matchmaking: MatchmakingService;
  readonly rebalancing: RebalanceDesk;
}

/** Which page of an object's list is asked for. */
export interface ListQuestion {
  readonly id: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A demand's matches, perhaps as if it said something else. */
export interface MatchesQuestion extends ListQuestion {
  readonly asIf?: DemandChange | null;
}

/** Shares the answers about objects within a request. */
export interface MatchLoaders {
  readonly matches: DataLoader<MatchesQuestion, MatchPage, string>;
  readonly suitableDemands: DataLoader<ListQuestion, MatchPage, string>;
  readonly suitableResources: DataLoader<ListQuestion, HitPage<ResourceSnapshot>, string>;
  readonly projectsOf: DataLoader<ListQuestion, HitPage<ProjectSnapshot>, string>;
}

/** What contexts are made of. */
export interface ContextParts {
  readonly services: MatchServices;
  readonly coverage: CoverageService;
  readonly states: SiteStates;
  /** How long a query waits for its caller's own writes, in ms. */
  readonly ownWritesWaitMs: number;
  /** Whether the index is loaded. */
  readonly isLoaded: () => boolean;
}

/**
 * The context of one request. While the index is still being loaded the SDL can be read and nothing else: an answer from
 * half an index would look like a whole one.
 *
 * Apollo Server clones contexts by prototype and own properties, hence accessors on the class and no #private fields.
 */
export class MatchContext {
  constructor(
    private readonly parts: ContextParts,
    readonly asker: Asker,
    private readonly ownLoaders: MatchLoaders,
    private readonly refusal: HubError | null,
  ) {}

  /** @throws {HubError} UNAVAILABLE while the index is being loaded; BAD_REQUEST for a malformed hub-after header. */
  get services(): MatchServices {
    this.checkAnswerable();
    return this.parts.services;
  }

  /** @throws {HubError} as services */
  get loaders(): MatchLoaders {
    this.checkAnswerable();
    return this.ownLoaders;
  }

  private checkAnswerable(): void {
    if (this.refusal !== null) throw this.refusal;
    if (this.parts.isLoaded()) return;
    throw new HubError("UNAVAILABLE", "the index is being loaded; ask again in a moment", { retryable: true });
  }
}

const MAX_RESOURCES = 20;

/** The context of one call; waits for what the caller itself has just written, but not for long. */
export async function contextFor(parts: ContextParts, call: GraphCall): Promise<MatchContext> {
  const { expected, refusal } = readExpected(call);
  if (expected.size > 0) await parts.states.waitFor(expected, parts.ownWritesWaitMs);
  const asker = askerOf(call.identity.principal, expected, parts.coverage);
  return new MatchContext(parts, asker, loadersOf(parts.services, asker), refusal);
}

/** A bad header is the answer of each field: an error thrown while a context is made reaches the client without its code. */
function readExpected({ headers }: GraphCall): { readonly expected: Cursors; readonly refusal: HubError | null } {
  try {
    return { expected: parseHubAfter(headers[HUB_AFTER_HEADER]), refusal: null };
  } catch (error) {
    if (error instanceof HubError) return { expected: new Map(), refusal: error };
    throw error;
  }
}

function loadersOf({ matching, find }: MatchServices, asker: Asker): MatchLoaders {
  return {
    matches: fairLoader<MatchesQuestion, MatchPage>(keyOf, ({ id, first, after, asIf }) =>
      matching.matches(id, asIf ?? null, { limit: pageSize(first, { default: 10 }), after }, asker),
    ),
    suitableDemands: fairLoader<ListQuestion, MatchPage>(keyOf, ({ id, first, after }) =>
      matching.suitableDemands(id, { limit: pageSize(first, { default: 10 }), after }, asker),
    ),
    suitableResources: fairLoader<ListQuestion, HitPage<ResourceSnapshot>>(keyOf, ({ id, first }) =>
      matching.suitableResources(id, pageSize(first, { default: 5, max: MAX_RESOURCES }), asker),
    ),
    projectsOf: fairLoader<ListQuestion, HitPage<ProjectSnapshot>>(keyOf, ({ id, first, after }) =>
      find.projectsOf(id, { limit: pageSize(first), after }, asker),
    ),
  };
}

function keyOf(question: object): string {
  return JSON.stringify(question);
}
