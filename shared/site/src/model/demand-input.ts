/*
 * What a mutation says of a demand, checked and merged with what is there. Pure.
 * After: demand-service.ts. Leaves alone: rights (access.ts) and states (demand-state.ts).
 */
import type { Audience, DemandState, ServiceField } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import type { DemandFacts } from "./demand";
import { areaCode, codeList, dayWindow, given, line, MAX_INT, prose } from "./field-rules";

/** A demand's facts as a client gives them; left out: stays. */
export interface DemandFactsInput {
  readonly areaCode?: string | null;
  readonly community?: string | null;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly ServiceField[] | null;
  readonly audiences?: readonly Audience[] | null;
  readonly budgetMax?: number | null;
  readonly neededFrom?: string | null;
  readonly neededBy?: string | null;
  readonly tried?: readonly string[] | null;
}

/** A new demand. */
export interface PostDemand extends DemandFactsInput {
  readonly site: string;
  readonly idempotencyKey?: string | null;
  readonly state?: DemandState;
}

/** A change to a demand. */
export interface RefineDemand extends DemandFactsInput {
  readonly id: string;
  readonly version: number;
  readonly state?: DemandState | null;
}

const MAX_TRIED = 20;
const WINDOW = { fromField: "neededFrom", fromLabel: "需要开始日期", toField: "neededBy", toLabel: "需要截止日期" };

const BLANK: DemandFacts = {
  areaCode: null,
  community: null,
  title: "",
  description: "",
  fields: [],
  audiences: [],
  budgetMax: null,
  neededFrom: null,
  neededBy: null,
  tried: [],
};

/** The facts of a new demand; whatever must be there and is not becomes a problem. */
export function checkNewDemand(input: DemandFactsInput, problems: ProblemCollector): DemandFacts {
  const { title = null, description = null } = input;
  return checkChangedDemand({ ...input, title, description }, BLANK, problems);
}

/** The facts of a demand after a change. */
export function checkChangedDemand(
  input: DemandFactsInput,
  present: DemandFacts,
  problems: ProblemCollector,
): DemandFacts {
  const window = dayWindow(
    problems,
    { from: input.neededFrom, to: input.neededBy },
    { from: present.neededFrom, to: present.neededBy },
    WINDOW,
  );
  return {
    areaCode: given(input.areaCode, present.areaCode, (code) => areaCode(problems, "areaCode", code)),
    community: given(input.community, present.community, (name) => checkCommunity(name, problems)),
    title: given(input.title, present.title, (text) => line(problems, "title", text, { label: "需求标题", max: 80 })),
    description: given(input.description, present.description, (text) =>
      prose(problems, "description", text, { label: "需求描述", max: 2000 }),
    ),
    fields: given(input.fields, present.fields, (list) => codeList(problems, "fields", list, "服务领域")),
    audiences: given(input.audiences, present.audiences, (list) => codeList(problems, "audiences", list, "服务对象")),
    budgetMax: given(input.budgetMax, present.budgetMax, (value) =>
      problems.integer("budgetMax", value, { label: "预算上限(元)", min: 0, max: MAX_INT }),
    ),
    neededFrom: window.from,
    neededBy: window.to,
    tried: given(input.tried, present.tried, (entries) => checkTried(entries, problems)),
  };
}

function checkCommunity(name: string | null, problems: ProblemCollector): string | null {
  if (name === null || name.trim() === "") return null;
  return line(problems, "community", name, { label: "社区或村名", max: 40 }) || null;
}

function checkTried(entries: readonly string[] | null, problems: ProblemCollector): readonly string[] {
  const given = codeList(problems, "tried", entries, "已试过的办法");
  if (given.length > MAX_TRIED) {
    problems.add("tried", "OUT_OF_RANGE", `已试过的办法有 ${given.length} 条,最多 ${MAX_TRIED} 条`);
    return [];
  }
  const rule = { label: "已试过的办法", max: 200 };
  return [...new Set(given.map((entry, index) => problems.text(["tried", String(index)], entry, rule)))];
}
