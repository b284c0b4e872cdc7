/*
 * The rules of the register behind the directory: who joins, who leaves, where a host is.
 * Every change raises the directory's counter first: the version, the change and its outbox row are one transaction.
 */
import { SITE_KINDS } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { requireRight } from "@park-hub/site";
import { ProblemCollector, type Clock, type Problem } from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { raiseCounter } from "../data/counters";
import { AreaRow, RegisteredSiteRow } from "../data/register-rows";
import { siteChange } from "../events/park-changes";
import { PARK_CODE, type RegisteredSite } from "../model/register";
import { NO_PROBLEMS, refuse, withProblems } from "./outcome";
import {
  checkHostUrl,
  checkPublicKey,
  checkSiteCode,
  checkSiteName,
  hostUrlProblem,
  normalizeHostUrl,
  type RegisterSite,
} from "./site-input";

/** What became of a mutation. */
export interface SiteOutcome {
  /** As it is now; null when there is none. */
  readonly site: RegisteredSite | null;
  readonly problems: readonly Problem[];
}

type NewSite = Pick<RegisteredSite, "code" | "name" | "kind" | "areaCode" | "url" | "publicKey">;

/** Keeps the sites of the hub. */
export class RegisterService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {HubError} FORBIDDEN unless the caller is an operator. */
  async register(principal: Principal, input: RegisterSite): Promise<SiteOutcome> {
    requireRight(principal.roles.includes("OPERATOR"), principal, "register sites");
    const problems = new ProblemCollector();
    const code = checkSiteCode(input.code, problems);
    const name = checkSiteName(input.name, problems);
    const url = checkHostUrl(input.url, problems);
    const publicKey = checkPublicKey(input.publicKey, problems);
    if (input.kind === "PARK" && code !== PARK_CODE) {
      problems.add("kind", "DUPLICATE", `类型为「${SITE_KINDS.PARK}」的站点已有「${PARK_CODE}」,全市只有一个`);
    }
    if (!problems.isEmpty || publicKey === null) return { site: null, problems: problems.list };
    const site = { code, name, kind: input.kind, areaCode: input.areaCode, url, publicKey };
    return withProblems(
      () => unitOfWork(this.database, (manager) => this.insert(manager, site)),
      (found) => ({ site: null, problems: found }),
    );
  }

  /** @throws {HubError} FORBIDDEN unless the caller is an operator. */
  async retire(principal: Principal, code: string): Promise<SiteOutcome> {
    requireRight(principal.roles.includes("OPERATOR"), principal, "retire sites");
    return withProblems(
      () => unitOfWork(this.database, (manager) => this.close(manager, code)),
      async (problems) => ({ site: await this.database.manager.findOneBy(RegisteredSiteRow, { code }), problems }),
    );
  }

  /**
   * Takes note of where a site's host is now; a site that is where it was changes nothing.
   *
   * @param announcer the issuer of the identity that the announcement came with.
   * @throws {HubError} FORBIDDEN when that is not the site itself; NOT_FOUND for a site that is not registered;
   *   BAD_REQUEST when the URL is no base URL.
   */
  async announce(announcer: string, site: string, url: string): Promise<void> {
    if (announcer !== site)
      throw new HubError("FORBIDDEN", `"${announcer}" may not announce site "${site}": a site announces itself only`);
    const baseUrl = normalizeHostUrl(url);
    if (hostUrlProblem(baseUrl) !== null) {
      throw new HubError(
        "BAD_REQUEST",
        `"${url.slice(0, 200)}" is not an http or https URL of at most 200 characters without credentials or query`,
      );
    }
    const known = await this.database.manager.findOneBy(RegisteredSiteRow, { code: site });
    if (known === null)
      throw new HubError("NOT_FOUND", `site "${site}" is not registered; an operator has to register it first`);
    if (known.url === baseUrl) return;
    await unitOfWork(this.database, async (manager) => {
      await raiseCounter(manager, "directory");
      await manager.update(RegisteredSiteRow, { code: site }, { url: baseUrl, updatedAt: this.clock.now() });
    });
  }

  /** Sees to the park's own entry, with the URL and key of this start. */
  async keepPark(park: NewSite): Promise<void> {
    const { url, publicKey } = park;
    const isCurrent = (known: RegisteredSite | null): boolean =>
      known?.url === url && known.publicKey.x === publicKey.x;
    const where = { code: park.code };
    if (isCurrent(await this.database.manager.findOneBy(RegisteredSiteRow, where))) return;
    await unitOfWork(this.database, async (manager) => {
      await raiseCounter(manager, "directory");
      if (await manager.existsBy(RegisteredSiteRow, where)) {
        await manager.update(RegisteredSiteRow, where, { url, publicKey, updatedAt: this.clock.now() });
      } else await this.insertRow(manager, park);
    });
  }

  private async insert(manager: EntityManager, site: NewSite): Promise<SiteOutcome> {
    await raiseCounter(manager, "directory");
    const known = await manager.findOneBy(RegisteredSiteRow, { code: site.code });
    if (known !== null) {
      const state = known.lifecycle === "RETIRED" ? "已退役,代码不再复用" : `已登记为「${known.name}」`;
      refuse("code", "DUPLICATE", `站点代码「${site.code}」${state},请换一个`);
    }
    if (!(await manager.existsBy(AreaRow, { code: site.areaCode }))) {
      refuse(
        "areaCode",
        "NOT_FOUND",
        `没有代码为「${site.areaCode.slice(0, 40)}」的区划,须为本市市、区县(市)或镇街的代码`,
      );
    }
    return { site: await this.insertRow(manager, site), problems: NO_PROBLEMS };
  }

  private async insertRow(manager: EntityManager, site: NewSite): Promise<RegisteredSite> {
    const now = this.clock.now();
    const position = await manager.count(RegisteredSiteRow);
    const row: RegisteredSiteRow = {
      ...site,
      lifecycle: "ACTIVE",
      position,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await manager.insert(RegisteredSiteRow, row);
    await appendChanges(manager, [siteChange("CREATED", row)]);
    return row;
  }

  private async close(manager: EntityManager, code: string): Promise<SiteOutcome> {
    if (code === PARK_CODE) refuse("code", "FORBIDDEN", `站点「${code}」为园区本身,不能退役`);
    await raiseCounter(manager, "directory");
    const present = await manager.findOneBy(RegisteredSiteRow, { code });
    if (present === null) return refuse("code", "NOT_FOUND", `没有代码为「${code.slice(0, 40)}」的站点,请核对代码`);
    if (present.lifecycle === "RETIRED") refuse("code", "WRONG_STATE", `站点「${code}」已退役,不能再次退役`);
    const changes = { lifecycle: "RETIRED", version: present.version + 1, updatedAt: this.clock.now() } as const;
    await manager.update(RegisteredSiteRow, { code }, changes);
    const site = { ...present, ...changes };
    await appendChanges(manager, [siteChange("UPDATED", site)]);
    return { site, problems: NO_PROBLEMS };
  }
}
