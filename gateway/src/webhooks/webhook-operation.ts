/*
 * The operation of a webhook that was registered by a filter: everything that a department's system usually wants of an
 * event, so that nobody has to write GraphQL. Pure.
 */
import type { WebhookFilter, WebhookProblem } from "../webhook";

/** An operation with its variables. */
export interface WebhookOperation {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Narrowing = Exclude<keyof WebhookFilter, "event">;

interface EventForm {
  readonly field: string;
  readonly filterType: string;
  readonly selection: string;
  /** Entries of the filter that mean something for the event, with their names in the graph's own filter. */
  readonly narrowings: Partial<Record<Narrowing, string>>;
}

const PLACE = "cursor kind siteCode at";
const FORMS: Readonly<Record<WebhookFilter["event"], EventForm>> = {
  PROJECT_PUBLISHED: {
    field: "projectPublished",
    filterType: "ProjectFilter",
    selection: `${PLACE} projectId snapshot { title summary siteCode organizationName fields audiences stage }
    project { id title summary fields audiences formats capacity placesLeft availableFrom availableTo version
      organization { id name creditCode } site { code name } }`,
    narrowings: {
      fields: "fields",
      audiences: "audiences",
      within: "within",
      servesArea: "servesArea",
      sites: "sites",
      organizationId: "organizationId",
    },
  },
  DEMAND_POSTED: {
    field: "demandPosted",
    filterType: "DemandFilter",
    selection: `${PLACE} demandId snapshot { title description siteCode areaCode community fields audiences state }
    demand { id title description fields audiences areaCode community budgetMax neededFrom neededBy version
      site { code name } }`,
    narrowings: { fields: "fields", audiences: "audiences", within: "within", sites: "sites" },
  },
  PLACEMENT_ADVANCED: {
    field: "placementAdvanced",
    filterType: "PlacementFilter",
    selection: `${PLACE} placementId state
    placement { id siteCode state demandId projectId version demand { id title } project { id title } }`,
    narrowings: {
      sites: "sites",
      projectSites: "projectSites",
      states: "states",
      organizationId: "organizationId",
    },
  },
  CHANGE: {
    field: "changes",
    filterType: "ChangeFilter",
    selection: `${PLACE} action objectId version`,
    narrowings: { kinds: "kinds", sites: "sites" },
  },
};

/** The operation of the filter, or which of its entries mean nothing for its event. */
export function operationOf(filter: WebhookFilter): WebhookOperation | readonly WebhookProblem[] {
  const { event, ...given } = filter;
  const { field, filterType, selection, narrowings } = FORMS[event];
  const set = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const problems = set.flatMap(([name]): WebhookProblem[] => {
    if (name in narrowings) return [];
    const message = `${event} 事件不能按 ${name} 筛选,可用:${Object.keys(narrowings).join("、")}`;
    return [{ field: ["filter", name], code: "BAD_FORMAT", message }];
  });
  if (problems.length > 0) return problems;
  const entries = set.map(([name, value]) => [narrowings[name as Narrowing] ?? name, value] as const);
  const operation = `subscription Webhook($filter: ${filterType}) {\n  ${field}(filter: $filter) {\n    ${selection}\n  }\n}`;
  return { operation, variables: { filter: Object.fromEntries(entries) } };
}
