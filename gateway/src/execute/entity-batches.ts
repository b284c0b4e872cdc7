/*
 * Sends the fetches of references that one operation makes at the same moment: those of one graph in one request where
 * that is sound (entity-merging.ts), each reference once.
 */
import { isDeepStrictEqual } from "node:util";

import type { SourceError } from "../operation";
import { askSource, type SourceReply } from "./ask-source";
import type { EntityMerging } from "./entity-merging";
import { copyData } from "./merge-data";
import { representationKey } from "./representation";
import type { DataObject, EntityAsker, EntityFetch, EntityQuestion, EntityReply, OperationRun } from "./operation-run";

interface Waiting {
  readonly question: EntityQuestion;
  resolve(reply: EntityReply): void;
}

/** The fetches of one request, with what they ask for in common. */
interface Batch {
  readonly members: readonly Waiting[];
  readonly representations: readonly DataObject[];
  /** `positions[m][i]` is where the i-th representation of member m stands in the request; null: where it stands. */
  readonly positions: readonly (readonly number[])[] | null;
}

const ENTITIES = "_entities";

/** The fetches of one running operation. */
export class EntityBatches implements EntityAsker {
  private waiting: Waiting[] = [];

  constructor(private readonly merging: EntityMerging) {}

  /** The answer; sent when everything that can go now has asked. */
  ask(run: OperationRun, question: EntityQuestion): Promise<EntityReply> {
    return new Promise((resolve) => {
      this.waiting.push({ question, resolve });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush(run));
    });
  }

  private flush(run: OperationRun): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const members of groupWaiting(waiting, this.merging)) void this.send(run, members);
  }

  private async send(run: OperationRun, members: readonly Waiting[]): Promise<void> {
    const batch = gather(members, this.merging);
    const [first] = members;
    if (first === undefined) return;
    const { graph } = first.question.fetch;
    const { query, operationName } =
      members.length === 1 ? first.question.fetch : this.merging.merge(members.map(({ question }) => question.fetch));
    const variables = { ...variablesOf(members), representations: batch.representations };
    const reply = await askSource(run, graph, { query, operationName, variables });
    deliver(batch, reply, graph);
  }
}

function groupWaiting(waiting: readonly Waiting[], merging: EntityMerging): readonly (readonly Waiting[])[] {
  const groups: Waiting[][] = [];
  for (const one of waiting) {
    const group = groups.find((members) => members.every((member) => mayShare(member.question, one.question, merging)));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

function mayShare(a: EntityQuestion, b: EntityQuestion, merging: EntityMerging): boolean {
  return a.fetch.graph === b.fetch.graph && merging.mayMerge(a.fetch, b.fetch);
}

function gather(members: readonly Waiting[], merging: EntityMerging): Batch {
  const [first] = members;
  if (members.length === 1 && first !== undefined) {
    const { representations } = first.question;
    return { members, representations, positions: null };
  }
  const representations: DataObject[] = [];
  const known: { readonly fetch: EntityFetch; readonly positions: Map<string, number> }[] = [];
  const positions = members.map(({ question: { fetch, representations: own } }) => {
    let same = known.find((other) => merging.isSameSelection(other.fetch, fetch));
    if (same === undefined) known.push((same = { fetch, positions: new Map() }));
    const { positions: byKey } = same;
    return own.map((representation) => {
      const key = representationKey(representation);
      const position = byKey.get(key);
      // Required fields follow from the fetch, so another fetch may give another representation the same key.
      if (position !== undefined && isDeepStrictEqual(representations[position], representation)) return position;
      byKey.set(key, representations.length);
      return representations.push(representation) - 1;
    });
  });
  return { members, representations, positions };
}

function variablesOf(members: readonly Waiting[]): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...members.map(({ question }) => question.variables)) as Record<string, unknown>;
}

function deliver({ members, representations, positions }: Batch, reply: SourceReply, graph: string): void {
  const entities = reply.data?.[ENTITIES];
  const isUsable = Array.isArray(entities) && entities.length === representations.length;
  const errors = isUsable || reply.errors.length > 0 ? reply.errors : [badAnswer(graph, entities, representations)];
  const taken = new Set<number>();
  members.forEach((member, m) => {
    if (positions === null) {
      member.resolve({ entities: isUsable ? entities : null, errors: errors.map(withoutRoot) });
      return;
    }
    const own = positions[m] ?? [];
    member.resolve({
      entities: isUsable ? own.map((position) => handOut(entities, position, taken)) : null,
      errors: errors.flatMap((error) => errorsFor(error, own, m === 0)),
    });
  });
}

/** The answer itself the first time, then copies: the same object at two places would be written into by both. */
function handOut(entities: readonly unknown[], position: number, taken: Set<number>): unknown {
  const entity = entities[position];
  if (taken.has(position)) return copyData(entity);
  taken.add(position);
  return entity;
}

/** An error of a request with one member: its path begins with the index of the representation. */
function withoutRoot(error: SourceError): SourceError {
  const [root, position] = error.path ?? [];
  const isOfOne = root === ENTITIES && typeof position === "number";
  return { ...error, path: isOfOne ? error.path?.slice(1) : undefined };
}

/** An error as one member sees it: of its representation, else of the whole, which the first member reports. */
function errorsFor(error: SourceError, positions: readonly number[], isFirst: boolean): readonly SourceError[] {
  const [root, position, ...rest] = error.path ?? [];
  if (root !== ENTITIES || typeof position !== "number") return isFirst ? [{ ...error, path: undefined }] : [];
  const index = positions.indexOf(position);
  return index < 0 ? [] : [{ ...error, path: [index, ...rest] }];
}

function badAnswer(graph: string, entities: unknown, representations: readonly unknown[]): SourceError {
  const seen = Array.isArray(entities) ? `${entities.length} answers` : "no list of answers";
  return {
    message: `graph "${graph}" gave ${seen} to ${representations.length} references`,
    extensions: { code: "SITE_BAD_ANSWER" },
  };
}
