/*
 * What a mutation says of a programme, checked. Pure: problems are collected, nothing is thrown.
 */
import type { ServiceField } from "@park-hub/contracts";
import { checkKey, codeList, dayWindow, line, MAX_INT, prose } from "@park-hub/site";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { MAX_SUMMARY_LENGTH, MAX_TITLE_LENGTH, type Programme } from "./programme";

/** A new programme. */
export interface OpenProgramme {
  readonly site: string;
  readonly idempotencyKey?: string | null;
  readonly title: string;
  readonly summary: string;
  /** Left out: none. */
  readonly fields?: readonly ServiceField[];
  readonly budget?: number | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
}

/** What a client says of a programme. */
export type ProgrammeFacts = Omit<Programme, "id" | "version" | "createdAt" | "updatedAt">;

const WINDOW = { fromField: "startsOn", fromLabel: "开始日期", toField: "endsOn", toLabel: "结束日期" };
const OPEN_ENDS = { from: null, to: null };

/** The facts of a new programme. */
export function checkNewProgramme(input: OpenProgramme, problems: ProblemCollector): ProgrammeFacts {
  checkKey(problems, input.idempotencyKey);
  const title = line(problems, "title", input.title, { label: "计划名称", max: MAX_TITLE_LENGTH });
  const summary = prose(problems, "summary", input.summary, { label: "计划说明", max: MAX_SUMMARY_LENGTH });
  const fields = codeList(problems, "fields", input.fields ?? [], "服务领域");
  const budget = problems.integer("budget", input.budget, { label: "预算(元)", min: 0, max: MAX_INT });
  const window = dayWindow(problems, { from: input.startsOn, to: input.endsOn }, OPEN_ENDS, WINDOW);
  return { title, summary, fields, budget, startsOn: window.from, endsOn: window.to };
}
