/*
 * The services that search, rank and count over a whole index: in the thread that holds the index, or asked from another.
 * Leaves alone: what they answer (services/), how a question travels (search-thread.ts).
 */
import type { Directory } from "@park-hub/directory";
import type { MatchIndex } from "../engine/match-index";
import type { Asker } from "../services/asker";
import type { Eventually } from "../services/eventually";
import { ExportRanking } from "../services/export-ranking";
import { FindService } from "../services/find-service";
import { FrozenAnswers, type FrozenAnswersOptions } from "../services/frozen-answers";
import { MatchService } from "../services/match-service";
import { MatchmakingPlanner } from "../services/matchmaking-planner";
import { ProposalService } from "../services/proposal-service";
import { RebalanceService } from "../services/rebalance-service";
import { SupplyAndDemandService } from "../services/supply-and-demand-service";

/** The services that need the whole index. */
export interface SearchServices {
  readonly find: Eventually<FindService>;
  readonly matching: Eventually<Omit<MatchService, "resourceHit" | "shown">>;
  readonly proposals: Eventually<ProposalService>;
  readonly planner: Eventually<MatchmakingPlanner>;
  readonly supplyAndDemand: Eventually<SupplyAndDemandService>;
  readonly rebalancing: Eventually<RebalanceService>;
  readonly exports: Eventually<ExportRanking>;
}

/** What the services work on. */
export interface SearchParts extends FrozenAnswersOptions {
  readonly index: MatchIndex;
  readonly directory: () => Directory | null;
}

/** The services over an index of this thread. */
export function localSearch({ index, directory, ...options }: SearchParts): SearchServices {
  const answers = new FrozenAnswers(options);
  const matching = new MatchService(index, answers);
  const planner = new MatchmakingPlanner(index);
  return {
    find: new FindService(index, answers),
    matching,
    proposals: new ProposalService(index, matching),
    planner,
    supplyAndDemand: new SupplyAndDemandService(index, directory),
    rebalancing: new RebalanceService(index, planner),
    exports: new ExportRanking(index),
  };
}

/** Asks a method of a service; the last argument is the asker. */
export type AskSearch = (service: string, method: string, args: readonly unknown[], asker: Asker) => Promise<unknown>;

const METHODS: { readonly [Service in keyof SearchServices]: readonly (keyof SearchServices[Service])[] } = {
  find: ["projects", "demands", "resources", "organizations", "placements", "projectsOf"],
  matching: ["matches", "checkKnown", "suitableDemands", "suitableResources"],
  proposals: ["propose"],
  planner: ["plan"],
  supplyAndDemand: ["answer"],
  rebalancing: ["propose"],
  exports: ["idsOf"],
};

/** The services over an index of another thread. */
export function remoteSearch(ask: AskSearch): SearchServices {
  const services = Object.entries(METHODS).map(([service, methods]) => [
    service,
    Object.fromEntries(
      methods.map((method) => [
        method,
        (...args: readonly unknown[]) => ask(service, method, args.slice(0, -1), args.at(-1) as Asker),
      ]),
    ),
  ]);
  // The methods are those of METHODS, whose type names every service and only methods of it.
  return Object.fromEntries(services) as SearchServices;
}
