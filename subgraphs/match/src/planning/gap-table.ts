/*
 * Counts supply and demand in the cells of one or more dimensions, and how far they are apart. Pure.
 * An object that falls into several cells (two fields, five townships) counts in each of them, but weighs 1/n in each:
 * ten places for the whole city are not ten places in every township.
 */

/** What a demand adds; `cells` has the numbers of its values in each dimension. */
export interface DemandShare {
  readonly values: readonly (readonly number[])[];
  readonly isOpen: boolean;
  readonly isUnmet: boolean;
  /** Its community, when that one asked and got nothing so far. */
  readonly unservedCommunity: string | null;
}

/** What a project adds. */
export interface ProjectShare {
  readonly values: readonly (readonly number[])[];
  /** Places that can be given now; 0 for a project that is not open. */
  readonly placesLeft: number;
  readonly isIdle: boolean;
}

/** The counts of one cell. */
export interface GapCell {
  /** The number of the value in each dimension. */
  readonly values: readonly number[];
  readonly demands: number;
  readonly openDemands: number;
  readonly unmetDemands: number;
  readonly projects: number;
  readonly placesLeft: number;
  readonly idleProjects: number;
  readonly unservedCommunities: number;
  readonly gapIndex: number;
}

type Column = "demands" | "openDemands" | "unmetDemands" | "projects" | "placesLeft" | "idleProjects";

/**
 * The gap index: (D − S) / (D + S), D the weight of unmet demands, S the weight of places left; 0 where there is neither.
 *
 * 1: only demand; 0: as many places as unmet demands; −1: only supply.
 */
export function gapIndex(unmetWeight: number, placesWeight: number): number {
  const sum = unmetWeight + placesWeight;
  return sum === 0 ? 0 : (unmetWeight - placesWeight) / sum;
}

/** Counts over cells; the cell of no dimension is the whole. */
export class GapTable {
  readonly #counts: Readonly<Record<Column, Float64Array>>;
  readonly #unmetWeight: Float64Array;
  readonly #placesWeight: Float64Array;
  readonly #communities = new Map<number, Set<string>>();

  /** @param sizes number of values of each dimension. */
  constructor(private readonly sizes: readonly number[]) {
    const cells = sizes.reduce((product, size) => product * size, 1);
    const column = (): Float64Array => new Float64Array(cells);
    this.#counts = {
      demands: column(),
      openDemands: column(),
      unmetDemands: column(),
      projects: column(),
      placesLeft: column(),
      idleProjects: column(),
    };
    this.#unmetWeight = column();
    this.#placesWeight = column();
  }

  addDemand({ values, isOpen, isUnmet, unservedCommunity }: DemandShare): void {
    const cells = this.#cellsOf(values);
    for (const cell of cells) {
      this.#add("demands", cell, 1);
      if (isOpen) this.#add("openDemands", cell, 1);
      if (isUnmet) {
        this.#add("unmetDemands", cell, 1);
        this.#unmetWeight[cell] = (this.#unmetWeight[cell] ?? 0) + 1 / cells.length;
      }
      if (unservedCommunity === null) continue;
      const communities = this.#communities.get(cell) ?? new Set();
      this.#communities.set(cell, communities.add(unservedCommunity));
    }
  }

  addProject({ values, placesLeft, isIdle }: ProjectShare): void {
    const cells = this.#cellsOf(values);
    for (const cell of cells) {
      this.#add("projects", cell, 1);
      this.#add("placesLeft", cell, placesLeft);
      if (isIdle) this.#add("idleProjects", cell, 1);
      this.#placesWeight[cell] = (this.#placesWeight[cell] ?? 0) + placesLeft / cells.length;
    }
  }

  /** Every cell that counts anything, the widest gap first; of equal gaps the one with more unmet demands. */
  cells(): GapCell[] {
    const filled: GapCell[] = [];
    for (let cell = 0; cell < this.#unmetWeight.length; cell += 1) {
      const { demands, projects } = this.#counts;
      if ((demands[cell] ?? 0) + (projects[cell] ?? 0) > 0) filled.push(this.#cellAt(cell));
    }
    return filled.sort((a, b) => b.gapIndex - a.gapIndex || b.unmetDemands - a.unmetDemands);
  }

  #cellAt(cell: number): GapCell {
    const count = (column: Column): number => this.#counts[column][cell] ?? 0;
    return {
      values: this.#valuesAt(cell),
      demands: count("demands"),
      openDemands: count("openDemands"),
      unmetDemands: count("unmetDemands"),
      projects: count("projects"),
      placesLeft: count("placesLeft"),
      idleProjects: count("idleProjects"),
      unservedCommunities: this.#communities.get(cell)?.size ?? 0,
      gapIndex: gapIndex(this.#unmetWeight[cell] ?? 0, this.#placesWeight[cell] ?? 0),
    };
  }

  #add(column: Column, cell: number, amount: number): void {
    const counts = this.#counts[column];
    counts[cell] = (counts[cell] ?? 0) + amount;
  }

  #cellsOf(values: readonly (readonly number[])[]): number[] {
    return this.sizes.reduce<number[]>(
      (cells, size, dimension) =>
        cells.flatMap((cell) => (values[dimension] ?? []).map((value) => cell * size + value)),
      [0],
    );
  }

  #valuesAt(cell: number): number[] {
    const values: number[] = [];
    let rest = cell;
    for (const size of this.sizes.toReversed()) {
      values.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    return values;
  }
}
