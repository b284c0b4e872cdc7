/*
 * The best set of organisations for a list of items: as many items as can be served, then the greatest sum of scores
 * less a price for every organisation that has to be dealt with. Facility location with capacities: a branch and bound
 * over "this organisation is in the set" and "it is not". The bound of a node is an assignment in which every item pays
 * its share of the price as if the organisation served all that it could: never more than what is really paid, so never
 * below what the node can reach. Exact unless the nodes run out; then `gap` bounds what was missed. Pure.
 * @see Cornuéjols, Nemhauser, Wolsey: The uncapacitated facility location problem (1990), section 2
 */
import type { AssignmentProblem, PairOption } from "./assignment";
import { SCORE_STEPS } from "./assignment";
import { bestAssignment } from "./best-assignment";

/** What a set is chosen for: demands are the list's items; there is no bound of an organisation beside its capacities. */
export interface SetProblem extends Omit<AssignmentProblem, "atMostPerOrganization"> {
  /** What one organisation more costs, in the unit of scores, 0 to 1: two that serve little better are not worth it. */
  readonly organizationPrice: number;
}

/** A chosen set. */
export interface ChosenSet {
  /** By item: the number of the option that is made, or null. */
  readonly optionOf: readonly (number | null)[];
  /** No set that serves as many has a sum less prices that is greater by more than this; 0: it is proven best. */
  readonly gap: number;
  /** False when another set may serve more items; only when the nodes ran out. */
  readonly servesMost: boolean;
}

/** Scores are counted in ten-thousandths: whole numbers stay exact when prices are taken off. */
const STEPS = 10_000;
/** So many nodes are looked into: about half a second for fifty items with twenty projects each. */
const MOST_NODES = 400;

/** Served items first, then the sum less prices, in steps. */
interface Worth {
  readonly served: number;
  readonly net: number;
}

/** A part of the search: organisations that are in (their price is paid) or out. */
interface Node {
  readonly paid: ReadonlySet<number>;
  readonly barred: ReadonlySet<number>;
}

interface Looked {
  readonly bound: Worth;
  readonly reached: Worth;
  readonly optionOf: readonly (number | null)[];
  /** The organisation whose price is least covered; null: the bound is reached. */
  readonly open: number | null;
}

/** Chooses the best set. Equal problems give equal answers. */
export function bestSet(problem: SetProblem): ChosenSet {
  const steps = bestSetSteps(problem);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** bestSet() a node at a time, for a caller that lets others have their turn in between. */
export function* bestSetSteps(problem: SetProblem, mostNodes = MOST_NODES): Generator<void, ChosenSet, void> {
  const search = new Search(problem);
  const waiting: { readonly node: Node; readonly bound: Worth }[] = [];
  let best: Looked | null = null;
  const take = (node: Node): void => {
    const looked = search.look(node);
    if (best === null || compare(looked.reached, best.reached) > 0) best = looked;
    if (looked.open === null || compare(looked.bound, best.reached) <= 0) return;
    const paid = { paid: new Set([...node.paid, looked.open]), barred: node.barred };
    const barred = { paid: node.paid, barred: new Set([...node.barred, looked.open]) };
    waiting.push({ node: barred, bound: looked.bound }, { node: paid, bound: looked.bound });
  };
  take({ paid: new Set(), barred: new Set() });
  for (let nodes = 1; nodes < mostNodes; nodes += 1) {
    yield;
    const next = takeMostPromising(waiting);
    if (next === null || compare(next.bound, reachedOf(best)) <= 0) return chosen(best, reachedOf(best));
    take(next.node);
  }
  return chosen(best, takeMostPromising(waiting)?.bound ?? reachedOf(best));
}

class Search {
  readonly #price: number;
  /** How many items each organisation can serve at most. */
  readonly #reach: readonly number[];

  constructor(private readonly problem: SetProblem) {
    this.#price = Math.round(problem.organizationPrice * STEPS);
    this.#reach = reachOf(problem);
  }

  look({ paid, barred }: Node): Looked {
    const kept = this.problem.options.flatMap((option, at) =>
      barred.has(this.#organizationOf(option)) ? [] : [{ option, at }],
    );
    const share = (organization: number): number =>
      paid.has(organization) ? 0 : Math.floor(this.#price / Math.max(1, this.#reach[organization] ?? 0));
    const priced = kept.map(({ option }) => ({
      ...option,
      score: (steps(option) + this.#price - share(this.#organizationOf(option))) / SCORE_STEPS,
    }));
    const { optionOf } = bestAssignment({ ...this.problem, options: priced, atMostPerOrganization: null });
    const made = optionOf.map((at) => (at === null ? null : (kept[at] ?? null)));
    const served = made.flatMap((one) => one ?? []);
    const counts = new Map<number, number>();
    for (const { option } of served) {
      const organization = this.#organizationOf(option);
      counts.set(organization, (counts.get(organization) ?? 0) + 1);
    }
    const sum = served.reduce((total, { option }) => total + steps(option), 0);
    const shared = [...counts].reduce((total, [organization, count]) => total + count * share(organization), 0);
    return {
      bound: { served: served.length, net: sum - shared - this.#price * paid.size },
      reached: { served: served.length, net: sum - this.#price * counts.size },
      optionOf: made.map((one) => one?.at ?? null),
      open: this.#leastCovered(counts, paid, share),
    };
  }

  #leastCovered(
    counts: ReadonlyMap<number, number>,
    paid: ReadonlySet<number>,
    share: (organization: number) => number,
  ): number | null {
    let open: { readonly organization: number; readonly lack: number } | null = null;
    for (const [organization, count] of counts) {
      const lack = paid.has(organization) ? 0 : this.#price - count * share(organization);
      const isMore = open === null || lack > open.lack || (lack === open.lack && organization < open.organization);
      if (lack > 0 && isMore) open = { organization, lack };
    }
    return open?.organization ?? null;
  }

  #organizationOf({ project }: PairOption): number {
    return this.problem.projects[project]?.organization ?? 0;
  }
}

function reachOf({ projects, options }: SetProblem): readonly number[] {
  const items: Set<number>[] = [];
  const places: number[] = [];
  for (const { organization, capacity } of projects) places[organization] = (places[organization] ?? 0) + capacity;
  for (const { demand, project } of options) {
    const organization = projects[project]?.organization ?? 0;
    (items[organization] ??= new Set()).add(demand);
  }
  return places.map((count, organization) => Math.min(count, items[organization]?.size ?? 0));
}

function steps({ score }: PairOption): number {
  return Math.round(Math.min(1, Math.max(0, score)) * STEPS);
}

function compare(a: Worth, b: Worth): number {
  return a.served - b.served || a.net - b.net;
}

function reachedOf(best: Looked | null): Worth {
  return best?.reached ?? { served: 0, net: 0 };
}

function takeMostPromising<T extends { readonly bound: Worth }>(waiting: T[]): T | null {
  let at = -1;
  waiting.forEach(({ bound }, other) => {
    const held = waiting[at];
    if (held === undefined || compare(bound, held.bound) >= 0) at = other;
  });
  return at < 0 ? null : (waiting.splice(at, 1)[0] ?? null);
}

function chosen(best: Looked | null, bound: Worth): ChosenSet {
  const reached = reachedOf(best);
  return {
    optionOf: best?.optionOf ?? [],
    gap: bound.served > reached.served ? 1 : Math.max(0, bound.net - reached.net) / STEPS,
    servesMost: bound.served <= reached.served,
  };
}
