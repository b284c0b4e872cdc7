/*
 * The rules of organisations: who may register and change them, one entry a credit code.
 * Writes the change and its outbox row in one unit of work. Leaves alone: batched reading (loaders/).
 */
import { newObjectId, parseObjectId } from "@park-hub/contracts";
import { faultOf, unitOfWork, updateWithVersion } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal } from "@park-hub/identity";
import { appendChanges } from "@park-hub/outbox";
import { hasChanged, isSteward, requireRight, speaksFor } from "@park-hub/site";
import {
  claimIdempotencyKey,
  connectionOf,
  keysetCursorOf,
  pageArguments,
  ProblemCollector,
  type Clock,
  type Connection,
  type Problem,
} from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { OrganizationRow } from "../data/organization-row";
import {
  countOrganizations,
  findByCreditCode,
  listOrganizations,
  type OrganizationSelection,
} from "../data/organizations";
import { organizationChange } from "../events/park-changes";
import { normalizeCreditCode } from "../model/credit-code";
import type { Organization } from "../model/organization";
import { PARK_CODE } from "../model/register";
import {
  checkChanges,
  checkCreditCode,
  checkNewFacts,
  type RegisterOrganization,
  type UpdateOrganization,
} from "./organization-input";
import { NO_PROBLEMS, refuse, refuseIfAny, refuseVersion, withProblems } from "./outcome";

/** What became of a mutation. */
export interface OrganizationOutcome {
  /** As it is now; null when there is none. */
  readonly organization: Organization | null;
  readonly problems: readonly Problem[];
}

/** Keeps the organisations of one park. */
export class OrganizationService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The organisation of exactly one of id and credit code, or null.
   *
   * @throws {HubError} BAD_REQUEST when both or neither are given, or the id has not the form of one.
   */
  async find(by: { readonly id?: string | null; readonly creditCode?: string | null }): Promise<Organization | null> {
    const { id = null, creditCode = null } = by;
    if (id !== null && creditCode === null) {
      parseObjectId(id);
      return this.database.manager.findOneBy(OrganizationRow, { id });
    }
    if (id === null && creditCode !== null)
      return findByCreditCode(this.database.manager, normalizeCreditCode(creditCode));
    throw new HubError(
      "BAD_REQUEST",
      `organization was asked with ${id === null ? "neither" : "both"} of id and creditCode; give exactly one`,
    );
  }

  /** A page of organisations, newest first. @throws {HubError} BAD_REQUEST or CURSOR_INVALID for a wrong page. */
  async list(
    selection: OrganizationSelection,
    given: { readonly first?: number | null; readonly after?: string | null },
  ): Promise<Connection<Organization>> {
    const page = pageArguments(given);
    const { manager } = this.database;
    const rows = await listOrganizations(manager, selection, page);
    return connectionOf<Organization>(rows, page, keysetCursorOf, await countOrganizations(manager, selection));
  }

  /** @throws {HubError} FORBIDDEN unless the caller is an organisation, a steward or an operator. */
  async register(principal: Principal, input: RegisterOrganization): Promise<OrganizationOutcome> {
    requireOrganisationRight(principal, "register organisations");
    const problems = new ProblemCollector();
    const creditCode = checkCreditCode(input, problems);
    const facts = checkNewFacts(input, this.clock.today(), problems);
    if (!problems.isEmpty) return { organization: null, problems: problems.list };
    const now = this.clock.now();
    const row: OrganizationRow = {
      id: newObjectId(PARK_CODE),
      ...facts,
      creditCode,
      category: input.category,
      creditStanding: "GOOD",
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    return withProblems(
      () => this.insert(principal, input, row),
      (found) => ({ organization: null, problems: found }),
    );
  }

  /** @throws {HubError} FORBIDDEN unless the caller is an organisation, a steward or an operator; BAD_REQUEST for no id. */
  async update(principal: Principal, input: UpdateOrganization): Promise<OrganizationOutcome> {
    requireOrganisationRight(principal, "change organisations");
    parseObjectId(input.id);
    return withProblems(
      () => unitOfWork(this.database, (manager) => this.change(manager, principal, input)),
      async (problems) => ({ organization: await this.find({ id: input.id }), problems }),
    );
  }

  private async insert(
    principal: Principal,
    input: RegisterOrganization,
    row: OrganizationRow,
  ): Promise<OrganizationOutcome> {
    try {
      return await unitOfWork(this.database, async (manager) => {
        const { idempotencyKey: key, ...rest } = input;
        const claim = await claimIdempotencyKey(manager, {
          principal: principal.subject,
          operation: "registerOrganization",
          key,
          input: rest,
          resultId: row.id,
          now: row.createdAt,
        });
        if (claim.kind === "mismatch")
          refuse("idempotencyKey", "IDEMPOTENCY_MISMATCH", `幂等键「${key ?? ""}」已用于内容不同的登记,请换一个`);
        if (claim.kind === "replay") {
          return {
            organization: await manager.findOneBy(OrganizationRow, { id: claim.resultId }),
            problems: NO_PROBLEMS,
          };
        }
        refuseKnown(await findByCreditCode(manager, row.creditCode));
        await manager.insert(OrganizationRow, row);
        await appendChanges(manager, [organizationChange("CREATED", row)]);
        return { organization: row, problems: NO_PROBLEMS };
      });
    } catch (error) {
      // Somebody registered the same code between our look and our insert
      if (faultOf(error) === "unique") refuseKnown(await findByCreditCode(this.database.manager, row.creditCode));
      throw error;
    }
  }

  private async change(
    manager: EntityManager,
    principal: Principal,
    input: UpdateOrganization,
  ): Promise<OrganizationOutcome> {
    const { id, version } = input;
    const present = await manager.findOneBy(OrganizationRow, { id });
    if (present === null) return refuse("id", "NOT_FOUND", `没有编号为「${id}」的社会组织,请核对编号`);
    const problems = new ProblemCollector();
    checkRights(principal, input, problems);
    refuseIfAny(problems);
    if (present.version !== version) refuseVersion(version, present.version);
    const changes = checkChanges(input, present, this.clock.today(), problems);
    refuseIfAny(problems);
    if (!hasChanged<Organization>(present, changes)) return { organization: present, problems: NO_PROBLEMS };
    const isChanged = await updateWithVersion(manager, OrganizationRow, id, version, {
      ...changes,
      updatedAt: this.clock.now(),
    });
    const organization = await manager.findOneByOrFail(OrganizationRow, { id });
    if (!isChanged) refuseVersion(version, organization.version);
    await appendChanges(manager, [organizationChange("UPDATED", organization)]);
    return { organization, problems: NO_PROBLEMS };
  }
}

function requireOrganisationRight(principal: Principal, what: string): void {
  requireRight(isSteward(principal) || principal.roles.includes("ORGANISATION"), principal, what);
}

/** An organisation changes its own entry only, and never its own standing. */
function checkRights(principal: Principal, input: UpdateOrganization, problems: ProblemCollector): void {
  if (isSteward(principal)) return;
  if (!speaksFor(principal, input.id)) {
    problems.add("id", "FORBIDDEN", `社会组织「${input.id}」不是您所代表的组织,只能修改本组织的信息`);
  }
  if (input.creditStanding !== undefined) {
    problems.add(
      "creditStanding",
      "FORBIDDEN",
      `信用状况「${input.creditStanding ?? "空"}」只能由园区管家或运营人员修改`,
    );
  }
}

function refuseKnown(known: Organization | null): void {
  if (known === null) return;
  refuse(
    "creditCode",
    "DUPLICATE",
    `统一社会信用代码「${known.creditCode}」已登记为「${known.name}」(编号 ${known.id}),每个代码只登记一次`,
  );
}
