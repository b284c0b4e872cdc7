/*
 * The search thread from inside: takes changes into its index and answers questions from it, in the order in which they come.
 * Leaves alone: being started and watched (search-thread.ts).
 */
import type { MessagePort } from "node:worker_threads";
import { Directory } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";
import { MatchIndex } from "../engine/match-index";
import type { Asker } from "../services/asker";
import { loadIndexFile, saveIndexFile } from "../index-file/index-file";
import { deferringAsker } from "./deferred-coverage";
import type { FromSearch, MirroredChange, SearchQuestion, SearchSetUp, ToldError, ToSearch } from "./search-messages";
import { localSearch } from "./search-services";

type Method = (...args: readonly unknown[]) => unknown;

/** Answers what comes through the port until it is closed. */
export class SearchHost {
  readonly #index: MatchIndex;
  readonly #services: Readonly<Record<string, object>>;
  #directory: Directory | null = null;
  #applied = 0;

  constructor(
    private readonly port: MessagePort,
    { lexicon, keptMs, maxAnswers }: SearchSetUp,
  ) {
    this.#index = new MatchIndex(lexicon);
    const directory = (): Directory | null => this.#directory;
    const search = localSearch({ index: this.#index, directory, keptMs, maxAnswers, now: () => new Date() });
    this.#services = { ...search };
    port.on("message", (message: ToSearch) => this.#take(message));
  }

  #take(message: ToSearch): void {
    switch (message.type) {
      case "changes":
        for (const change of message.changes) this.#apply(change);
        this.#applied += message.count;
        return this.#say({ type: "applied", count: this.#applied });
      case "directory":
        return this.#setDirectory(new Directory(message.document));
      case "ask":
        return this.#answer(message.id, () => this.#ask(message.question));
      case "save":
        return this.#answer(message.id, () => saveIndexFile(message.file, this.#index, message.stamp));
      case "load":
        return this.#answer(message.id, () => loadIndexFile(message.file, this.#index));
      default:
        return message satisfies never;
    }
  }

  #answer(id: number, work: () => unknown): void {
    void (async () => {
      try {
        this.#say({ type: "answer", id, value: await work() });
      } catch (error) {
        this.#say({ type: "failed", id, error: toldError(error) });
      }
    })();
  }

  #ask({ service, method, args, principal, staleSites }: SearchQuestion): unknown {
    const asker: Asker = deferringAsker(principal, staleSites);
    const target = this.#services[service] as Readonly<Record<string, Method>> | undefined;
    const call = target?.[method];
    if (target === undefined || call === undefined)
      throw new HubError("INTERNAL", `nobody answers ${service}.${method}`);
    return call.call(target, ...args, asker);
  }

  #setDirectory(directory: Directory): void {
    this.#directory = directory;
    this.#index.setDirectory({ sites: directory.sites, areas: directory.areas });
  }

  #apply(change: MirroredChange): void {
    switch (change.kind) {
      case "PROJECT":
        return this.#index.upsertProject(change.value, change.meta);
      case "DEMAND":
        return this.#index.upsertDemand(change.value, change.meta);
      case "RESOURCE":
        return this.#index.upsertResource(change.value, change.meta);
      case "ORGANIZATION":
        return this.#index.upsertOrganization(change.value, change.meta);
      case "PLACEMENT":
        return this.#index.upsertPlacement(change.value, change.meta);
      case "REMOVED":
        return void this.#index.remove(change.id);
      case "LEXICON":
        return this.#index.setLexicon(change.lexicon);
      default:
        return change satisfies never;
    }
  }

  #say(message: FromSearch): void {
    this.port.postMessage(message);
  }
}

function toldError(error: unknown): ToldError {
  if (error instanceof HubError) {
    const { code, message, details, retryable } = error;
    return { code, message, details, retryable };
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: "INTERNAL", message: `the search failed: ${reason}`, details: {}, retryable: false };
}
