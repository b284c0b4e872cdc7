/*
 * Carries out a plan of a matchmaking event: notes the approval at match, then opens each pair's placement at the site of
 * its demand, all with the identity of whoever approves. May be repeated: the plan's keys open each placement once.
 * Before: the graph `directory`, through pipeline.ts. After: the sources of match and placements.
 */
import { HubError } from "@park-hub/errors";
import { z } from "zod";

import type { GraphSource, OperationScope, SourceAnswer } from "../operation";

/** Something that a person can mend. */
export interface RunProblem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** What became of one pair. */
export interface RunPair {
  readonly demandId: string;
  readonly projectId: string;
  readonly placementId: string | null;
  readonly problems: readonly RunProblem[];
}

/** What became of a plan: either problems of the plan itself, or one entry a pair. */
export interface PlanRun {
  readonly pairs: readonly RunPair[];
  readonly problems: readonly RunProblem[];
}

/** The sources that a plan is carried out with. */
export interface PlanSources {
  readonly match: GraphSource;
  readonly placements: GraphSource;
}

/** Placements opened by one fetch: enough to travel together to their sites, few enough for one deadline. */
const PAIRS_A_FETCH = 50;
const APPROVE = `mutation ApprovePlan($input: ApproveMatchmakingInput!) {
  approveMatchmaking(input: $input) { plan { pairs { demandId projectId idempotencyKey } } problems { field code message } }
}`;

const problem = z.object({ field: z.array(z.string()), code: z.string(), message: z.string() });
const planned = z.object({ demandId: z.string(), projectId: z.string(), idempotencyKey: z.string() });
const approval = z.object({
  plan: z.object({ pairs: z.array(planned) }).nullable(),
  problems: z.array(problem),
});
const opening = z.object({ placement: z.object({ id: z.string() }).nullable(), problems: z.array(problem) }).nullish();

type PlannedPair = z.infer<typeof planned>;

/** Runs plans. */
export class PlanRunner {
  constructor(private readonly sources: () => PlanSources) {}

  /** @throws {HubError} what match answers (FORBIDDEN, UNAVAILABLE …) when the approval cannot be noted */
  async carryOut(planId: string, scope: OperationScope): Promise<PlanRun> {
    const { plan, problems } = await this.approve(planId, scope);
    if (plan === null || problems.length > 0) return { pairs: [], problems };
    const pairs: RunPair[] = [];
    for (let from = 0; from < plan.pairs.length; from += PAIRS_A_FETCH) {
      pairs.push(...(await this.open(planId, plan.pairs.slice(from, from + PAIRS_A_FETCH), scope)));
    }
    return { pairs, problems: [] };
  }

  private async approve(planId: string, scope: OperationScope): Promise<z.infer<typeof approval>> {
    const answer = await this.sources().match.fetch({ query: APPROVE, variables: { input: { planId } }, scope });
    const read = approval.safeParse(answer.data.approveMatchmaking);
    if (read.success) return read.data;
    const [first] = answer.errors;
    const isRefusal = first?.extensions.code === "FORBIDDEN" || first?.extensions.code === "UNAUTHENTICATED";
    throw new HubError(
      isRefusal ? "FORBIDDEN" : "UNAVAILABLE",
      first?.message ?? "match did not answer; the plan was not carried out",
    );
  }

  private async open(planId: string, pairs: readonly PlannedPair[], scope: OperationScope): Promise<RunPair[]> {
    const inputs = pairs.map((pair) => ({ ...pair, note: `对接会方案 ${planId}` }));
    const query = `mutation OpenPlacements(${inputs.map((_, at) => `$i${at}: OpenPlacementInput!`).join(", ")}) {
      ${inputs.map((_, at) => `p${at}: openPlacement(input: $i${at}) { placement { id } problems { field code message } }`).join("\n")}
    }`;
    const variables = Object.fromEntries(inputs.map((input, at) => [`i${at}`, input]));
    const answer = await this.sources().placements.fetch({ query, variables, scope });
    return pairs.map(({ demandId, projectId }, at) => {
      const read = opening.safeParse(answer.data[`p${at}`]);
      const opened = read.success ? (read.data ?? null) : null;
      return {
        demandId,
        projectId,
        placementId: opened?.placement?.id ?? null,
        problems: opened?.problems ?? [problemOf(answer, `p${at}`)],
      };
    });
  }
}

/** A site that refuses or is away costs its own pairs; a part that is away is reported by its first error only. */
function problemOf({ errors }: SourceAnswer, key: string): RunProblem {
  const own = errors.find(({ path }) => path?.[0] === key);
  const isForbidden = own?.extensions.code === "FORBIDDEN";
  return {
    field: ["planId"],
    code: isForbidden ? "FORBIDDEN" : "OTHER_SITE_UNAVAILABLE",
    message: own?.message ?? "需求所在站点没有答复,稍后可重新执行",
  };
}
