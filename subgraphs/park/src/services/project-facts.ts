/*
 * What the park asks a project's own site about it. The park knows of landings only through the places that they take:
 * placements are kept by the demands' sites.
 */
import { parseObjectId } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { ReservationService, type SiteRuntime } from "@park-hub/site";
import type { ProblemCollector } from "@park-hub/subgraph-kit";

/** What a project's own site says of it. */
export interface ProjectFacts {
  /** Whether at least one of its places was taken by a landing. */
  readonly hasLanded: boolean;
}

/** Asks a project's own site. */
export interface ProjectFactsSource {
  /**
   * The facts, or null when the site has no such project.
   *
   * @throws {HubError} SITE_UNKNOWN when no site has that code; SITE_UNAVAILABLE when it does not answer.
   */
  find(projectId: string): Promise<ProjectFacts | null>;
}

/** Asks by the reservations endpoint of the project's site; the park's own projects in its own database. */
export function projectFactsOf(site: SiteRuntime): ProjectFactsSource {
  return {
    find: async (projectId) => {
      const { siteCode } = parseObjectId(projectId);
      const description =
        siteCode === site.code
          ? await new ReservationService(site).describe(projectId)
          : await site.reservations.describe(siteCode, projectId);
      return description.outcome === "FOUND" ? { hasLanded: description.placesTaken > 0 } : null;
    },
  };
}

/**
 * The project's facts; a project that does not exist and a site that does not answer become problems of the field.
 *
 * @throws {HubError} BAD_REQUEST when the id has not the form of one.
 */
export async function requireProject(
  source: ProjectFactsSource,
  projectId: string,
  field: string,
  problems: ProblemCollector,
): Promise<ProjectFacts | null> {
  const { siteCode } = parseObjectId(projectId);
  try {
    const facts = await source.find(projectId);
    if (facts === null)
      problems.add(field, "NOT_FOUND", `站点「${siteCode}」没有编号为「${projectId}」的项目,请核对编号`);
    return facts;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    addSiteProblem(error, { siteCode, field }, problems);
    return null;
  }
}

function addSiteProblem(
  error: HubError,
  at: { readonly siteCode: string; readonly field: string },
  problems: ProblemCollector,
): void {
  switch (error.code) {
    case "SITE_UNKNOWN":
      return problems.add(at.field, "NOT_FOUND", `没有代码为「${at.siteCode}」的站点,请核对项目编号`);
    case "SITE_UNAVAILABLE":
    case "SITE_BAD_ANSWER":
    case "UNAVAILABLE":
    case "TIMEOUT":
      return problems.add(
        at.field,
        "OTHER_SITE_UNAVAILABLE",
        `项目所在站点「${at.siteCode}」暂不可达,未作任何改动,请稍后再试`,
      );
    default:
      throw error;
  }
}
