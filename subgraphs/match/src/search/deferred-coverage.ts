/*
 * Coverage is judged where the links to the sites are known, not in the search thread: there an answer carries what its
 * coverage is to be judged by, and the thread of the process puts the judgment in its place.
 */
import type { Principal } from "@park-hub/identity";
import type { Coverage, SiteGap } from "../model/coverage";
import type { Asker } from "../services/asker";
import type { CoverageQuestion } from "../services/coverage";
import { viewerOf } from "../services/visibility";

interface Deferred extends Coverage {
  readonly deferred: { readonly question: CoverageQuestion; readonly gaps: readonly SiteGap[] };
}

/** Who asks in the search thread. */
export function deferringAsker(principal: Principal, staleSites: readonly string[]): Asker {
  const stale = new Set(staleSites);
  return {
    principal,
    viewer: viewerOf(principal),
    coverageOf: (question, gaps = []): Deferred => ({
      asked: 0,
      answered: 0,
      stale: [],
      missing: [],
      deferred: { question, gaps },
    }),
    isStale: (siteCode) => stale.has(siteCode),
  };
}

/** The answer with its coverage judged, where it carries one. */
export function withCoverage<T>(answer: T, asker: Asker): T {
  if (typeof answer !== "object" || answer === null || !("coverage" in answer)) return answer;
  const { coverage } = answer;
  return isDeferred(coverage)
    ? { ...answer, coverage: asker.coverageOf(coverage.deferred.question, coverage.deferred.gaps) }
    : answer;
}

function isDeferred(coverage: unknown): coverage is Deferred {
  return typeof coverage === "object" && coverage !== null && "deferred" in coverage;
}
