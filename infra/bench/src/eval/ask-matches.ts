/*
 * Puts a judged bundle into a running hub and asks for the matches of its demands, with the parts of every score.
 * Before: judged-bundle.ts. After: measure-ranking.ts, learned-weights.ts.
 */
import { importBundle } from "@park-hub/cli";
import { dataOf, type Hub } from "@park-hub/dev";
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import { readJudgedDemands, type JudgedDemand } from "./judged-bundle";

const QUERY = `query Judged($id: ID!) {
  demand(id: $id) { matches(first: 100) { nodes { projectId score parts { name score weight } } verdict } }
}`;
const answer = z.object({
  demand: z.object({
    matches: z.object({
      nodes: z.array(
        z.object({
          projectId: z.string(),
          score: z.number(),
          parts: z.array(z.object({ name: z.string(), score: z.number(), weight: z.number() })),
        }),
      ),
      verdict: z.string(),
    }),
  }),
});

/** One project in the answer for a demand. */
export interface AnsweredMatch {
  /** Ref of the project in the bundle. */
  readonly project: string;
  /** Score of each part, by its name. */
  readonly parts: ReadonlyMap<string, number>;
}

/** What the hub answered for one judged demand. */
export interface JudgedAnswer {
  readonly demand: JudgedDemand;
  readonly verdict: string;
  /** At most a hundred, best first. */
  readonly matches: readonly AnsweredMatch[];
  /** Weight of each part, by its name. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Imports the bundle and asks demand by demand: several at once would only queue for the one match process. */
export async function askMatches(hub: Hub, folder: string): Promise<readonly JudgedAnswer[]> {
  const refs = await importRefs(hub, folder);
  const answers: JudgedAnswer[] = [];
  for (const demand of readJudgedDemands(folder)) answers.push(await ask(hub, demand, refs));
  return answers;
}

/** Ref by id and id by ref, in one map: refs and ids never look alike. */
async function importRefs(hub: Hub, folder: string): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>();
  const refused: string[] = [];
  await importBundle({
    folder,
    url: hub.url,
    token: await hub.token({ role: "PARK_STEWARD" }),
    onImported: ({ ref, id }) => void refs.set(ref, id).set(id, ref),
    onRefused: ({ file, line, field, rule }) => void refused.push(`${file}:${line} ${field}: ${rule}`),
  });
  if (refused.length > 0) {
    throw new HubError("BAD_REQUEST", `${refused.length} lines were refused: ${refused.slice(0, 5).join("; ")}`);
  }
  await hub.settle();
  return refs;
}

async function ask(hub: Hub, demand: JudgedDemand, refs: ReadonlyMap<string, string>): Promise<JudgedAnswer> {
  const data = answer.parse(await dataOf(hub.url, { query: QUERY, variables: { id: refs.get(demand.ref) } }));
  const { nodes, verdict } = data.demand.matches;
  return {
    demand,
    verdict,
    matches: nodes.map(({ projectId, parts }) => ({
      project: refs.get(projectId) ?? projectId,
      parts: new Map(parts.map(({ name, score }) => [name, score])),
    })),
    weights: new Map((nodes[0]?.parts ?? []).map(({ name, weight }) => [name, weight])),
  };
}
