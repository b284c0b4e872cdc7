/*
 * Imports a bundle through the graph: lists in order, lines streamed, batches of one site, a few requests at once.
 * Promises: idempotent by `ref`; a bad line is reported and the others go in; memory does not grow with the bundle
 * but for what became of the organisations, which projects point to.
 */
import { HubError } from "@park-hub/errors";
import { countLines, linesOf, listsOf, type BundleLine, type BundleList } from "./bundle-line";
import { LIST_FORMATS, type Draft } from "./line-format";
import { sendBatch, type Destination } from "./send-batch";

const BATCH = 25;
const REQUESTS_AT_ONCE = 4;
/** Lines that wait in unfinished batches at most, over all sites. */
const MAX_WAITING = 5_000;

/** What to import, and where to. */
export interface ImportOptions extends Destination {
  readonly folder: string;
  /** Told of every line that is done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Told of every line that was refused. */
  readonly onRefused?: (refusal: Refusal) => void;
  /** Told what each ref became. */
  readonly onImported?: (imported: { readonly list: BundleList; readonly ref: string; readonly id: string }) => void;
}

/** A line that did not go in. */
export interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly rule: string;
}

/** How an import ended. */
export interface ImportSummary {
  readonly imported: number;
  readonly refused: number;
  readonly byList: Readonly<Partial<Record<BundleList, { imported: number; refused: number }>>>;
}

/** Imports the bundle. @throws {HubError} BAD_REQUEST when the folder holds no list, UNAVAILABLE when the hub is away. */
export async function importBundle(options: ImportOptions): Promise<ImportSummary> {
  const lists = listsOf(options.folder);
  if (lists.length === 0)
    throw new HubError(
      "BAD_REQUEST",
      `${options.folder} holds none of the lists of a bundle (projects.ndjson, demands.ndjson …)`,
    );
  const run = new ImportRun(options, await countLines(options.folder, lists));
  for (const list of lists) await run.importList(list);
  return run.summary();
}

interface Waiting {
  readonly draft: Draft;
  readonly line: BundleLine;
}

class ImportRun {
  readonly #organizations = new Map<string, string>();
  readonly #byList: Partial<Record<BundleList, { imported: number; refused: number }>> = {};
  readonly #underWay = new Set<Promise<void>>();
  #failure: Error | undefined;
  #done = 0;

  constructor(
    private readonly options: ImportOptions,
    private readonly total: number,
  ) {}

  async importList(list: BundleList): Promise<void> {
    this.#byList[list] = { imported: 0, refused: 0 };
    const batches = new Map<string, Waiting[]>();
    let waiting = 0;
    for await (const line of linesOf(this.options.folder, list)) {
      const draft = this.#read(line);
      if (draft === null) continue;
      const batch = batches.get(draft.site) ?? [];
      batches.set(draft.site, batch);
      batch.push({ draft, line });
      waiting += 1;
      if (batch.length < BATCH && waiting < MAX_WAITING) continue;
      const [site, fullest] = batch.length >= BATCH ? [draft.site, batch] : longest(batches);
      batches.delete(site);
      waiting -= fullest.length;
      await this.#send(list, fullest);
    }
    for (const batch of batches.values()) await this.#send(list, batch);
    await this.#untilAtMost(0);
  }

  summary(): ImportSummary {
    const counts = Object.values(this.#byList);
    return {
      imported: counts.reduce((sum, count) => sum + count.imported, 0),
      refused: counts.reduce((sum, count) => sum + count.refused, 0),
      byList: this.#byList,
    };
  }

  #read(line: BundleLine): Draft | null {
    let value: unknown;
    try {
      value = JSON.parse(line.text);
    } catch {
      this.#refuse(line, "line", "it is no JSON object");
      return null;
    }
    const draft = LIST_FORMATS[line.list].draft(value, (ref) => this.#organizations.get(ref));
    if ("input" in draft) return draft;
    this.#refuse(line, draft.field, draft.rule);
    return null;
  }

  async #send(list: BundleList, batch: readonly Waiting[]): Promise<void> {
    await this.#untilAtMost(REQUESTS_AT_ONCE - 1);
    const request = this.#finish(list, batch)
      .catch((error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.#underWay.delete(request));
    this.#underWay.add(request);
  }

  async #finish(list: BundleList, batch: readonly Waiting[]): Promise<void> {
    const outcomes = await sendBatch(
      this.options,
      LIST_FORMATS[list],
      batch.map(({ draft }) => draft),
    );
    for (const [index, { draft, line }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.kind === "imported") this.#accept(list, draft.ref, outcome.id);
      else this.#refuse(line, outcome?.field ?? "line", outcome?.rule ?? "the hub did not answer for it");
    }
  }

  async #untilAtMost(requests: number): Promise<void> {
    while (this.#underWay.size > requests) await Promise.race(this.#underWay);
    if (this.#failure !== undefined) throw this.#failure;
  }

  #accept(list: BundleList, ref: string, id: string): void {
    if (list === "organizations") this.#organizations.set(ref, id);
    this.#count(list, "imported");
    if (id !== "") this.options.onImported?.({ list, ref, id });
  }

  #refuse(line: BundleLine, field: string, rule: string): void {
    this.#count(line.list, "refused");
    this.options.onRefused?.({ file: line.file, line: line.line, field, rule });
  }

  #count(list: BundleList, what: "imported" | "refused"): void {
    const count = this.#byList[list];
    if (count !== undefined) count[what] += 1;
    this.#done += 1;
    this.options.onProgress?.(this.#done, this.total);
  }
}

function longest(batches: ReadonlyMap<string, Waiting[]>): [string, Waiting[]] {
  let found: [string, Waiting[]] = ["", []];
  for (const entry of batches) if (entry[1].length > found[1].length) found = entry;
  return found;
}
