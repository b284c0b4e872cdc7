/*
 * Communities and villages by name within their township, so that `places` finds them. Namesakes of other townships
 * are communities of their own.
 */
import { newObjectId } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import type { Principal } from "@park-hub/identity";
import { isSteward, requireRight } from "@park-hub/site";
import { ProblemCollector, type Clock, type Problem } from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { raiseCounter } from "../data/counters";
import { AreaRow, CommunityRow, RegisteredSiteRow } from "../data/register-rows";
import { MAX_PLACE_NAME_LENGTH, PARK_CODE, type Community } from "../model/register";
import { NO_PROBLEMS, refuse, withProblems } from "./outcome";

/** A community or village. */
export interface RegisterCommunity {
  readonly name: string;
  readonly areaCode: string;
  readonly site?: string | null;
}

/** What became of a mutation. */
export interface CommunityOutcome {
  readonly community: Community | null;
  readonly problems: readonly Problem[];
}

/** Keeps the communities of the city. */
export class CommunityService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers a community. The same name in the same township is there already and changes nothing, except that a
   * site is taken down where none stood; stewards and operators may also change it.
   *
   * A worker's community is served by the worker's own site, also when the input names none.
   *
   * @throws {HubError} FORBIDDEN unless the caller is a station worker, for the own site, a steward or an operator.
   */
  async register(principal: Principal, input: RegisterCommunity): Promise<CommunityOutcome> {
    const siteCode = input.site ?? (isSteward(principal) ? null : (principal.site ?? null));
    const isOwn = principal.roles.includes("STATION_WORKER") && siteCode !== null && principal.site === siteCode;
    requireRight(isSteward(principal) || isOwn, principal, `register communities of site ${siteCode ?? "none"}`);
    const problems = new ProblemCollector();
    const name = problems.text("name", input.name.replace(/\s+/gu, " "), {
      label: "村社名称",
      max: MAX_PLACE_NAME_LENGTH,
    });
    if (!problems.isEmpty) return { community: null, problems: problems.list };
    const community = { name, areaCode: input.areaCode, siteCode };
    return withProblems<CommunityOutcome>(
      async () => ({ community: await this.keep(community, isSteward(principal)), problems: NO_PROBLEMS }),
      (found) => ({ community: null, problems: found }),
    );
  }

  private keep(community: Community, mayMove: boolean): Promise<Community> {
    const { name, areaCode } = community;
    return unitOfWork(this.database, async (manager) => {
      await refuseUnknown(manager, community);
      const find = (): Promise<CommunityRow | null> => manager.findOneBy(CommunityRow, { areaCode, name });
      const seen = await find();
      // What changes nothing raises no version: nobody is woken for an import that runs again
      if (seen !== null && !isMoved(seen, community, mayMove)) return seen;
      await raiseCounter(manager, "directory");
      const known = await find();
      if (known === null) {
        await manager.insert(CommunityRow, { id: newObjectId(PARK_CODE), ...community, createdAt: this.clock.now() });
        return community;
      }
      if (!isMoved(known, community, mayMove)) return known;
      await manager.update(CommunityRow, { id: known.id }, { siteCode: community.siteCode });
      return community;
    });
  }
}

function isMoved(known: Community, wanted: Community, mayMove: boolean): boolean {
  return wanted.siteCode !== null && wanted.siteCode !== known.siteCode && (mayMove || known.siteCode === null);
}

async function refuseUnknown(manager: EntityManager, { areaCode, siteCode }: Community): Promise<void> {
  if (!(await manager.existsBy(AreaRow, { code: areaCode, level: "TOWNSHIP" }))) {
    refuse("areaCode", "NOT_FOUND", `没有代码为「${areaCode.slice(0, 40)}」的镇街,须为本市镇街的 9 位代码`);
  }
  if (siteCode !== null && !(await manager.existsBy(RegisteredSiteRow, { code: siteCode }))) {
    refuse("site", "NOT_FOUND", `没有代码为「${siteCode.slice(0, 40)}」的站点,请核对代码`);
  }
}
