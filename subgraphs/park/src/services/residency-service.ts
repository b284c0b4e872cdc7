/*
 * The rules of residency: one ACTIVE residency a project; a SHORT_STAY leaves only after a landing.
 * The project may live at any site, so its site is asked before the unit of work begins, never within it.
 */
import { newObjectId, parseObjectId } from "@park-hub/contracts";
import { faultOf, unitOfWork, updateWithVersion } from "@park-hub/database";
import type { Principal } from "@park-hub/identity";
import { requireRight } from "@park-hub/site";
import { ProblemCollector, type Clock, type Problem } from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { ResidencyRow } from "../data/residency-row";
import { PARK_CODE } from "../model/register";
import type { Residency, ResidencyKind } from "../model/residency";
import { NO_PROBLEMS, refuse, refuseIfAny, refuseVersion, withProblems } from "./outcome";
import { requireProject, type ProjectFactsSource } from "./project-facts";

/** A project's admission. */
export interface AdmitProject {
  readonly projectId: string;
  readonly kind: ResidencyKind;
  readonly since?: string | null;
}

/** The end of a residency. */
export interface EndResidency {
  readonly id: string;
  readonly version: number;
  readonly until?: string | null;
}

/** What became of a mutation. */
export interface ResidencyOutcome {
  /** As it is now; null when there is none. */
  readonly residency: Residency | null;
  readonly problems: readonly Problem[];
}

/** Keeps the residencies of one park. */
export class ResidencyService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly projects: ProjectFactsSource,
  ) {}

  /** @throws {HubError} FORBIDDEN unless the caller is a steward; BAD_REQUEST for no project id. */
  async admit(principal: Principal, input: AdmitProject): Promise<ResidencyOutcome> {
    requireRight(principal.roles.includes("PARK_STEWARD"), principal, "admit projects to the park");
    return withProblems(
      () => this.insert(input),
      async (problems) => ({ residency: await this.active(input.projectId), problems }),
    );
  }

  /** @throws {HubError} FORBIDDEN unless the caller is a steward; BAD_REQUEST for no residency id. */
  async end(principal: Principal, input: EndResidency): Promise<ResidencyOutcome> {
    requireRight(principal.roles.includes("PARK_STEWARD"), principal, "end residencies");
    parseObjectId(input.id);
    return withProblems(
      async () => {
        await this.checkLanding(input);
        return unitOfWork(this.database, (manager) => this.close(manager, input));
      },
      async (problems) => ({ residency: await this.byId(input.id), problems }),
    );
  }

  private async insert(input: AdmitProject): Promise<ResidencyOutcome> {
    const problems = new ProblemCollector();
    await requireProject(this.projects, input.projectId, "projectId", problems);
    const since = problems.day("since", input.since, "入驻日期") ?? this.clock.today();
    refuseIfAny(problems);
    const now = this.clock.now();
    const row: ResidencyRow = {
      id: newObjectId(PARK_CODE),
      projectId: input.projectId,
      activeProjectId: input.projectId,
      kind: input.kind,
      since,
      until: null,
      state: "ACTIVE",
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    try {
      await unitOfWork(this.database, (manager) => manager.insert(ResidencyRow, row));
      return { residency: row, problems: NO_PROBLEMS };
    } catch (error) {
      if (faultOf(error) !== "unique") throw error;
      return refuse("projectId", "DUPLICATE", `项目「${input.projectId}」已在园,同一项目同时只能有一份入驻`);
    }
  }

  /** A SHORT_STAY project is at the park to land somewhere: before it has, it cannot leave. */
  private async checkLanding(input: EndResidency): Promise<void> {
    const residency = await this.byId(input.id);
    if (residency?.kind !== "SHORT_STAY" || residency.state !== "ACTIVE") return;
    const problems = new ProblemCollector();
    const facts = await requireProject(this.projects, residency.projectId, "id", problems);
    refuseIfAny(problems);
    if (facts?.hasLanded !== true) {
      refuse("id", "WRONG_STATE", `项目「${residency.projectId}」为短期入驻且尚未落地,须至少落地一次后方可退出`);
    }
  }

  private async close(manager: EntityManager, input: EndResidency): Promise<ResidencyOutcome> {
    const { id, version } = input;
    const present = await manager.findOneBy(ResidencyRow, { id });
    if (present === null) return refuse("id", "NOT_FOUND", `没有编号为「${id}」的入驻,请核对编号`);
    if (present.state === "ENDED")
      refuse("id", "WRONG_STATE", `入驻「${id}」已于 ${present.until ?? ""} 退出,不能再次退出`);
    if (present.version !== version) refuseVersion(version, present.version);
    const until = this.checkUntil(input.until, present.since);
    const changes = { state: "ENDED", until, activeProjectId: null, updatedAt: this.clock.now() } as const;
    const isChanged = await updateWithVersion(manager, ResidencyRow, id, version, changes);
    const residency = await manager.findOneByOrFail(ResidencyRow, { id });
    if (!isChanged) refuseVersion(version, residency.version);
    return { residency, problems: NO_PROBLEMS };
  }

  private checkUntil(given: string | null | undefined, since: string): string {
    const today = this.clock.today();
    const problems = new ProblemCollector();
    const until = problems.day("until", given, "退出日期") ?? today;
    problems.dayOrder({ label: "入驻日期", value: since }, { field: "until", label: "退出日期", value: until });
    if (until > today) problems.add("until", "OUT_OF_RANGE", `退出日期为 ${until},须不晚于今天 ${today}`);
    refuseIfAny(problems);
    return until;
  }

  private active(projectId: string): Promise<Residency | null> {
    return this.database.manager.findOneBy(ResidencyRow, { activeProjectId: projectId });
  }

  private byId(id: string): Promise<Residency | null> {
    return this.database.manager.findOneBy(ResidencyRow, { id });
  }
}
