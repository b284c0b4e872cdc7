/*
 * What a mutation says of an organisation, checked. Pure: problems are collected, nothing is thrown.
 */
import {
  CREDIT_STANDINGS,
  ORGANIZATION_CATEGORIES,
  type CreditStanding,
  type OrganizationCategory,
} from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { readCreditCode } from "../model/credit-code";
import { MAX_NAME_LENGTH, MAX_SUMMARY_LENGTH, type Organization } from "../model/organization";

/** A new organisation. */
export interface RegisterOrganization {
  readonly idempotencyKey?: string | null;
  readonly name: string;
  readonly creditCode: string;
  readonly category: OrganizationCategory;
  readonly foundedOn?: string | null;
  readonly summary?: string | null;
}

/** A change to an organisation; left out: stays. */
export interface UpdateOrganization {
  readonly id: string;
  readonly version: number;
  readonly name?: string | null;
  readonly foundedOn?: string | null;
  readonly summary?: string | null;
  readonly creditStanding?: CreditStanding | null;
}

/** What a client says of an organisation. */
export type OrganizationFacts = Pick<Organization, "name" | "foundedOn" | "summary">;

/** The credit code as it is kept; its form, its check character and the category's agreement are checked. */
export function checkCreditCode(
  input: Pick<RegisterOrganization, "creditCode" | "category">,
  problems: ProblemCollector,
): string {
  const shown = input.creditCode.trim().slice(0, 40);
  const reading = readCreditCode(input.creditCode);
  switch (reading.kind) {
    case "ok":
      if (reading.category !== input.category)
        problems.add("category", "BAD_FORMAT", categoryMessage(input, reading.category));
      return reading.creditCode;
    case "BAD_CHECK_CHARACTER":
      problems.add(
        "creditCode",
        "BAD_CHECK_CHARACTER",
        `统一社会信用代码「${shown}」的校验位为 ${shown.slice(-1)},按 GB 32100-2015 与前 17 位不符,请核对每一位`,
      );
      return "";
    case "BAD_FORMAT":
      problems.add("creditCode", "BAD_FORMAT", formMessage(shown, reading.rule));
      return "";
    default:
      return reading satisfies never;
  }
}

/** The facts of a new organisation. */
export function checkNewFacts(
  input: RegisterOrganization,
  today: string,
  problems: ProblemCollector,
): OrganizationFacts {
  return {
    name: checkName(input.name, problems),
    foundedOn: checkFoundedOn(input.foundedOn ?? null, today, problems),
    summary: checkSummary(input.summary ?? null, problems),
  };
}

/** The facts and the standing of an organisation after a change. */
export function checkChanges(
  input: UpdateOrganization,
  present: Organization,
  today: string,
  problems: ProblemCollector,
): OrganizationFacts & Pick<Organization, "creditStanding"> {
  if (input.creditStanding === null) {
    problems.add(
      "creditStanding",
      "REQUIRED",
      `信用状况不能为空,须为${Object.values(CREDIT_STANDINGS).join("、")}之一`,
    );
  }
  return {
    name: input.name === undefined ? present.name : checkName(input.name ?? "", problems),
    foundedOn: input.foundedOn === undefined ? present.foundedOn : checkFoundedOn(input.foundedOn, today, problems),
    summary: input.summary === undefined ? present.summary : checkSummary(input.summary, problems),
    creditStanding: input.creditStanding ?? present.creditStanding,
  };
}

function checkName(name: string, problems: ProblemCollector): string {
  return problems.text("name", name.replace(/\s+/gu, " "), { label: "组织名称", max: MAX_NAME_LENGTH });
}

function checkSummary(summary: string | null, problems: ProblemCollector): string | null {
  return problems.optionalText("summary", summary, { label: "组织简介", max: MAX_SUMMARY_LENGTH });
}

function checkFoundedOn(foundedOn: string | null, today: string, problems: ProblemCollector): string | null {
  const day = problems.day("foundedOn", foundedOn, "成立日期");
  if (day !== null && day > today) {
    problems.add("foundedOn", "OUT_OF_RANGE", `成立日期为 ${day},须不晚于今天 ${today}`);
  }
  return day;
}

function categoryMessage(
  input: Pick<RegisterOrganization, "creditCode" | "category">,
  expected: OrganizationCategory,
): string {
  const prefix = input.creditCode.trim().slice(0, 2);
  return `类别为「${ORGANIZATION_CATEGORIES[input.category]}」,代码前缀 ${prefix} 表示「${ORGANIZATION_CATEGORIES[expected]}」,两者须一致`;
}

function formMessage(shown: string, rule: "form" | "prefix"): string {
  return rule === "form"
    ? `统一社会信用代码「${shown}」须为 18 位数字或大写字母(不含 I、O、S、V、Z),其中第 3 至 8 位为数字`
    : `统一社会信用代码「${shown}」以 ${shown.slice(0, 2)} 开头,社会组织须以 51、52 或 53 开头`;
}
