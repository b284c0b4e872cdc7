/*
 * Decides about the project list: who may publish, change and withdraw, and what follows from it.
 * Each change and its feed event are one transaction. Leaves alone: places taken by landings (reservation-service.ts).
 */
import { newObjectId, PROJECT_STAGES, type ProjectStage } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { findProject, insertProject, lockProject, writeProject } from "../data/projects";
import { projectChange } from "../events/site-changes";
import { mayKeepProject, requireRight, requireSomebody } from "../model/access";
import { checkId, checkKey, checkReason } from "../model/field-rules";
import { PATH_ID } from "../model/input-path";
import { placesLeftOf, type Project, type ProjectFacts } from "../model/project";
import { checkChangedProject, checkNewProject, type PublishProject, type UpdateProject } from "../model/project-input";
import { checkFirstStage, checkStageStep, isFinalStage, settledStage } from "../model/project-stage";
import type { Withdrawal } from "../model/withdrawal";
import { hasChanged } from "./has-changed";
import { caught, conflict, done, madeOnce, notFound, refused, refusedFor, type Outcome } from "./outcome";
import { isOwnId, requireActive, requireOwnSite } from "./own-site";
import type { SiteRuntime } from "./site-runtime";

/** What changes of a project besides its version. */
type ProjectChanges = Omit<Project, "id" | "organizationId" | "placesTaken" | "version" | "createdAt">;

/** The project list of one site. */
export class ProjectService {
  constructor(private readonly site: SiteRuntime) {}

  /** Puts a project on the list. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async publish(principal: Principal, input: PublishProject): Promise<Outcome<Project>> {
    requireOwnSite(this.site, input.site);
    requireActive(this.site);
    this.requireKeeper(principal, input.organizationId);
    const problems = new ProblemCollector();
    const stage = input.stage ?? "OPEN";
    checkId(problems, "organizationId", input.organizationId, "承办组织编号", "park");
    checkKey(problems, input.idempotencyKey);
    const facts = checkNewProject(input, problems);
    checkFirstStage(stage, problems);
    if (!problems.isEmpty) return refused(problems);
    const project = this.newProject(input.organizationId, facts, stage);
    const claim = {
      principal: principal.subject,
      operation: "publishProject",
      key: input.idempotencyKey,
      input,
      resultId: project.id,
      now: project.createdAt,
    };
    return caught(
      unitOfWork(this.site.database, (em) =>
        madeOnce(em, claim, { make: () => this.insert(em, project), find: (id) => findProject(em, id) }),
      ),
    );
  }

  /** Changes a project of that version. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async update(principal: Principal, input: UpdateProject): Promise<Outcome<Project>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const facts = checkChangedProject(input, present, problems);
      const asked = input.stage ?? present.stage;
      const placesLeft = placesLeftOf({ ...present, ...facts });
      checkStageStep(present.stage, asked, placesLeft, problems);
      if (!problems.isEmpty) return refused(problems, present);
      const stage = settledStage(asked, placesLeft);
      const { withdrawReason } = present;
      const changes = { ...facts, stage, publishedAt: this.publishedAt(present, stage), withdrawReason };
      return hasChanged(present, changes) ? this.write(em, present, changes, "UPDATED") : done(present);
    });
  }

  /** Takes a project back. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async withdraw(principal: Principal, input: Withdrawal): Promise<Outcome<Project>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const withdrawReason = checkReason(problems, input.reason);
      if (!problems.isEmpty) return refused(problems, present);
      return this.write(em, present, { ...present, stage: "WITHDRAWN", withdrawReason }, "WITHDRAWN");
    });
  }

  private async change(
    principal: Principal,
    input: { readonly id: string; readonly version: number },
    work: (em: EntityManager, present: Project) => Promise<Outcome<Project>>,
  ): Promise<Outcome<Project>> {
    requireSomebody(principal);
    requireActive(this.site);
    if (!isOwnId(this.site, input.id)) return refusedFor(notFound("项目", input.id));
    return unitOfWork(this.site.database, async (em) => {
      const present = await lockProject(em, input.id);
      if (present === null) return refusedFor<Project>(notFound("项目", input.id));
      this.requireKeeper(principal, present.organizationId);
      if (present.version !== input.version)
        return refusedFor(conflict("项目", input.version, present.version), present);
      if (isFinalStage(present.stage)) {
        const message = `项目现为「${PROJECT_STAGES[present.stage]}」,此阶段不可再变`;
        return refusedFor({ field: PATH_ID, code: "WRONG_STATE", message }, present);
      }
      return work(em, present);
    });
  }

  private newProject(organizationId: string, facts: ProjectFacts, asked: ProjectStage): Project {
    const now = this.site.clock.now();
    const stage = settledStage(asked, facts.capacity);
    return {
      ...facts,
      id: newObjectId(this.site.code),
      organizationId,
      placesTaken: 0,
      stage,
      publishedAt: stage === "DRAFT" ? null : now,
      withdrawReason: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }

  private async insert(em: EntityManager, project: Project): Promise<Project> {
    await insertProject(em, project);
    await appendChanges(em, [projectChange(project, "CREATED")]);
    return project;
  }

  private async write(
    em: EntityManager,
    present: Project,
    changed: Omit<ProjectChanges, "updatedAt">,
    action: "UPDATED" | "WITHDRAWN",
  ): Promise<Outcome<Project>> {
    const { id, organizationId, placesTaken, version, createdAt } = present;
    const updatedAt = this.site.clock.now();
    const project = { ...changed, id, organizationId, placesTaken, createdAt, updatedAt, version: version + 1 };
    if (!(await writeProject(em, id, version, { ...changed, updatedAt }))) {
      throw new HubError("STORAGE", `project ${id} changed under its lock`);
    }
    await appendChanges(em, [projectChange(project, action)]);
    return done(project);
  }

  private publishedAt(present: Project, stage: ProjectStage): Date | null {
    return present.publishedAt ?? (stage === "DRAFT" ? null : this.site.clock.now());
  }

  private requireKeeper(principal: Principal, organizationId: string): void {
    const hasRight = mayKeepProject(principal, this.site.code, organizationId);
    requireRight(hasRight, principal, `change this project of site ${this.site.code}`);
  }
}
