/*
 * Puts the parts of a score into words that a community worker understands.
 * Before: pair-score.ts, explain-text.ts. After: match-demand.ts. Pure. Every sentence is true of the two objects.
 */
import { AUDIENCES, FORMATS, SERVICE_FIELDS } from "@park-hub/contracts";
import type { ProjectFeed, ServiceField } from "@park-hub/contracts";
import { narrowestCover } from "../model/area-code";
import { daysBetween } from "../model/date-window";
import { SCORE_PART_NAMES } from "../model/match-result";
import type { ScorePart, ScorePartName, ScoreWeights } from "../model/match-result";
import { explainedProject, quoteAll, quoted, readingsOf, textEvidence } from "./explain-text";
import type { ExplainedProject } from "./explain-text";
import { AUDIENCE_ORDER, FIELD_ORDER, FORMAT_ORDER, valuesOf } from "./feature-profile";
import type { Entry } from "./object-index";
import type { PartScores, ScoreContext } from "./pair-score";
import type { PreparedDemand } from "./prepared-demand";
import { TRIED_FROM } from "./score-weights";
import { mostTried } from "./tried-method";

/** A pair to explain, with its scores. */
export interface ExplainedPair {
  readonly context: ScoreContext;
  readonly demand: PreparedDemand;
  readonly entry: Entry<ProjectFeed>;
  readonly parts: PartScores;
}

/** Below this share of a unit vector a topic or people word is too faint to be evidence. */
const FAINT = 0.2;
const DAYS_STILL_FRESH = 180;
const MOST_REASONS = 4;
/** Parts in the order in which a reason is read: what it is about first, conditions after. */
const REASON_ORDER: readonly ScorePartName[] = [
  "TEXT",
  "TRIED",
  "AUDIENCE",
  "FIELD",
  "TRACK_RECORD",
  "FORMAT",
  "AREA",
  "BUDGET",
];

const PART_LABELS: Readonly<Record<ScorePartName, string>> = {
  TEXT: "内容",
  FIELD: "服务领域",
  AUDIENCE: "服务对象",
  FORMAT: "服务形式",
  AREA: "服务区域",
  BUDGET: "预算",
  TRIED: "已试过的办法",
  TRACK_RECORD: "以往成效",
  FRESHNESS: "资料新旧",
};

/** The parts with their evidence. */
export function explainParts(pair: ExplainedPair): ScorePart[] {
  const project = explainedProject(pair.context.index.reader, pair.entry);
  return SCORE_PART_NAMES.map((name, at) => ({
    name,
    score: pair.parts[at] ?? 0,
    weight: pair.context.weights[name],
    evidence: evidenceOf(name, pair, project),
  }));
}

/** Up to four sentences out of the evidence, the one about crossing fields first. */
export function reasonsOf(parts: readonly ScorePart[], isCrossField: boolean): string[] {
  const first = isCrossField ? ["跨领域推荐：项目与需求填写的服务领域不同，但内容对得上"] : [];
  const evidence = REASON_ORDER.flatMap((name) =>
    (parts.find((part) => part.name === name)?.evidence ?? []).slice(0, name === "TEXT" ? 2 : 1),
  );
  return [...first, ...evidence].slice(0, MOST_REASONS);
}

/** Why a pair stands elsewhere after a change of the demand: the part that moved its total most that way. */
export function moveSentence(
  weights: ScoreWeights,
  before: { readonly rank: number; readonly parts: PartScores },
  after: { readonly rank: number; readonly parts: PartScores },
): string | null {
  const isBetter = after.rank < before.rank;
  const gains = SCORE_PART_NAMES.map((name, at) => {
    const gain = weights[name] * ((after.parts[at] ?? 0) - (before.parts[at] ?? 0));
    return { name, gain: isBetter ? gain : -gain };
  });
  const most = gains.reduce((best, one) => (one.gain > best.gain ? one : best));
  return after.rank === before.rank || most.gain <= 0
    ? null
    : `排名由第${before.rank}位${isBetter ? "升" : "降"}到第${after.rank}位，主要因为${PART_LABELS[most.name]}`;
}

function evidenceOf(name: ScorePartName, pair: ExplainedPair, project: ExplainedProject): string[] {
  switch (name) {
    case "TEXT":
      return textEvidence(pair.context.index, pair.demand, project);
    case "FIELD":
      return fieldEvidence(pair);
    case "AUDIENCE":
      return audienceEvidence(pair, project);
    case "FORMAT":
      return formatEvidence(pair);
    case "AREA":
      return areaEvidence(pair);
    case "BUDGET":
      return budgetEvidence(pair);
    case "TRIED":
      return triedEvidence(pair);
    case "TRACK_RECORD":
      return trackEvidence(pair);
    case "FRESHNESS":
      return freshnessEvidence(pair);
    default:
      return name satisfies never;
  }
}

function fieldEvidence({ demand, entry }: ExplainedPair): string[] {
  const both = valuesOf(FIELD_ORDER, demand.profile.declaredFields & entry.profile.declaredFields);
  const declared = both.map((field) => `服务领域相同：${SERVICE_FIELDS[field]}`);
  const shared = FIELD_ORDER.filter(
    (field, at) =>
      !both.includes(field) &&
      (demand.profile.inferredFields[at] ?? 0) > FAINT &&
      (entry.profile.inferredFields[at] ?? 0) > FAINT,
  );
  const strength = (field: ServiceField): number => {
    const at = FIELD_ORDER.indexOf(field);
    return (demand.profile.inferredFields[at] ?? 0) * (entry.profile.inferredFields[at] ?? 0);
  };
  const inferred = [...shared]
    .sort((a, b) => strength(b) - strength(a))
    .map((field) => `双方文字都涉及${SERVICE_FIELDS[field]}`);
  return [...declared, ...inferred];
}

function audienceEvidence({ demand, entry }: ExplainedPair, project: ExplainedProject): string[] {
  const shared = AUDIENCE_ORDER.filter(
    (_, at) => (demand.profile.audiences[at] ?? 0) > FAINT && (entry.profile.audiences[at] ?? 0) > FAINT,
  );
  if (shared.length === 0) {
    return audienceMisfit(demand, entry);
  }
  return shared.map((audience) => {
    const asked = demand.subject.audiences.includes(audience)
      ? AUDIENCES[audience]
      : quoted(readingsOf(demand.text), (reading) => reading.audiences, audience);
    const given = entry.value.audiences.includes(audience)
      ? `项目服务${AUDIENCES[audience]}`
      : `项目提到${quoted(readingsOf(project.text), (reading) => reading.audiences, audience)}`;
    return `服务对象对得上：需求是${asked}，${given}`;
  });
}

function audienceMisfit(demand: PreparedDemand, entry: Entry<ProjectFeed>): string[] {
  const label = (audiences: readonly (keyof typeof AUDIENCES)[]): string =>
    audiences.map((audience) => AUDIENCES[audience]).join("、");
  return demand.subject.audiences.length === 0 || entry.value.audiences.length === 0
    ? []
    : [`服务对象不同：项目面向${label(entry.value.audiences)}，需求是${label(demand.subject.audiences)}`];
}

function formatEvidence({ demand, entry }: ExplainedPair): string[] {
  const shared = FORMAT_ORDER.filter(
    (format, at) => (demand.wantedFormats[at] ?? 0) > 0 && entry.value.formats.includes(format),
  );
  return shared.map((format) => {
    const asked = quoted(readingsOf(demand.text), (reading) => reading.formats, format);
    return `需求提到${asked}，项目有${FORMATS[format]}`;
  });
}

function areaEvidence({ context, demand, entry }: ExplainedPair): string[] {
  const { areaCode } = demand.subject;
  const cover = areaCode === null ? null : narrowestCover(entry.value.serviceAreaCodes, areaCode);
  if (areaCode === null || cover === null) {
    return [];
  }
  const name = context.index.areaName(cover);
  const served =
    cover === areaCode ? `项目服务${name}` : `项目服务${name}全域，包括${context.index.areaName(areaCode)}`;
  const site = context.index.site(entry.meta.siteCode);
  return site?.areaCode === areaCode ? [served, `项目就在本地的${site.name}`] : [served];
}

function budgetEvidence({ demand, entry }: ExplainedPair): string[] {
  const ceiling = demand.subject.budgetMax;
  const { budgetMin } = entry.value;
  return ceiling === null || budgetMin === null ? [] : [`项目${budgetMin}元起，需求预算上限${ceiling}元`];
}

function triedEvidence({ context, demand, entry }: ExplainedPair): string[] {
  const most = mostTried(context.index, demand, entry);
  return most === null || most.share < TRIED_FROM
    ? []
    : [`已试过“${most.phrase}”，本项目也涉及${quoteAll(most.words)}，排序靠后`];
}

function trackEvidence({ context, entry }: ExplainedPair): string[] {
  const records = context.index.trackRecords.of(entry.id);
  const met = records.filter(({ outcome }) => outcome === "MET").length;
  return records.length === 0 ? [] : [`已结项${records.length}次，其中${met}次满足需求`];
}

function freshnessEvidence({ context, entry }: ExplainedPair): string[] {
  const day = entry.value.updatedAt.slice(0, 10);
  const isFresh = context.today !== null && daysBetween(day, context.today) <= DAYS_STILL_FRESH;
  return isFresh ? [`资料更新于${day}`] : [];
}
