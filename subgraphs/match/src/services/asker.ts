import type { Principal } from "@park-hub/identity";
import type { Coverage, SiteGap } from "../model/coverage";
import type { CoverageQuestion, CoverageService } from "./coverage";
import type { Cursors } from "./site-states";
import { viewerOf, type Viewer } from "./visibility";

/** Who asks in one request, and what the answers of that request share. */
export interface Asker {
  readonly principal: Principal;
  readonly viewer: Viewer;
  /** Coverage of an answer; the same question is judged once a request. */
  coverageOf(question: CoverageQuestion, gaps?: readonly SiteGap[]): Coverage;
  /** Whether what is known of the site may be out of date, judged once a request. */
  isStale(siteCode: string): boolean;
}

/** The asker of one request. @param expected cursors that the caller's own writes reached. */
export function askerOf(principal: Principal, expected: Cursors, coverage: CoverageService): Asker {
  const judged = new Map<string, Coverage>();
  const staleSites = new Map<string, boolean>();
  // A site may fall silent between two parts of one answer: what was said of it first holds for all of them
  const isStale = (siteCode: string): boolean => {
    const known = staleSites.get(siteCode) ?? coverage.isStale(siteCode, expected);
    staleSites.set(siteCode, known);
    return known;
  };
  return {
    principal,
    viewer: viewerOf(principal),
    coverageOf: (question, gaps = []) => {
      const key = JSON.stringify([question, gaps]);
      const known = judged.get(key) ?? coverage.of(question, gaps, isStale);
      judged.set(key, known);
      return known;
    },
    isStale,
  };
}
