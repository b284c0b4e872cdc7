/*
 * Decides about the demand list: who may post, refine, close and withdraw, and what becomes of the demand's placements.
 * Each change and its feed events are one transaction. Leaves alone: what placements do to a demand (placement-service.ts).
 */
import { DEMAND_STATES, newObjectId } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { findDemand, insertDemand, lockDemand, writeDemand } from "../data/demands";
import { declinePlacements, placementsOf } from "../data/placements";
import { demandChange, placementChange } from "../events/site-changes";
import { requireRight, worksAt } from "../model/access";
import type { Demand, DemandFacts } from "../model/demand";
import { checkChangedDemand, checkNewDemand, type PostDemand, type RefineDemand } from "../model/demand-input";
import { checkDemandStep, checkFirstState, checkNotAgreed, checkNotBound, isFinalDemand } from "../model/demand-state";
import { checkKey, checkReason } from "../model/field-rules";
import { PATH_ID } from "../model/input-path";
import type { Placement } from "../model/placement";
import { UNDERWAY_STATES } from "../model/placement-state";
import type { Withdrawal } from "../model/withdrawal";
import { hasChanged } from "./has-changed";
import { caught, conflict, done, madeOnce, notFound, refused, refusedFor, type Outcome } from "./outcome";
import { isOwnId, requireActive, requireOwnSite } from "./own-site";
import type { SiteRuntime } from "./site-runtime";

/** What changes of a demand besides its version. */
type DemandChanges = Partial<Omit<Demand, "id" | "version" | "createdAt" | "updatedAt">>;

/** The end of a demand, which declines its placements under way. */
interface Ending {
  readonly principal: Principal;
  readonly placements: readonly Placement[];
  readonly note: string;
}

/** The demand list of one site. */
export class DemandService {
  constructor(private readonly site: SiteRuntime) {}

  /** Puts a demand on the list. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async post(principal: Principal, input: PostDemand): Promise<Outcome<Demand>> {
    requireOwnSite(this.site, input.site);
    requireActive(this.site);
    this.requireWorker(principal);
    const problems = new ProblemCollector();
    const state = input.state ?? "OPEN";
    checkKey(problems, input.idempotencyKey);
    const facts = checkNewDemand(input, problems);
    checkFirstState(state, problems);
    if (!problems.isEmpty) return refused(problems);
    const demand = this.newDemand(facts, state);
    const claim = {
      principal: principal.subject,
      operation: "postDemand",
      key: input.idempotencyKey,
      input,
      resultId: demand.id,
      now: demand.createdAt,
    };
    return caught(
      unitOfWork(this.site.database, (em) =>
        madeOnce(em, claim, { make: () => this.insert(em, demand), find: (id) => findDemand(em, id) }),
      ),
    );
  }

  /** Says a demand of that version more precisely, publishes or closes it. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async refine(principal: Principal, input: RefineDemand): Promise<Outcome<Demand>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const facts = checkChangedDemand(input, present, problems);
      const state = input.state ?? present.state;
      checkDemandStep(present.state, state, problems);
      const isClosing = state === "CLOSED";
      const placements = isClosing ? await placementsOf(em, present.id) : [];
      checkNotAgreed(
        placements.map((placement) => placement.state),
        problems,
      );
      if (!problems.isEmpty) return refused(problems, present);
      const publishedAt = present.publishedAt ?? (state === "DRAFT" ? null : this.site.clock.now());
      const changes = { ...facts, state, publishedAt };
      if (!hasChanged<Demand>(present, changes)) return done(present);
      return this.write(em, present, changes, isClosing ? { principal, placements, note: "需求已关闭" } : null);
    });
  }

  /** Takes a demand back and declines its placements under way. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async withdraw(principal: Principal, input: Withdrawal): Promise<Outcome<Demand>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const withdrawReason = checkReason(problems, input.reason);
      const placements = await placementsOf(em, present.id);
      checkNotBound(
        placements.map((placement) => placement.state),
        problems,
      );
      if (!problems.isEmpty) return refused(problems, present);
      const note = withdrawReason === null ? "需求已撤回" : `需求已撤回:${withdrawReason}`;
      return this.write(em, present, { state: "WITHDRAWN", withdrawReason }, { principal, placements, note });
    });
  }

  private async change(
    principal: Principal,
    input: { readonly id: string; readonly version: number },
    work: (em: EntityManager, present: Demand) => Promise<Outcome<Demand>>,
  ): Promise<Outcome<Demand>> {
    this.requireWorker(principal);
    requireActive(this.site);
    if (!isOwnId(this.site, input.id)) return refusedFor(notFound("需求", input.id));
    return unitOfWork(this.site.database, async (em) => {
      const present = await lockDemand(em, input.id);
      if (present === null) return refusedFor<Demand>(notFound("需求", input.id));
      if (present.version !== input.version)
        return refusedFor(conflict("需求", input.version, present.version), present);
      if (isFinalDemand(present.state)) {
        const message = `需求现为「${DEMAND_STATES[present.state]}」,此状态不可再变`;
        return refusedFor({ field: PATH_ID, code: "WRONG_STATE", message }, present);
      }
      return work(em, present);
    });
  }

  private newDemand(facts: DemandFacts, state: Demand["state"]): Demand {
    const now = this.site.clock.now();
    return {
      ...facts,
      id: newObjectId(this.site.code),
      state,
      publishedAt: state === "DRAFT" ? null : now,
      withdrawReason: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }

  private async insert(em: EntityManager, demand: Demand): Promise<Demand> {
    await insertDemand(em, demand);
    await appendChanges(em, [demandChange(demand, "CREATED")]);
    return demand;
  }

  private async write(
    em: EntityManager,
    present: Demand,
    changes: DemandChanges,
    ending: Ending | null,
  ): Promise<Outcome<Demand>> {
    const updatedAt = this.site.clock.now();
    const demand = { ...present, ...changes, updatedAt, version: present.version + 1 };
    if (!(await writeDemand(em, present.id, present.version, { ...changes, updatedAt }))) {
      throw new HubError("STORAGE", `demand ${present.id} changed under its lock`);
    }
    const declined = ending === null ? [] : await this.decline(em, ending, updatedAt);
    const action = demand.state === "WITHDRAWN" ? "WITHDRAWN" : "UPDATED";
    const placementChanges = declined.map((placement) => placementChange(placement, "UPDATED"));
    await appendChanges(em, [demandChange(demand, action), ...placementChanges]);
    return done(demand);
  }

  private async decline(em: EntityManager, ending: Ending, at: Date): Promise<readonly Placement[]> {
    const underway = ending.placements.filter(({ state }) => UNDERWAY_STATES.includes(state));
    const by = ending.principal.subject;
    const steps = underway.map(({ id, version }) => {
      return { placementId: id, step: version + 1, state: "DECLINED" as const, at, by, note: ending.note };
    });
    await declinePlacements(em, "OTHER", at, steps);
    return underway.map((placement) => {
      return { ...placement, state: "DECLINED", declineReason: "OTHER", version: placement.version + 1, updatedAt: at };
    });
  }

  private requireWorker(principal: Principal): void {
    requireRight(worksAt(principal, this.site.code), principal, `change demands of site ${this.site.code}`);
  }
}
