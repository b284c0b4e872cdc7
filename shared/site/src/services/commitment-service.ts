import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import { findCommitment, moveCommitment } from "../data/commitments";
import type { CommitmentAnswer } from "../model/commitment";
import type { SiteRuntime } from "./site-runtime";

/** What a site tells the owners of projects about its own landings. */
export class CommitmentService {
  constructor(private readonly site: SiteRuntime) {}

  /**
   * What became of a placement's attempt. An attempt past its deadline is given up first, so that the answer stays true.
   *
   * @param asker the site that asks; only the project's owner may.
   * @throws {HubError} FORBIDDEN
   */
  async answer(placementId: string, asker: string): Promise<CommitmentAnswer> {
    return unitOfWork(this.site.database, async (em) => {
      const now = this.site.clock.now();
      const known = await findCommitment(em, placementId);
      if (known === null) return { state: "NONE", attemptId: null };
      if (known.owner !== asker)
        throw new HubError("FORBIDDEN", `site ${asker} does not own the project of placement ${placementId}`);
      const { attemptId, state, deadline } = known;
      if (state !== "PENDING" || deadline.getTime() > now.getTime()) return { state, attemptId };
      const isGivenUp = await moveCommitment(em, known, "PENDING", "RELEASING", { nextTryAt: now, updatedAt: now });
      // Not given up: it was committed between the two statements, and the next question finds that out.
      return { state: isGivenUp ? "RELEASING" : "PENDING", attemptId };
    });
  }
}
