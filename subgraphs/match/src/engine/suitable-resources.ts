/*
 * Venues, funds, mentors … for a demand. Before: prepared-demand.ts, object-index.ts. Pure.
 * Gates: withdrawn, none left, no shared day, in another city. Then words and topics, the kind asked for, nearness.
 */
import type { ResourceFeed, ResourceKind } from "@park-hub/contracts";
import { RESOURCE_KINDS } from "@park-hub/contracts";
import { covers } from "../model/area-code";
import { shareDay } from "../model/date-window";
import type { DemandSubject } from "../model/demand-subject";
import type { ResourceMatch } from "../model/match-result";
import type { VisibilityPredicate } from "../model/visibility";
import { seesOnlyPublic } from "../model/visibility";
import { quoteAll, quoted, readingsOf } from "./explain-text";
import { frequencyOf, saturate } from "./feature-profile";
import type { MatchIndex } from "./match-index";
import type { Entry } from "./object-index";
import { answeredAt } from "./pair-score";
import { prepareDemand } from "./prepared-demand";
import type { PreparedDemand } from "./prepared-demand";
import { MatchedTerms } from "./search-text";
import { TopK } from "./top-k";

/** Options of suitableResources(). */
export interface ResourceOptions {
  /** Default 5. */
  readonly limit?: number;
  /** Default: only what is public. */
  readonly canSee?: VisibilityPredicate;
}

const WEIGHTS = { text: 0.55, kind: 0.15, area: 0.3 } as const;
/** Below this a resource is merely near. */
const LEAST_TEXT = 0.12;
const NEARNESS = { sameTownship: 1, covering: 0.8, sameDistrict: 0.5, sameCity: 0.25 } as const;

/** Venues, funds, mentors … that fit the demand by words, area and days, best first. */
export function suitableResources(
  index: MatchIndex,
  subject: DemandSubject,
  options: ResourceOptions = {},
): ResourceMatch[] {
  const { limit = 5, canSee = seesOnlyPublic } = options;
  const { slots } = index.resources;
  const demand = prepareDemand(index, subject);
  const shareAt = textShares(index, demand);
  const totals = new Float64Array(slots.span);
  const idAt = (slot: number): string => slots.at(slot)?.id ?? "";
  const top = new TopK(limit, (a, b) => {
    const difference = (totals[a] ?? 0) - (totals[b] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  });
  for (let slot = 0; slot < slots.span; slot += 1) {
    const resource = slots.at(slot);
    if (resource !== null && canSee(resource.meta.visibility, resource.meta.siteCode)) {
      totals[slot] = scoreOf(demand, resource, shareAt(slot));
      if ((totals[slot] ?? 0) > 0) {
        top.offer(slot);
      }
    }
  }
  return top.best().flatMap((slot) => {
    const resource = slots.at(slot);
    return resource === null ? [] : [describe(index, demand, resource, totals[slot] ?? 0)];
  });
}

/** 0 when a gate stops it or the words do not fit. */
function scoreOf(demand: PreparedDemand, { value }: Entry<ResourceFeed>, text: number): number {
  const { areaCode, neededFrom, neededBy } = demand.subject;
  const shares = shareDay({ from: neededFrom, to: neededBy }, { from: value.availableFrom, to: value.availableTo });
  const near = nearness(areaCode, value.areaCode);
  if (value.isWithdrawn || value.quantity <= 0 || !shares || near === 0 || text < LEAST_TEXT) {
    return 0;
  }
  return WEIGHTS.text * text + WEIGHTS.kind * wantedKind(demand, value.kind) + WEIGHTS.area * near;
}

/** How much of the demand's questions the resource in each slot answers. */
function textShares(index: MatchIndex, { query }: PreparedDemand): (slot: number) => number {
  const mass = index.resources.massOf(query);
  const texts = index.resources.score(query);
  return (slot) => answeredAt(mass, texts, slot);
}

/** How strongly the demand's text asks for the kind, 0 to 1. */
function wantedKind({ text }: PreparedDemand, kind: ResourceKind): number {
  return saturate(frequencyOf(text.titleReading.resources, text.bodyReading.resources, kind));
}

/** 0 in another city; full where nothing is known of one of the two. */
function nearness(demandArea: string | null, resourceArea: string | null): number {
  if (demandArea === null || resourceArea === null || demandArea === resourceArea) {
    return NEARNESS.sameTownship;
  }
  if (covers(resourceArea, demandArea)) {
    return NEARNESS.covering;
  }
  const shares = (digits: number): boolean => demandArea.slice(0, digits) === resourceArea.slice(0, digits);
  return shares(6) ? NEARNESS.sameDistrict : shares(4) ? NEARNESS.sameCity : 0;
}

function describe(index: MatchIndex, demand: PreparedDemand, entry: Entry<ResourceFeed>, score: number): ResourceMatch {
  const { value } = entry;
  const { subject, text } = demand;
  const asking = `${subject.title}\n${subject.description}`;
  const terms = new MatchedTerms(index.resources, index.reader, asking).of(entry);
  const asked = quoted(readingsOf(text), (reading) => reading.resources, value.kind);
  const label = RESOURCE_KINDS[value.kind];
  const reasons = [
    ...(terms.length === 0 ? [] : [`需求提到${quoteAll(terms.slice(0, 4))}`]),
    ...(asked === "" ? [] : [`需求提到${asked}，可用${label}`]),
    ...(subject.areaCode !== null && subject.areaCode === value.areaCode
      ? [`就在${index.areaName(value.areaCode)}`]
      : []),
    `${label}：${value.quantity}${value.unit}`,
  ];
  return { resourceId: entry.id, score, matchedTerms: terms, reasons };
}
