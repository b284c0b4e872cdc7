/*
 * What a mutation says of a project, checked and merged with what is there. Pure.
 * After: project-service.ts. Leaves alone: rights (access.ts) and stages (project-stage.ts).
 */
import type { Audience, Format, ProjectStage, ServiceField } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { areaCodes, codeList, dayWindow, given, line, MAX_INT, prose, requiredInteger } from "./field-rules";
import type { Project, ProjectFacts } from "./project";

/** A project's facts as a client gives them; left out: stays. */
export interface ProjectFactsInput {
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly fields?: readonly ServiceField[] | null;
  readonly audiences?: readonly Audience[] | null;
  readonly formats?: readonly Format[] | null;
  readonly budget?: { readonly min?: number | null; readonly max?: number | null } | null;
  readonly serviceAreaCodes?: readonly string[] | null;
  readonly capacity?: number | null;
  readonly availableFrom?: string | null;
  readonly availableTo?: string | null;
  readonly busyUntil?: string | null;
}

/** A new project. */
export interface PublishProject extends ProjectFactsInput {
  readonly site: string;
  readonly idempotencyKey?: string | null;
  readonly organizationId: string;
  readonly stage?: ProjectStage;
}

/** A change to a project. */
export interface UpdateProject extends ProjectFactsInput {
  readonly id: string;
  readonly version: number;
  readonly stage?: ProjectStage | null;
}

/** Most division codes a project may serve. */
export const MAX_SERVICE_AREAS = 200;
/** Most placements a project may take. */
export const MAX_CAPACITY = 10_000;

const WINDOW = {
  fromField: "availableFrom",
  fromLabel: "可开始日期",
  toField: "availableTo",
  toLabel: "可结束日期",
};

const BLANK: ProjectFacts = {
  title: "",
  summary: "",
  fields: [],
  audiences: [],
  formats: [],
  budgetMin: null,
  budgetMax: null,
  serviceAreaCodes: [],
  capacity: 0,
  availableFrom: null,
  availableTo: null,
  busyUntil: null,
};

/** The facts of a new project; whatever must be there and is not becomes a problem. */
export function checkNewProject(input: ProjectFactsInput, problems: ProblemCollector): ProjectFacts {
  const { title = null, summary = null, serviceAreaCodes = null, capacity = null } = input;
  return mergeFacts({ ...input, title, summary, serviceAreaCodes, capacity }, BLANK, problems);
}

/** The facts of a project after a change. */
export function checkChangedProject(
  input: ProjectFactsInput,
  present: Project,
  problems: ProblemCollector,
): ProjectFacts {
  const facts = mergeFacts(input, present, problems);
  const { capacity } = input;
  if (typeof capacity === "number" && capacity >= 0 && capacity < present.placesTaken) {
    problems.add("capacity", "OUT_OF_RANGE", `名额为 ${capacity},不能少于已占用的 ${present.placesTaken} 个`);
  }
  return facts;
}

function mergeFacts(input: ProjectFactsInput, present: ProjectFacts, problems: ProblemCollector): ProjectFacts {
  const window = dayWindow(
    problems,
    { from: input.availableFrom, to: input.availableTo },
    { from: present.availableFrom, to: present.availableTo },
    WINDOW,
  );
  return {
    title: given(input.title, present.title, (text) => line(problems, "title", text, { label: "项目名称", max: 80 })),
    summary: given(input.summary, present.summary, (text) =>
      prose(problems, "summary", text, { label: "项目简介", max: 2000 }),
    ),
    fields: given(input.fields, present.fields, (list) => codeList(problems, "fields", list, "服务领域")),
    audiences: given(input.audiences, present.audiences, (list) => codeList(problems, "audiences", list, "服务对象")),
    formats: given(input.formats, present.formats, (list) => codeList(problems, "formats", list, "服务形式")),
    ...checkBudget(input.budget, present, problems),
    serviceAreaCodes: given(input.serviceAreaCodes, present.serviceAreaCodes, (codes) =>
      areaCodes(problems, "serviceAreaCodes", codes, MAX_SERVICE_AREAS),
    ),
    capacity: given(input.capacity, present.capacity, (value) =>
      requiredInteger(problems, "capacity", value, { label: "名额", min: 0, max: MAX_CAPACITY }),
    ),
    availableFrom: window.from,
    availableTo: window.to,
    busyUntil: given(input.busyUntil, present.busyUntil, (day) => problems.day("busyUntil", day, "忙至日期")),
  };
}

/** A budget is given or removed as a whole. */
function checkBudget(
  budget: ProjectFactsInput["budget"],
  present: Pick<ProjectFacts, "budgetMin" | "budgetMax">,
  problems: ProblemCollector,
): Pick<ProjectFacts, "budgetMin" | "budgetMax"> {
  if (budget === undefined) return { budgetMin: present.budgetMin, budgetMax: present.budgetMax };
  const budgetMin = problems.integer(["budget", "min"], budget?.min, { label: "费用下限(元)", min: 0, max: MAX_INT });
  const budgetMax = problems.integer(["budget", "max"], budget?.max, { label: "费用上限(元)", min: 0, max: MAX_INT });
  if (budgetMin !== null && budgetMax !== null && budgetMin > budgetMax) {
    problems.add(["budget", "max"], "OUT_OF_RANGE", `费用上限 ${budgetMax} 元低于下限 ${budgetMin} 元,须不低于下限`);
  }
  return { budgetMin, budgetMax };
}
