/*
 * Decides about the resource list: who may offer, change and withdraw. Each change and its feed event are one transaction.
 */
import { newObjectId } from "@park-hub/contracts";
import { unitOfWork } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { ProblemCollector } from "@park-hub/subgraph-kit";
import type { EntityManager } from "typeorm";
import { findResource, insertResource, lockResource, writeResource } from "../data/resources";
import { resourceChange } from "../events/site-changes";
import { requireRight, worksAt } from "../model/access";
import { checkKey, checkReason } from "../model/field-rules";
import { PATH_ID } from "../model/input-path";
import type { Resource } from "../model/resource";
import {
  checkChangedResource,
  checkNewResource,
  type OfferResource,
  type UpdateResource,
} from "../model/resource-input";
import type { Withdrawal } from "../model/withdrawal";
import { hasChanged } from "./has-changed";
import { caught, conflict, done, madeOnce, notFound, refused, refusedFor, type Outcome } from "./outcome";
import { isOwnId, requireActive, requireOwnSite } from "./own-site";
import type { SiteRuntime } from "./site-runtime";

/** What changes of a resource besides its version. */
type ResourceChanges = Partial<Omit<Resource, "id" | "version" | "createdAt" | "updatedAt">>;

/** The resource list of one site. */
export class ResourceService {
  constructor(private readonly site: SiteRuntime) {}

  /** Puts a resource on the list. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async offer(principal: Principal, input: OfferResource): Promise<Outcome<Resource>> {
    requireOwnSite(this.site, input.site);
    requireActive(this.site);
    this.requireWorker(principal);
    const problems = new ProblemCollector();
    checkKey(problems, input.idempotencyKey);
    const facts = checkNewResource(input, problems);
    if (!problems.isEmpty) return refused(problems);
    const now = this.site.clock.now();
    const id = newObjectId(this.site.code);
    const state = { isWithdrawn: false, withdrawReason: null, version: 1, createdAt: now, updatedAt: now };
    const resource: Resource = { ...facts, id, kind: input.kind, ...state };
    const claim = {
      principal: principal.subject,
      operation: "offerResource",
      key: input.idempotencyKey,
      input,
      resultId: id,
      now,
    };
    return caught(
      unitOfWork(this.site.database, (em) =>
        madeOnce(em, claim, { make: () => this.insert(em, resource), find: (known) => findResource(em, known) }),
      ),
    );
  }

  /** Changes a resource of that version. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async update(principal: Principal, input: UpdateResource): Promise<Outcome<Resource>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const facts = checkChangedResource(input, present, problems);
      if (!problems.isEmpty) return refused(problems, present);
      return hasChanged<Resource>(present, facts) ? this.write(em, present, facts, "UPDATED") : done(present);
    });
  }

  /** Takes a resource back: it leaves the list. @throws {HubError} UNAUTHENTICATED, FORBIDDEN */
  async withdraw(principal: Principal, input: Withdrawal): Promise<Outcome<Resource>> {
    return this.change(principal, input, async (em, present) => {
      const problems = new ProblemCollector();
      const withdrawReason = checkReason(problems, input.reason);
      if (!problems.isEmpty) return refused(problems, present);
      return this.write(em, present, { isWithdrawn: true, withdrawReason }, "WITHDRAWN");
    });
  }

  private async change(
    principal: Principal,
    input: { readonly id: string; readonly version: number },
    work: (em: EntityManager, present: Resource) => Promise<Outcome<Resource>>,
  ): Promise<Outcome<Resource>> {
    this.requireWorker(principal);
    requireActive(this.site);
    if (!isOwnId(this.site, input.id)) return refusedFor(notFound("资源", input.id));
    return unitOfWork(this.site.database, async (em) => {
      const present = await lockResource(em, input.id);
      if (present === null) return refusedFor<Resource>(notFound("资源", input.id));
      if (present.version !== input.version)
        return refusedFor(conflict("资源", input.version, present.version), present);
      if (present.isWithdrawn) {
        return refusedFor(
          { field: PATH_ID, code: "WRONG_STATE", message: "资源现为「已撤回」,此状态不可再变" },
          present,
        );
      }
      return work(em, present);
    });
  }

  private async insert(em: EntityManager, resource: Resource): Promise<Resource> {
    await insertResource(em, resource);
    await appendChanges(em, [resourceChange(resource, "CREATED")]);
    return resource;
  }

  private async write(
    em: EntityManager,
    present: Resource,
    changes: ResourceChanges,
    action: "UPDATED" | "WITHDRAWN",
  ): Promise<Outcome<Resource>> {
    const updatedAt = this.site.clock.now();
    const resource = { ...present, ...changes, updatedAt, version: present.version + 1 };
    if (!(await writeResource(em, present.id, present.version, { ...changes, updatedAt }))) {
      throw new HubError("STORAGE", `resource ${present.id} changed under its lock`);
    }
    await appendChanges(em, [resourceChange(resource, action)]);
    return done(resource);
  }

  private requireWorker(principal: Principal): void {
    requireRight(worksAt(principal, this.site.code), principal, `change resources of site ${this.site.code}`);
  }
}
