/*
 * The rules of lineage: a project has at most one parent, and nobody is their own ancestor.
 */
import { unitOfWork } from "@park-hub/database";
import type { Principal } from "@park-hub/identity";
import { requireRight } from "@park-hub/site";
import { ProblemCollector, type Clock, type Problem } from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { raiseCounter } from "../data/counters";
import { LineageRow } from "../data/lineage-row";
import { ancestorsOf } from "../data/project-records";
import { NO_PROBLEMS, refuse, refuseIfAny, withProblems } from "./outcome";
import { requireProject, type ProjectFactsSource } from "./project-facts";

/** Which project grew out of which. */
export interface RecordLineage {
  readonly projectId: string;
  readonly derivedFromId: string;
}

/** Keeps the lineage of projects of all sites. */
export class LineageService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly projects: ProjectFactsSource,
  ) {}

  /**
   * Records the lineage and gives the problems that kept it from being recorded; recording it again changes nothing.
   *
   * @throws {HubError} FORBIDDEN unless the caller is a steward; BAD_REQUEST for an id without the form of one.
   */
  async record(principal: Principal, input: RecordLineage): Promise<readonly Problem[]> {
    requireRight(principal.roles.includes("PARK_STEWARD"), principal, "record the lineage of projects");
    return withProblems(
      async () => {
        const problems = new ProblemCollector();
        await requireProject(this.projects, input.projectId, "projectId", problems);
        await requireProject(this.projects, input.derivedFromId, "derivedFromId", problems);
        refuseIfAny(problems);
        await unitOfWork(this.database, (manager) => this.insert(manager, principal, input));
        return NO_PROBLEMS;
      },
      (problems) => problems,
    );
  }

  private async insert(manager: EntityManager, principal: Principal, input: RecordLineage): Promise<void> {
    const { projectId, derivedFromId } = input;
    // Two records that close a circle together must not pass each other
    await raiseCounter(manager, "lineage");
    const known = await manager.findOneBy(LineageRow, { projectId });
    if (known?.derivedFromId === derivedFromId) return;
    if (known !== null) {
      refuse(
        "projectId",
        "DUPLICATE",
        `项目「${projectId}」的来源已登记为「${known.derivedFromId}」,一个项目只有一个来源`,
      );
    }
    if (projectId === derivedFromId || (await ancestorsOf(manager, derivedFromId)).includes(projectId)) {
      refuse("derivedFromId", "WRONG_STATE", `项目「${derivedFromId}」本身衍生自「${projectId}」,来源不能成环`);
    }
    await manager.insert(LineageRow, {
      projectId,
      derivedFromId,
      recordedBy: principal.subject,
      recordedAt: this.clock.now(),
    });
  }
}
