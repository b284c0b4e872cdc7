/*
 * The columns of each exported list: the name in NDJSON, the heading in CSV, and the value. In CSV values of closed lists
 * stand as staff know them, in NDJSON as the public schema names them.
 */
import {
  AUDIENCES,
  CREDIT_STANDINGS,
  DECLINE_REASONS,
  DEMAND_STATES,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_OUTCOMES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
  type DemandFeed,
  type OrganizationFeed,
  type PlacementFeed,
  type ProjectFeed,
  type ResourceFeed,
} from "@park-hub/contracts";
import type { MatchIndex } from "../engine/match-index";
import type { Indexed } from "../model/indexed-object";
import type { VisibilityPredicate } from "../model/visibility";
import { visible } from "./snapshots";

/** What a column shows. */
export type ColumnValue = string | number | null | readonly string[];

/** Where a row is shown. */
export interface ExportScope {
  readonly index: MatchIndex;
  readonly canSee: VisibilityPredicate;
}

/** One column of a list. */
export interface ExportColumn<T> {
  readonly name: string;
  readonly heading: string;
  readonly valueOf: (item: Indexed<T>, scope: ExportScope) => ColumnValue;
  /** Chinese labels of a closed list's values. */
  readonly labels?: Readonly<Record<string, string>>;
}

function column<T>(
  name: string,
  heading: string,
  valueOf: ExportColumn<T>["valueOf"],
  labels?: Readonly<Record<string, string>>,
): ExportColumn<T> {
  return labels === undefined ? { name, heading, valueOf } : { name, heading, valueOf, labels };
}

interface Tracked {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

function first<T extends Tracked>(): ExportColumn<T>[] {
  return [
    column("id", "编号", ({ value }) => value.id),
    column("siteCode", "站点代码", ({ meta }) => meta.siteCode),
    column("siteName", "站点", ({ meta }, { index }) => index.site(meta.siteCode)?.name ?? null),
  ];
}

function last<T extends Tracked>(): ExportColumn<T>[] {
  return [
    column("version", "版本", ({ value }) => value.version),
    column("createdAt", "创建时间", ({ value }) => value.createdAt),
    column("updatedAt", "更新时间", ({ value }) => value.updatedAt),
    column("asOf", "数据截至", ({ meta }) => meta.asOf),
  ];
}

function organizationName(id: string, { index, canSee }: ExportScope): string | null {
  return visible(index.organization(id), canSee)?.value.name ?? null;
}

export const PROJECT_COLUMNS: readonly ExportColumn<ProjectFeed>[] = [
  ...first<ProjectFeed>(),
  column("title", "项目名称", ({ value }) => value.title),
  column("summary", "简介", ({ value }) => value.summary),
  column("organizationId", "承办组织编号", ({ value }) => value.organizationId),
  column("organizationName", "承办组织", ({ value }, scope) => organizationName(value.organizationId, scope)),
  column("fields", "服务领域", ({ value }) => value.fields, SERVICE_FIELDS),
  column("audiences", "服务对象", ({ value }) => value.audiences, AUDIENCES),
  column("formats", "服务形式", ({ value }) => value.formats, FORMATS),
  column("budgetMin", "最低预算(元)", ({ value }) => value.budgetMin),
  column("budgetMax", "最高预算(元)", ({ value }) => value.budgetMax),
  column("serviceAreaCodes", "服务区划", ({ value }) => value.serviceAreaCodes),
  column("capacity", "名额", ({ value }) => value.capacity),
  column("placesLeft", "剩余名额", ({ value }) => value.placesLeft),
  column("availableFrom", "可开展日期起", ({ value }) => value.availableFrom),
  column("availableTo", "可开展日期止", ({ value }) => value.availableTo),
  column("busyUntil", "忙至", ({ value }) => value.busyUntil),
  column("stage", "阶段", ({ value }) => value.stage, PROJECT_STAGES),
  ...last<ProjectFeed>(),
];

export const DEMAND_COLUMNS: readonly ExportColumn<DemandFeed>[] = [
  ...first<DemandFeed>(),
  column("areaCode", "区划代码", ({ value }) => value.areaCode),
  column("areaName", "镇街", ({ value }, { index }) =>
    value.areaCode === null ? null : index.areaName(value.areaCode),
  ),
  column("community", "村社", ({ value }) => value.community),
  column("title", "需求标题", ({ value }) => value.title),
  column("description", "描述", ({ value }) => value.description),
  column("fields", "服务领域", ({ value }) => value.fields, SERVICE_FIELDS),
  column("audiences", "服务对象", ({ value }) => value.audiences, AUDIENCES),
  column("budgetMax", "预算上限(元)", ({ value }) => value.budgetMax),
  column("neededFrom", "需要日期起", ({ value }) => value.neededFrom),
  column("neededBy", "需要日期止", ({ value }) => value.neededBy),
  column("tried", "已试过的办法", ({ value }) => value.tried),
  column("state", "状态", ({ value }) => value.state, DEMAND_STATES),
  ...last<DemandFeed>(),
];

export const RESOURCE_COLUMNS: readonly ExportColumn<ResourceFeed>[] = [
  ...first<ResourceFeed>(),
  column("kind", "类型", ({ value }) => value.kind, RESOURCE_KINDS),
  column("title", "名称", ({ value }) => value.title),
  column("summary", "说明", ({ value }) => value.summary),
  column("areaCode", "区划代码", ({ value }) => value.areaCode),
  column("quantity", "数量", ({ value }) => value.quantity),
  column("unit", "单位", ({ value }) => value.unit),
  column("availableFrom", "可用日期起", ({ value }) => value.availableFrom),
  column("availableTo", "可用日期止", ({ value }) => value.availableTo),
  ...last<ResourceFeed>(),
];

export const ORGANIZATION_COLUMNS: readonly ExportColumn<OrganizationFeed>[] = [
  column("id", "编号", ({ value }) => value.id),
  column("name", "名称", ({ value }) => value.name),
  column("creditCode", "统一社会信用代码", ({ value }) => value.creditCode),
  column("category", "类别", ({ value }) => value.category, ORGANIZATION_CATEGORIES),
  column("foundedOn", "成立日期", ({ value }) => value.foundedOn),
  column("summary", "简介", ({ value }) => value.summary),
  column("creditStanding", "信用状况", ({ value }) => value.creditStanding, CREDIT_STANDINGS),
  ...last<OrganizationFeed>(),
];

export const PLACEMENT_COLUMNS: readonly ExportColumn<PlacementFeed>[] = [
  ...first<PlacementFeed>(),
  column("demandId", "需求编号", ({ value }) => value.demandId),
  column(
    "demandTitle",
    "需求标题",
    ({ value }, { index, canSee }) => visible(index.demand(value.demandId), canSee)?.value.title ?? null,
  ),
  column("projectId", "项目编号", ({ value }) => value.projectId),
  column(
    "projectTitle",
    "项目名称",
    ({ value }, { index, canSee }) => visible(index.project(value.projectId), canSee)?.value.title ?? null,
  ),
  column("organizationId", "承办组织编号", ({ value }) => value.organizationId),
  column("organizationName", "承办组织", ({ value }, scope) => organizationName(value.organizationId, scope)),
  column("state", "状态", ({ value }) => value.state, PLACEMENT_STATES),
  column("outcome", "结项结果", ({ value }) => value.outcome, PLACEMENT_OUTCOMES),
  column("declineReason", "婉拒原因", ({ value }) => value.declineReason, DECLINE_REASONS),
  ...last<PlacementFeed>(),
];
