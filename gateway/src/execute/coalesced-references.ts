/*
 * Lets a fetch of references take from one that is under way what both ask for: branches of a plan that run side by
 * side come to the same objects at different times. Within one operation only, so rights are the same.
 * Before: fetch-steps.ts. After: entity-batches.ts, which joins fetches of the same moment.
 */
import { isDeepStrictEqual } from "node:util";

import type { SourceError } from "../operation";
import type { EntityMerging } from "./entity-merging";
import { copyData } from "./merge-data";
import type { DataObject, EntityAsker, EntityQuestion, EntityReply, OperationRun } from "./operation-run";
import { representationKey } from "./representation";

/** A fetch under way. */
interface Flight {
  readonly question: EntityQuestion;
  /** Where each of its representations stands; made when the first other fetch asks. */
  positions: ReadonlyMap<string, number> | null;
  readonly followers: ((reply: EntityReply) => void)[];
}

/** Where a representation is under way already. */
interface Underway {
  readonly flight: Flight;
  readonly position: number;
}

const NOTHING: EntityReply = { entities: null, errors: [] };

/** The fetches of one running operation. */
export class CoalescedReferences implements EntityAsker {
  private readonly flights = new Set<Flight>();

  /** @param sender sends what is not under way yet. */
  constructor(
    private readonly sender: EntityAsker,
    private readonly merging: EntityMerging,
  ) {}

  /** The answer; nothing of it is shared with another's, because whoever gets it writes into it. */
  ask(run: OperationRun, question: EntityQuestion): Promise<EntityReply> {
    if (this.flights.size === 0) return this.send(run, question);
    const alike = [...this.flights].filter((flight) => this.isAlike(flight.question, question));
    const underway = question.representations.map((representation) => find(alike, representation));
    if (underway.every((place) => place === null)) return this.send(run, question);
    return this.askRest(run, question, underway);
  }

  private isAlike(a: EntityQuestion, b: EntityQuestion): boolean {
    if (a.fetch.graph !== b.fetch.graph || !this.merging.isSameSelection(a.fetch, b.fetch)) return false;
    return isDeepStrictEqual(a.variables, b.variables);
  }

  private send(run: OperationRun, question: EntityQuestion): Promise<EntityReply> {
    const reply = this.sender.ask(run, question);
    const flight: Flight = { question, positions: null, followers: [] };
    // Fetches of this very moment are the sender's to join: only when it has sent them is this one under way.
    queueMicrotask(() => this.flights.add(flight));
    // Before the asker gets the answer and writes into it: it waits behind this.
    void reply.then((answer) => {
      this.flights.delete(flight);
      for (const tell of flight.followers) tell(answer);
    });
    return reply;
  }

  private async askRest(
    run: OperationRun,
    question: EntityQuestion,
    underway: readonly (Underway | null)[],
  ): Promise<EntityReply> {
    const flights = [...new Set(underway.flatMap((known) => known?.flight ?? []))];
    const missing = indexesOf(underway, null);
    const rest = question.representations.filter((_, index) => underway[index] === null);
    const parts = await Promise.all([
      this.askMissing(run, { ...question, representations: rest }, missing),
      ...flights.map((flight) => follow(flight, underway)),
    ]);
    return join(parts, underway.length);
  }

  private async askMissing(run: OperationRun, rest: EntityQuestion, indexes: readonly number[]): Promise<Part> {
    const reply = rest.representations.length === 0 ? NOTHING : await this.send(run, rest);
    return { indexes, reply };
  }
}

/** Answers to some of a fetch's representations: `reply` answers the k-th of `indexes`. */
interface Part {
  readonly indexes: readonly number[];
  readonly reply: EntityReply;
}

function find(flights: readonly Flight[], representation: DataObject): Underway | null {
  const key = representationKey(representation);
  for (const flight of flights) {
    const { representations } = flight.question;
    flight.positions ??= new Map(representations.map((other, position) => [representationKey(other), position]));
    const position = flight.positions.get(key);
    // Another fetch may give another representation the same key: the names of required fields are not in it.
    if (position !== undefined && isDeepStrictEqual(representations[position], representation)) {
      return { flight, position };
    }
  }
  return null;
}

function indexesOf(underway: readonly (Underway | null)[], flight: Flight | null): readonly number[] {
  return underway.flatMap((known, index) => ((known?.flight ?? null) === flight ? [index] : []));
}

/** Copies of what a flight brings for the representations that are under way with it. */
function follow(flight: Flight, underway: readonly (Underway | null)[]): Promise<Part> {
  const indexes = indexesOf(underway, flight);
  const positions = indexes.map((index) => underway[index]?.position ?? -1);
  return new Promise((resolve) => {
    flight.followers.push(({ entities, errors }) => {
      const own = entities === null ? null : positions.map((position) => copyData(entities[position]));
      // An error of the whole fetch is told by whoever sent it.
      resolve({ indexes, reply: { entities: own, errors: errors.flatMap((error) => moved(error, positions)) } });
    });
  });
}

function moved(error: SourceError, positions: readonly number[]): readonly SourceError[] {
  const [position, ...rest] = error.path ?? [];
  const index = typeof position === "number" ? positions.indexOf(position) : -1;
  return index < 0 ? [] : [{ ...error, path: [index, ...rest] }];
}

function join(parts: readonly Part[], count: number): EntityReply {
  const joined = new Array<unknown>(count).fill(null);
  const errors: SourceError[] = [];
  for (const { indexes, reply } of parts) {
    indexes.forEach((index, k) => (joined[index] = reply.entities?.[k] ?? null));
    for (const error of reply.errors) {
      const [k, ...rest] = error.path ?? [];
      errors.push(typeof k === "number" ? { ...error, path: [indexes[k] ?? 0, ...rest] } : error);
    }
  }
  return { entities: joined, errors };
}
