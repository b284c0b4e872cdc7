/*
 * The best assignment: most demands served first, then the best total score. Exact: a min-cost flow of whole numbers.
 * The network: demand → project (the pair's lack of score) → organisation (the project's capacity) → sink (the bound of
 * an organisation), and demand → "unserved" → sink at a price above everything that scores can add up to. Demands enter
 * one after another along a shortest path of the residual network; potentials keep its reduced costs at 0 or above, so
 * each path is one Dijkstra search, ended where it reaches the sink. Pure: no I/O, no clock.
 * @see Ahuja, Magnanti, Orlin: Network Flows, section 9.7 (successive shortest paths)
 */
import { SCORE_STEPS, scoreSteps, type Assignment, type AssignmentProblem } from "./assignment";
import { DistanceQueue } from "./distance-queue";

/**
 * Assigns demands to projects within capacities and the bound of each organisation.
 *
 * No assignment serves more demands, and none that serves as many has a greater total. Equal problems give equal answers.
 */
export function bestAssignment(problem: AssignmentProblem): Assignment {
  const steps = bestAssignmentSteps(problem);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** bestAssignment() a demand at a time, for a caller that lets others have their turn in between. */
export function* bestAssignmentSteps(problem: AssignmentProblem): Generator<void, Assignment, void> {
  const network = new FlowNetwork(problem);
  for (let demand = 0; demand < problem.demandCount; demand += 1) {
    network.enter(demand);
    yield;
  }
  return { optionOf: network.optionOf() };
}

const NONE = -1;

/** Nodes: demands, then projects, then "unserved", then organisations, then the sink. */
class FlowNetwork {
  readonly #projectBase: number;
  readonly #unserved: number;
  readonly #organizationBase: number;
  readonly #sink: number;
  readonly #unservedCost: number;
  readonly #arcs: DemandArcs;
  /** Of each demand: its arc, or NONE while it is unserved. */
  readonly #chosen: Int32Array;
  readonly #load: Int32Array;
  readonly #organizationLoad: Int32Array;
  readonly #projectsOf: number[][];
  readonly #potential: Float64Array;
  readonly #distance: Float64Array;
  /** The node before, on the shortest path. */
  readonly #before: Int32Array;
  /** The arc by which a demand reached a project. */
  readonly #by: Int32Array;
  readonly #isSettled: Uint8Array;
  readonly #queue = new DistanceQueue();
  /** By project, "unserved" last. */
  readonly #servedBy: number[][];

  constructor(private readonly problem: AssignmentProblem) {
    const { demandCount, projects } = problem;
    const organizations = projects.reduce((most, { organization }) => Math.max(most, organization + 1), 0);
    this.#projectBase = demandCount;
    this.#unserved = demandCount + projects.length;
    this.#organizationBase = this.#unserved + 1;
    this.#sink = this.#organizationBase + organizations;
    this.#unservedCost = SCORE_STEPS * (demandCount + 1);
    this.#arcs = arcsByDemand(problem);
    this.#chosen = new Int32Array(demandCount).fill(NONE);
    this.#load = new Int32Array(projects.length);
    this.#organizationLoad = new Int32Array(organizations);
    this.#projectsOf = Array.from({ length: organizations }, () => []);
    projects.forEach(({ organization }, project) => this.#projectsOf[organization]?.push(project));
    const nodes = this.#sink + 1;
    this.#potential = new Float64Array(nodes);
    this.#distance = new Float64Array(nodes);
    this.#before = new Int32Array(nodes);
    this.#by = new Int32Array(projects.length + 1).fill(NONE);
    this.#isSettled = new Uint8Array(nodes);
    this.#servedBy = Array.from({ length: projects.length + 1 }, () => []);
  }

  /** Sends one unit from the demand to the sink along the shortest path. */
  enter(demand: number): void {
    this.#search(demand);
    this.#settlePotentials();
    this.#push(demand);
  }

  optionOf(): (number | null)[] {
    return Array.from(this.#chosen, (arc) => (arc === NONE ? null : (this.#arcs.options[arc] ?? null)));
  }

  #search(demand: number): void {
    this.#distance.fill(Number.POSITIVE_INFINITY);
    this.#isSettled.fill(0);
    this.#queue.clear();
    this.#distance[demand] = 0;
    this.#queue.push(demand, 0);
    while (!this.#queue.isEmpty) {
      const node = this.#queue.pop();
      if (this.#isSettled[node] === 1) continue;
      this.#isSettled[node] = 1;
      if (node === this.#sink) return;
      this.#leave(node);
    }
  }

  #leave(node: number): void {
    if (node < this.#projectBase) this.#leaveDemand(node);
    else if (node < this.#organizationBase) this.#leaveProject(node, node - this.#projectBase);
    else this.#leaveOrganization(node, node - this.#organizationBase);
  }

  /** The inner loop of the search, written out: it runs for every arc of every demand that is reached. */
  #leaveDemand(demand: number): void {
    const { starts, projects, costs } = this.#arcs;
    const [potential, distance, isSettled] = [this.#potential, this.#distance, this.#isSettled];
    const end = starts[demand + 1] ?? 0;
    const base = this.#projectBase;
    const start = (distance[demand] ?? 0) + (potential[demand] ?? 0);
    for (let arc = starts[demand] ?? 0; arc < end; arc += 1) {
      const project = projects[arc] ?? 0;
      const node = base + project;
      const reached = start + (costs[arc] ?? 0) - (potential[node] ?? 0);
      if (isSettled[node] === 1 || reached >= (distance[node] ?? 0)) continue;
      distance[node] = reached;
      this.#before[node] = demand;
      this.#by[project] = arc;
      this.#queue.push(node, reached);
    }
    this.#reach(demand, this.#unserved, this.#unservedCost);
  }

  #leaveProject(node: number, project: number): void {
    for (const demand of this.#servedBy[project] ?? []) {
      const arc = this.#chosen[demand] ?? NONE;
      this.#reach(node, demand, arc === NONE ? -this.#unservedCost : -(this.#arcs.costs[arc] ?? 0));
    }
    if (node === this.#unserved) {
      this.#reach(node, this.#sink, 0);
      return;
    }
    const planned = this.problem.projects[project];
    if (planned !== undefined && (this.#load[project] ?? 0) < planned.capacity) {
      this.#reach(node, this.#organizationBase + planned.organization, 0);
    }
  }

  #leaveOrganization(node: number, organization: number): void {
    const { atMostPerOrganization: bound } = this.problem;
    if (bound === null || (this.#organizationLoad[organization] ?? 0) < bound) this.#reach(node, this.#sink, 0);
    for (const project of this.#projectsOf[organization] ?? []) {
      if ((this.#load[project] ?? 0) > 0) this.#reach(node, this.#projectBase + project, 0);
    }
  }

  /** Notes the way over `from` if it is the shortest so far. */
  #reach(from: number, to: number, cost: number): void {
    if (this.#isSettled[to] === 1) return;
    const reduced = cost + (this.#potential[from] ?? 0) - (this.#potential[to] ?? 0);
    const distance = (this.#distance[from] ?? 0) + reduced;
    if (distance >= (this.#distance[to] ?? 0)) return;
    this.#distance[to] = distance;
    this.#before[to] = from;
    this.#queue.push(to, distance);
  }

  #settlePotentials(): void {
    const end = this.#distance[this.#sink] ?? 0;
    for (let node = 0; node < this.#potential.length; node += 1) {
      if (this.#isSettled[node] === 1)
        this.#potential[node] = (this.#potential[node] ?? 0) + (this.#distance[node] ?? 0) - end;
    }
  }

  /** Walks the path back from the sink and moves the unit. */
  #push(source: number): void {
    let node = this.#sink;
    while (node !== source) {
      const before = this.#before[node] ?? source;
      this.#moveUnit(before, node);
      node = before;
    }
  }

  #moveUnit(from: number, to: number): void {
    const isDemand = (node: number): boolean => node < this.#projectBase;
    const isProject = (node: number): boolean => node >= this.#projectBase && node < this.#organizationBase;
    if (isDemand(from)) {
      // The demand that is pushed out of `to` was handled before: the path is walked from its end.
      const project = to - this.#projectBase;
      this.#servedBy[project]?.push(from);
      this.#chosen[from] = to === this.#unserved ? NONE : (this.#by[project] ?? NONE);
    } else if (isDemand(to)) {
      const served = this.#servedBy[from - this.#projectBase] ?? [];
      served.splice(served.indexOf(to), 1);
    } else if (to === this.#sink) {
      if (!isProject(from)) this.#add(this.#organizationLoad, from - this.#organizationBase, 1);
    } else if (isProject(from)) {
      this.#add(this.#load, from - this.#projectBase, 1);
    } else {
      this.#add(this.#load, to - this.#projectBase, -1);
    }
  }

  #add(loads: Int32Array, at: number, units: number): void {
    loads[at] = (loads[at] ?? 0) + units;
  }
}

/** The pairs of each demand d: arcs from starts[d] up to starts[d + 1]. */
interface DemandArcs {
  readonly starts: Int32Array;
  readonly projects: Int32Array;
  readonly costs: Int32Array;
  /** By arc: the option that it stands for. */
  readonly options: Int32Array;
}

function arcsByDemand({ demandCount, options }: AssignmentProblem): DemandArcs {
  const starts = new Int32Array(demandCount + 1);
  for (const { demand } of options) starts[demand + 1] = (starts[demand + 1] ?? 0) + 1;
  for (let demand = 0; demand < demandCount; demand += 1) {
    starts[demand + 1] = (starts[demand + 1] ?? 0) + (starts[demand] ?? 0);
  }
  const next = Int32Array.from(starts);
  const table = () => new Int32Array(options.length);
  const arcs = { starts, projects: table(), costs: table(), options: table() };
  options.forEach(({ demand, project, score }, option) => {
    const arc = next[demand] ?? 0;
    next[demand] = arc + 1;
    arcs.projects[arc] = project;
    arcs.costs[arc] = SCORE_STEPS - scoreSteps(score);
    arcs.options[arc] = option;
  });
  return arcs;
}
