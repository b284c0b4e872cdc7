/*
 * The border of matchmaking: what a caller hands in becomes a request, or is refused with the thing, its value and the rule.
 */
import { parseObjectId } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import type { MatchmakingProject, MatchmakingRequest, PairIds, PlanMethod } from "../model/matchmaking";

/** `MatchmakingInput` of the public schema. */
export interface MatchmakingInput {
  readonly title?: string | null;
  readonly demandIds: readonly string[];
  readonly projects: readonly MatchmakingProject[];
  readonly excluded?: readonly PairIds[] | null;
  readonly atMostPerOrganization?: number | null;
  readonly method?: PlanMethod | null;
  readonly demandRankings?: readonly { readonly demandId: string; readonly projectIds: readonly string[] }[] | null;
  readonly projectRankings?: readonly { readonly projectId: string; readonly demandIds: readonly string[] }[] | null;
}

const MAX_DEMANDS = 1_000;
const MAX_PROJECTS = 600;
const MAX_EXCLUDED = 10_000;
const MAX_TITLE = 80;
const MAX_CAPACITY = 10_000;

/** The request of an input. @throws {HubError} BAD_REQUEST for an input that breaks a rule. */
export function matchmakingRequest(input: MatchmakingInput): MatchmakingRequest {
  const title = input.title?.trim() ?? "";
  if ([...title].length > MAX_TITLE) throw refused("input.title", [...title].length, `at most ${MAX_TITLE} characters`);
  const excluded = input.excluded ?? [];
  checkIds("input.demandIds", input.demandIds, MAX_DEMANDS);
  checkProjects(input.projects);
  if (excluded.length > MAX_EXCLUDED) throw refused("input.excluded", excluded.length, `at most ${MAX_EXCLUDED} pairs`);
  const bound = input.atMostPerOrganization ?? null;
  if (bound !== null && bound < 1) throw refused("input.atMostPerOrganization", bound, "at least 1");
  const demandWishes = (input.demandRankings ?? []).map(({ demandId, projectIds }) => ({
    id: demandId,
    wants: projectIds,
  }));
  const projectWishes = (input.projectRankings ?? []).map(({ projectId, demandIds }) => ({
    id: projectId,
    wants: demandIds,
  }));
  checkRankers("input.demandRankings", demandWishes, new Set(input.demandIds));
  checkRankers("input.projectRankings", projectWishes, new Set(input.projects.map(({ projectId }) => projectId)));
  const method = input.method ?? "BEST_TOTAL";
  if (method === "STABLE" && (demandWishes.length === 0 || projectWishes.length === 0)) {
    throw new HubError("BAD_REQUEST", "a STABLE plan takes rankings of both sides: demandRankings and projectRankings");
  }
  return {
    title: title === "" ? null : title,
    demandIds: input.demandIds,
    projects: input.projects,
    excluded,
    atMostPerOrganization: bound,
    method,
    demandWishes,
    projectWishes,
  };
}

function checkProjects(projects: readonly MatchmakingProject[]): void {
  checkIds(
    "input.projects",
    projects.map(({ projectId }) => projectId),
    MAX_PROJECTS,
  );
  projects.forEach(({ capacity }, at) => {
    if (capacity === null || capacity === undefined) return;
    if (capacity >= 0 && capacity <= MAX_CAPACITY) return;
    throw refused(`input.projects[${at}].capacity`, capacity, `0 to ${MAX_CAPACITY}`);
  });
}

function checkIds(what: string, ids: readonly string[], most: number): void {
  if (ids.length === 0 || ids.length > most) throw refused(what, `${ids.length} entries`, `1 to ${most}`);
  const seen = new Set<string>();
  for (const id of ids) {
    parseObjectId(id);
    if (seen.has(id)) throw refused(what, `"${id}" twice`, "each once");
    seen.add(id);
  }
}

function checkRankers(
  what: string,
  wishes: readonly { readonly id: string; readonly wants: readonly string[] }[],
  participants: ReadonlySet<string>,
): void {
  const seen = new Set<string>();
  for (const { id, wants } of wishes) {
    if (!participants.has(id)) throw refused(what, `"${id}"`, "a participant of the event");
    if (seen.has(id)) throw refused(what, `"${id}" twice`, "one ranking each");
    if (new Set(wants).size !== wants.length) throw refused(`${what} of "${id}"`, "an id twice", "each once");
    seen.add(id);
  }
}

function refused(what: string, value: string | number, rule: string): HubError {
  return new HubError("BAD_REQUEST", `${what} is ${value}; the rule is: ${rule}`);
}
