/*
 * What a mutation says of a resource, checked and merged with what is there. Pure.
 * After: resource-service.ts. Leaves alone: rights (access.ts).
 */
import type { ResourceKind } from "@park-hub/contracts";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { areaCode, dayWindow, given, line, MAX_INT, prose, requiredInteger } from "./field-rules";
import type { ResourceFacts } from "./resource";

/** A resource's facts as a client gives them; left out: stays. */
export interface ResourceFactsInput {
  readonly title?: string | null;
  readonly summary?: string | null;
  readonly areaCode?: string | null;
  readonly quantity?: number | null;
  readonly unit?: string | null;
  readonly availableFrom?: string | null;
  readonly availableTo?: string | null;
}

/** A new resource. */
export interface OfferResource extends ResourceFactsInput {
  readonly site: string;
  readonly idempotencyKey?: string | null;
  readonly kind: ResourceKind;
}

/** A change to a resource. */
export interface UpdateResource extends ResourceFactsInput {
  readonly id: string;
  readonly version: number;
}

const WINDOW = {
  fromField: "availableFrom",
  fromLabel: "可用开始日期",
  toField: "availableTo",
  toLabel: "可用截止日期",
};

const BLANK: ResourceFacts = {
  title: "",
  summary: "",
  areaCode: null,
  quantity: 0,
  unit: "",
  availableFrom: null,
  availableTo: null,
};

/** The facts of a new resource; whatever must be there and is not becomes a problem. */
export function checkNewResource(input: ResourceFactsInput, problems: ProblemCollector): ResourceFacts {
  const { title = null, summary = null, quantity = null, unit = null } = input;
  return checkChangedResource({ ...input, title, summary, quantity, unit }, BLANK, problems);
}

/** The facts of a resource after a change. */
export function checkChangedResource(
  input: ResourceFactsInput,
  present: ResourceFacts,
  problems: ProblemCollector,
): ResourceFacts {
  const window = dayWindow(
    problems,
    { from: input.availableFrom, to: input.availableTo },
    { from: present.availableFrom, to: present.availableTo },
    WINDOW,
  );
  return {
    title: given(input.title, present.title, (text) => line(problems, "title", text, { label: "资源名称", max: 80 })),
    summary: given(input.summary, present.summary, (text) =>
      prose(problems, "summary", text, { label: "资源说明", max: 2000 }),
    ),
    areaCode: given(input.areaCode, present.areaCode, (code) => areaCode(problems, "areaCode", code)),
    quantity: given(input.quantity, present.quantity, (value) =>
      requiredInteger(problems, "quantity", value, { label: "数量", min: 0, max: MAX_INT }),
    ),
    unit: given(input.unit, present.unit, (text) => line(problems, "unit", text, { label: "单位", max: 16 })),
    availableFrom: window.from,
    availableTo: window.to,
  };
}
