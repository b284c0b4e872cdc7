import { HubError } from "@park-hub/errors";
import type { MatchIndex } from "../engine/match-index";
import { propose } from "../engine/propose";
import { proposeSetSteps } from "../engine/propose-set";
import type { Coverage } from "../model/coverage";
import { subjectOfSketch, type DemandSketch } from "../model/demand-subject";
import type { Gate, ProposalEntry, ProposalSet, Verdict } from "../model/match-result";
import type { Asker } from "./asker";
import { checkDrafts } from "./check-question";
import type { Hit } from "./find-service";
import type { MatchService, ShownMatch } from "./match-service";
import type { ResourceSnapshot } from "./snapshots";

/** The answer to one draft. */
export interface ProposalItem {
  readonly index: number;
  readonly matches: readonly ShownMatch[];
  readonly unmet: Gate | null;
  readonly verdict: Verdict;
  readonly resources: readonly Hit<ResourceSnapshot>[];
}

/** The answers to a list of demands, in the order of the list. */
export interface Proposal {
  readonly items: readonly ProposalItem[];
  /** The best set of organisations for the whole list; null when nothing fits any draft. */
  readonly bestSet: ProposalSet | null;
  readonly coverage: Coverage;
}

const MAX_EACH = 20;

/** Answers a demand list brought to one counter. */
export class ProposalService {
  constructor(
    private readonly index: MatchIndex,
    private readonly matching: MatchService,
  ) {}

  /**
   * One item a draft; a match of draft n carries `draft:<n>` as its demandId.
   *
   * @throws {HubError} BAD_REQUEST unless there are 1 to 50 sound drafts and `firstEach` is 1 to 20.
   */
  async propose(drafts: readonly DemandSketch[], firstEach: number, asker: Asker): Promise<Proposal> {
    checkDrafts(drafts);
    if (firstEach < 1 || firstEach > MAX_EACH)
      throw new HubError("BAD_REQUEST", `firstEach ${firstEach} is not within 1 to ${MAX_EACH}`);
    const entries: ProposalEntry[] = [];
    for (const [position, draft] of drafts.entries()) {
      entries.push(this.#entryOf(draft, position, firstEach, asker));
      // Each draft is matched at a stretch; others get their turn in between.
      await new Promise(setImmediate);
    }
    const bestSet = await this.#bestSetOf(entries);
    return { items: entries.map((entry) => this.#itemOf(entry, asker)), bestSet, coverage: asker.coverageOf({}) };
  }

  async #bestSetOf(entries: readonly ProposalEntry[]): Promise<ProposalSet | null> {
    const steps = proposeSetSteps(this.index, entries);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await new Promise(setImmediate);
    }
  }

  #entryOf(draft: DemandSketch, position: number, firstEach: number, asker: Asker): ProposalEntry {
    const subject = subjectOfSketch(draft, `draft:${position}`);
    const [entry] = propose(this.index, [subject], { firstEach, canSee: asker.viewer.canSee });
    if (entry === undefined) throw new HubError("INTERNAL", `draft ${position} was not answered`);
    return { ...entry, index: position };
  }

  #itemOf({ index, matches, unmet, verdict, resources }: ProposalEntry, asker: Asker): ProposalItem {
    return {
      index,
      matches: matches.flatMap((match) => this.matching.shown(match, asker) ?? []),
      unmet,
      verdict,
      resources: resources.flatMap((match) => this.matching.resourceHit(match, asker) ?? []),
    };
  }
}
