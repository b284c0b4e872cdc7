/*
 * What a mutation says of a station, checked and merged with what is there. Pure.
 * Leaves alone: rights (services/station-service.ts).
 */
import { given } from "@park-hub/site";
import type { ProblemCollector } from "@park-hub/subgraph-kit";
import { sortCommunities, type Station, type StationKind } from "./station";

/** A change to a station; left out: stays. */
export interface UpdateStation {
  readonly site: string;
  readonly version: number;
  readonly kind?: StationKind | null;
  readonly desk?: string | null;
  readonly communities?: readonly string[] | null;
}

/** What a station says of itself, without its version. */
export type StationFacts = Omit<Station, "version">;

/** Most communities a station may serve. */
export const MAX_COMMUNITIES = 200;
const DESK_RULE = { label: "接待地点与时间", max: 200 };
const COMMUNITY_RULE = { label: "村社名称", max: 40 };

/** The facts of a station after a change. */
export function checkChangedStation(
  input: UpdateStation,
  present: StationFacts,
  problems: ProblemCollector,
): StationFacts {
  if (input.kind === null) problems.add("kind", "REQUIRED", "站点类型为空值,须为社工站或党群服务中心");
  return {
    kind: input.kind ?? present.kind,
    desk: given(input.desk, present.desk, (desk) => problems.optionalText("desk", desk, DESK_RULE)),
    communities: given(input.communities, present.communities, (names) => checkCommunities(names ?? [], problems)),
  };
}

function checkCommunities(names: readonly string[], problems: ProblemCollector): readonly string[] {
  if (names.length > MAX_COMMUNITIES) {
    problems.add("communities", "OUT_OF_RANGE", `服务的村社有 ${names.length} 个,最多 ${MAX_COMMUNITIES} 个`);
    return [];
  }
  return sortCommunities(
    names.map((name, index) =>
      problems.text(["communities", String(index)], name.replace(/\s+/gu, " "), COMMUNITY_RULE),
    ),
  );
}
