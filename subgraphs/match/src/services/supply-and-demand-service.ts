/*
 * Supply and demand across the city: counts, unmet demands, idle projects, unserved communities, and the gap by up to two
 * dimensions (infra/docs/supply-and-demand.md says how the gap index comes about). Before: supply-facts.ts, gap-dimensions.ts.
 */
import type { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import type { MatchIndex } from "../engine/match-index";
import { covers } from "../model/area-code";
import type {
  GapDimension,
  GapRow,
  SupplyAndDemand,
  SupplyTotals,
  UnmetDemand,
  UnservedCommunity,
  UnusedProject,
} from "../model/supply-and-demand";
import { GapTable, type GapCell } from "../planning/gap-table";
import type { Asker } from "./asker";
import { checkDivisionCode } from "./check-question";
import { FairTurns } from "./fair-turns";
import { valuedDimension, type ValuedDimension } from "./gap-dimensions";
import { SupplyFacts } from "./supply-facts";

/** Objects named one by one in an answer; the totals count all of them. */
const MOST_NAMED = 500;
const MOST_DIMENSIONS = 2;
/** Objects counted between two looks at the clock. */
const STRETCH = 100;

/** Answers what is there and what is missing. */
export class SupplyAndDemandService {
  constructor(
    private readonly index: MatchIndex,
    private readonly directory: () => Directory | null,
  ) {}

  /**
   * Counts over what the asker may see.
   *
   * @param within division code; null for the whole city.
   * @throws {HubError} BAD_REQUEST for more than two dimensions, one given twice, or no division code
   */
  async answer(by: readonly GapDimension[], within: string | null, asker: Asker): Promise<SupplyAndDemand> {
    checkDimensions(by);
    checkDivisionCode("within", within);
    const facts = new SupplyFacts(this.index, asker.viewer.canSee, within);
    const dimensions = by.map((dimension) => valuedDimension(dimension, facts, this.directory(), within));
    const [whole] = await countedCells(facts, []);
    const rows = by.length === 0 ? [] : await countedCells(facts, dimensions);
    return {
      totals: this.#totals(facts, whole, within, asker),
      rows: rows.map((cell) => rowOf(cell, dimensions)),
      unmetDemands: unmetDemands(facts).slice(0, MOST_NAMED),
      idleProjects: idleProjects(facts).slice(0, MOST_NAMED),
      unservedCommunities: this.#unservedCommunities(facts).slice(0, MOST_NAMED),
      coverage: asker.coverageOf({ within, hasOwnArea: true }),
    };
  }

  #totals(facts: SupplyFacts, whole: GapCell | undefined, within: string | null, { viewer }: Asker): SupplyTotals {
    const resources = [...this.index.resources.slots.values()].filter(({ value, meta }) => {
      const area = value.areaCode ?? this.index.site(meta.siteCode)?.areaCode ?? "";
      const isWithin = within === null || covers(within, area);
      return !value.isWithdrawn && isWithin && viewer.canSee(meta.visibility, meta.siteCode);
    });
    return {
      ...countsOf(whole),
      resources: resources.length,
      activePlacements: facts.activePlacements,
    };
  }

  #unservedCommunities(facts: SupplyFacts): UnservedCommunity[] {
    const counts = new Map<string, number>();
    for (const item of facts.demands) {
      const community = facts.unservedCommunityOf(item);
      if (community !== null) counts.set(community, (counts.get(community) ?? 0) + 1);
    }
    return [...counts]
      .map(([key, openDemands]) => {
        const areaCode = key.slice(0, key.indexOf("/"));
        const community = key.slice(areaCode.length + 1);
        return { areaCode, areaName: this.index.areaName(areaCode), community, openDemands };
      })
      .sort((a, b) => b.openDemands - a.openDemands || (a.areaCode < b.areaCode ? -1 : 1));
  }
}

async function countedCells(facts: SupplyFacts, dimensions: readonly ValuedDimension[]): Promise<GapCell[]> {
  const table = new GapTable(dimensions.map(({ keys }) => keys.length));
  await atStretches(facts.demands, (item) =>
    table.addDemand({
      values: dimensions.map((dimension) => dimension.ofDemand(item)),
      isOpen: facts.isOpen(item),
      isUnmet: facts.isUnmet(item),
      unservedCommunity: facts.unservedCommunityOf(item),
    }),
  );
  await atStretches(facts.projects, (item) =>
    table.addProject({
      values: dimensions.map((dimension) => dimension.ofProject(item)),
      placesLeft: facts.placesLeft(item),
      isIdle: facts.isIdle(item),
    }),
  );
  return table.cells();
}

async function atStretches<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  const turns = new FairTurns();
  for (let from = 0; from < items.length; from += STRETCH) {
    items.slice(from, from + STRETCH).forEach(work);
    await turns.take();
  }
}

function countsOf(cell: GapCell | undefined): Omit<SupplyTotals, "resources" | "activePlacements"> {
  const { demands = 0, openDemands = 0, unmetDemands = 0, projects = 0, placesLeft = 0 } = cell ?? {};
  const { idleProjects: idle = 0, unservedCommunities = 0 } = cell ?? {};
  return { demands, openDemands, unmetDemands, projects, placesLeft, idleProjects: idle, unservedCommunities };
}

function rowOf({ values, ...counts }: GapCell, dimensions: readonly ValuedDimension[]): GapRow {
  return { keys: values.flatMap((value, at) => dimensions[at]?.keys[value] ?? []), ...counts };
}

/** The longest waiting first. */
function unmetDemands(facts: SupplyFacts): UnmetDemand[] {
  return facts.demands
    .filter((item) => facts.isUnmet(item))
    .map(({ value: { id, title, areaCode, community, createdAt } }) => ({
      demandId: id,
      title,
      areaCode,
      community,
      since: createdAt,
    }))
    .sort((a, b) => (a.since === b.since ? (a.demandId < b.demandId ? -1 : 1) : a.since < b.since ? -1 : 1));
}

/** Those with most places first. */
function idleProjects(facts: SupplyFacts): UnusedProject[] {
  return facts.projects
    .filter((item) => facts.isIdle(item))
    .map((item) => ({ projectId: item.value.id, title: item.value.title, placesLeft: facts.placesLeft(item) }))
    .sort((a, b) => b.placesLeft - a.placesLeft || (a.projectId < b.projectId ? -1 : 1));
}

function checkDimensions(by: readonly GapDimension[]): void {
  if (by.length > MOST_DIMENSIONS) {
    throw new HubError("BAD_REQUEST", `by has ${by.length} dimensions; at most ${MOST_DIMENSIONS}`);
  }
  if (new Set(by).size < by.length) throw new HubError("BAD_REQUEST", `by names ${by[0]} twice; each dimension once`);
}
