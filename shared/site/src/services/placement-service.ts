/*
 * Decides about placements: who may open and advance one, and what its steps do to demand and project.
 * Leaves alone: landings at projects of other sites (landing-service.ts).
 */
import { newObjectId, siteCodeOf } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { ProblemCollector, ProblemsFound, type IdempotencyClaim } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { findDemand, lockDemand } from "../data/demands";
import { findPlacement, insertPlacement, placementsOf } from "../data/placements";
import { placementChange, projectChange } from "../events/site-changes";
import { isParty, requireRight, requireSomebody, worksAt, type PlacementSides } from "../model/access";
import { checkMatchable, stateAfterOpening } from "../model/demand-state";
import { checkId, checkKey, checkNote } from "../model/field-rules";
import type { Placement } from "../model/placement";
import type { AdvancePlacement, OpenPlacement } from "../model/placement-input";
import { isFinalPlacement } from "../model/placement-state";
import { LandingService } from "./landing-service";
import { caught, done, madeOnce, notFound, refused, refusedFor, replayed, type Outcome } from "./outcome";
import {
  lockPlacement,
  moveDemand,
  problemsOf,
  takeStep,
  type AskedStep,
  type LockedPlacement,
} from "./placement-steps";
import { isOwnId, requireActive } from "./own-site";
import { otherSiteUnavailable, problemOfDescription, problemOfReservation } from "./project-problems";
import type { ProjectDescription } from "./reservation-protocol";
import type { ReservationService } from "./reservation-service";
import type { SiteRuntime } from "./site-runtime";

/** The placements of one site's demands. */
export class PlacementService {
  private readonly landings: LandingService;

  constructor(
    private readonly site: SiteRuntime,
    private readonly reservations: ReservationService,
  ) {
    this.landings = new LandingService(site);
  }

  /** Brings a demand of this site and a project of any site together. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async open(principal: Principal, input: OpenPlacement): Promise<Outcome<Placement>> {
    requireSomebody(principal);
    requireActive(this.site);
    const problems = new ProblemCollector();
    checkId(problems, "demandId", input.demandId, "需求编号", this.site.code);
    checkId(problems, "projectId", input.projectId, "项目编号");
    checkKey(problems, input.idempotencyKey);
    const note = checkNote(problems, input.note);
    if (!problems.isEmpty) return refused(problems);
    this.requireOpener(principal, input.projectId);
    const placement = this.newPlacement(input);
    const claim = this.claimOf(principal, input, placement);
    const former = await replayed(this.site.database, claim, findPlacement);
    if (former !== null) return former;
    const unmatchable = await this.checkDemand(input.demandId);
    if (unmatchable !== null) return unmatchable;
    const description = await this.describe(input.projectId);
    if (description === null) return refusedFor(otherSiteUnavailable(["projectId"], ownerOf(input.projectId)));
    const problem = problemOfDescription(input.projectId, description);
    if (problem !== null || description.outcome === "NOT_FOUND")
      return refusedFor(problem ?? notFound("项目", input.projectId));
    const known = { ...placement, organizationId: description.organizationId };
    this.requireParty(principal, known);
    return caught(
      unitOfWork(this.site.database, (em) =>
        madeOnce(em, claim, {
          make: () => this.insert(em, known, { by: principal.subject, note }),
          find: (id) => findPlacement(em, id),
        }),
      ),
    );
  }

  /** Moves a placement of that version along its states. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async advance(principal: Principal, input: AdvancePlacement): Promise<Outcome<Placement>> {
    requireSomebody(principal);
    requireActive(this.site);
    const placement = isOwnId(this.site, input.id) ? await findPlacement(this.site.database.manager, input.id) : null;
    if (placement === null) return refusedFor<Placement>(notFound("对接单", input.id));
    this.requireParty(principal, placement);
    const problems = new ProblemCollector();
    const note = checkNote(problems, input.note);
    if (!problems.isEmpty) return refused(problems, placement);
    const step: AskedStep = {
      version: input.version,
      to: input.to,
      by: principal.subject,
      note,
      outcome: input.outcome ?? null,
      declineReason: input.declineReason ?? null,
    };
    const isElsewhere = ownerOf(placement.projectId) !== this.site.code;
    return input.to === "LANDED" && isElsewhere ? this.landings.land(placement, step) : this.stepHere(placement, step);
  }

  /** A step that needs no other site. */
  private stepHere(placement: Placement, step: AskedStep): Promise<Outcome<Placement>> {
    return unitOfWork(this.site.database, async (em) => {
      const locked = await lockPlacement(em, placement);
      const problems = problemsOf(locked.placement, step);
      if (problems.length > 0) return { object: locked.placement, problems };
      if (step.to === "LANDED") return this.landHere(em, locked, step);
      return done(await takeStep(em, locked, step, this.site.clock.now()));
    });
  }

  /** Demand and project are of one database: the place is taken and the placement lands in one transaction. */
  private async landHere(em: EntityManager, locked: LockedPlacement, step: AskedStep): Promise<Outcome<Placement>> {
    const { id, projectId } = locked.placement;
    const taken = await this.reservations.takeWithin(em, { placementId: id, projectId, attemptId: id });
    if ("project" in taken) {
      return done(await takeStep(em, locked, step, this.site.clock.now(), [projectChange(taken.project, "UPDATED")]));
    }
    const problem = problemOfReservation(projectId, this.site.code, taken.refusal);
    return problem === null ? done(locked.placement) : refusedFor(problem, locked.placement);
  }

  private async checkDemand(demandId: string): Promise<Outcome<Placement> | null> {
    const demand = await findDemand(this.site.database.manager, demandId);
    if (demand === null) return refusedFor(notFound("需求", demandId, ["demandId"]));
    const problems = new ProblemCollector();
    checkMatchable(demand.state, problems);
    return problems.isEmpty ? null : refused(problems);
  }

  /** Asks the project's owner; null: it cannot be asked now. A site that the directory does not know has no projects. */
  private async describe(projectId: string): Promise<ProjectDescription | null> {
    const owner = ownerOf(projectId);
    if (owner === this.site.code) return this.reservations.describe(projectId);
    try {
      return await this.site.reservations.describe(owner, projectId);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      if (error.code === "SITE_UNKNOWN") return { outcome: "NOT_FOUND" };
      this.site.logger.warn({ err: error, owner }, "the site of a project cannot be asked");
      return null;
    }
  }

  private async insert(
    em: EntityManager,
    placement: Placement,
    first: { readonly by: string; readonly note: string | null },
  ): Promise<Placement> {
    const { id, demandId, createdAt: at, state } = placement;
    const demand = await lockDemand(em, demandId);
    if (demand === null) throw new ProblemsFound([notFound("需求", demandId, ["demandId"])]);
    const problems = new ProblemCollector();
    checkMatchable(demand.state, problems);
    const twin = (await placementsOf(em, demandId)).find(
      (other) => other.projectId === placement.projectId && !isFinalPlacement(other.state),
    );
    if (twin !== undefined)
      problems.add("projectId", "DUPLICATE", `该需求与项目已有进行中的对接单「${twin.id}」,须待其结束`);
    if (!problems.isEmpty) throw new ProblemsFound(problems.list);
    const demandChanges = await moveDemand(em, demand, stateAfterOpening(demand.state), at);
    await insertPlacement(em, placement, { placementId: id, step: 1, state, at, ...first });
    await appendChanges(em, [...demandChanges, placementChange(placement, "CREATED")]);
    return placement;
  }

  private newPlacement({ demandId, projectId }: OpenPlacement): Placement {
    const now = this.site.clock.now();
    return {
      id: newObjectId(this.site.code),
      demandId,
      projectId,
      organizationId: "",
      state: "PROPOSED",
      outcome: null,
      declineReason: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }

  private claimOf(principal: Principal, input: OpenPlacement, placement: Placement): IdempotencyClaim {
    const { id: resultId, createdAt: now } = placement;
    const { subject } = principal;
    return { principal: subject, operation: "openPlacement", key: input.idempotencyKey, input, resultId, now };
  }

  /** Before the owner is asked: an organisation may be a party, everybody else is one by site or not at all. */
  private requireOpener(principal: Principal, projectId: string): void {
    const isStaff = worksAt(principal, this.site.code) || worksAt(principal, ownerOf(projectId));
    requireRight(
      isStaff || principal.roles.includes("ORGANISATION"),
      principal,
      `open placements at site ${this.site.code}`,
    );
  }

  private requireParty(principal: Principal, placement: Placement): void {
    requireRight(
      isParty(principal, this.sidesOf(placement)),
      principal,
      `act on this placement of site ${this.site.code}`,
    );
  }

  private sidesOf({ projectId, organizationId }: Placement): PlacementSides {
    return { demandSite: this.site.code, projectSite: ownerOf(projectId), organizationId };
  }
}

function ownerOf(projectId: string): string {
  return siteCodeOf(projectId) ?? "";
}
