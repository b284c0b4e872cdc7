/*
 * The questions that a city asks, as GraphQL through the gateway: each measured question takes the next of its texts, so
 * that no answer is a kept one.
 */
import { dataOf, type Hub } from "@park-hub/dev";
import type { City } from "./city/make-city";

/** A question that is asked over and over. */
export interface CityQuestion {
  readonly name: string;
  /** How often it is asked for one row. */
  readonly rounds: number;
  ask(round: number): Promise<unknown>;
}

/** A prime, so that rounds walk through all of the city. */
const STRIDE = 7919;

/** All questions of the table. */
export async function cityQuestions(hub: Hub, { projects, demands }: City): Promise<readonly CityQuestion[]> {
  const token = await hub.token({ role: "PARK_STEWARD" });
  const ask = (query: string, variables: Record<string, unknown> = {}) => dataOf(hub.url, { query, variables, token });
  const projectAt = (round: number) => at(projects, round * STRIDE).value;
  const demandAt = (round: number) => at(demands, round * STRIDE).value;
  const find = `query ($text: String, $filter: ProjectFilter, $first: Int, $after: String) {
    findProjects(text: $text, filter: $filter, first: $first, after: $after) {
      totalCount nodes { projectId score matchedTerms snapshot { title } }
      facets { name values { value count } } pageInfo { endCursor }
    }
  }`;
  const matches = `query ($id: ID!, $asIf: DemandPatch) {
    matchesFor(demandId: $id, asIf: $asIf, first: 10) { verdict nodes { projectId score reasons parts { name score } } }
  }`;
  const draft = (round: number) => {
    const { title, description, areaCode } = demandAt(round);
    return { title, description, areaCode };
  };
  return [
    { name: "findProjects, text, facets", rounds: 100, ask: (n) => ask(find, { text: demandAt(n).title, first: 20 }) },
    {
      name: "findProjects, no text",
      rounds: 100,
      ask: (n) => ask(find, { first: 20, filter: { budgetAtMost: 1_000_000 + n } }),
    },
    {
      name: "findProjects, text and filters",
      rounds: 100,
      ask: (n) => {
        const { fields, serviceAreaCodes } = projectAt(n);
        const within = serviceAreaCodes[0]?.slice(0, 6);
        return ask(find, { text: demandAt(n).title, first: 20, filter: { fields, within, stages: ["OPEN"] } });
      },
    },
    { name: "findProjects, 50 pages deep", rounds: 1, ask: (n) => deepPages(ask, find, demandAt(n).title) },
    { name: "Demand.matches, ten explained", rounds: 100, ask: (n) => ask(matches, { id: demandAt(n).id }) },
    {
      name: "Demand.matches asIf",
      rounds: 30,
      ask: (n) => ask(matches, { id: demandAt(n).id, asIf: { audiences: ["ELDERLY", "CHILDREN"] } }),
    },
    {
      name: "suitableDemands of a project",
      rounds: 30,
      ask: (n) =>
        ask(`query ($id: ID!) { project(id: $id) { suitableDemands(first: 10) { nodes { demandId score } } } }`, {
          id: projectAt(n).id,
        }),
    },
    {
      name: "proposal of 50 drafts",
      rounds: 4,
      ask: (n) =>
        ask(
          `query ($items: [DemandDraft!]!) { proposal(items: $items) { items { index verdict matches { projectId } } } }`,
          { items: Array.from({ length: 50 }, (_, item) => draft(n * 50 + item)) },
        ),
    },
    {
      name: "planMatchmaking, 1,000 × 600",
      rounds: 4,
      ask: (n) =>
        ask(`query ($input: MatchmakingInput!) { planMatchmaking(input: $input) { totalScore pairs { score } } }`, {
          input: {
            demandIds: Array.from({ length: 1_000 }, (_, item) => demandAt(n * 1_000 + item).id),
            projects: Array.from({ length: 600 }, (_, item) => ({ projectId: projectAt(n * 600 + item).id })),
          },
        }),
    },
    {
      name: "supplyAndDemand by field and township",
      rounds: 3,
      ask: () =>
        ask(`{ supplyAndDemand(by: [FIELD, TOWNSHIP]) { totals { demands projects } rows { demands projects } } }`),
    },
  ];
}

/** Pages of twenty of one list; each page is one of the answers whose time is told. */
async function deepPages(
  ask: (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>,
  query: string,
  text: string,
): Promise<void> {
  let after: string | null = null;
  for (let page = 0; page < 50; page += 1) {
    const data = (await ask(query, { text, first: 20, after })) as {
      findProjects: { pageInfo: { endCursor: string | null } };
    };
    after = data.findProjects.pageInfo.endCursor;
    if (after === null) return;
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("the city is empty");
  return item;
}
