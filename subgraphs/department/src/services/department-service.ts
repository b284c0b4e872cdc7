/*
 * Decides about what a department says of itself and about its programmes: its own officers, stewards and operators may
 * change them. Nothing of it goes into the change feed: no list of the hub shows it.
 */
import { newObjectId } from "@park-hub/contracts";
import { unitOfWork, updateWithVersion } from "@park-hub/database";
import type { Principal } from "@park-hub/identity";
import {
  caught,
  conflict,
  done,
  given,
  hasChanged,
  madeOnce,
  refused,
  refusedFor,
  requireOwnSite,
  requireRight,
  worksAt,
  type Outcome,
} from "@park-hub/site";
import {
  connectionOf,
  keysetCursorOf,
  pageArguments,
  ProblemCollector,
  type Clock,
  type Connection,
} from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { DEPARTMENT_KEY, DepartmentRow, ProgrammeRow } from "../data/department-rows";
import { countProgrammes, listProgrammes } from "../data/programmes";
import { MAX_REMIT_LENGTH, type Department } from "../model/department";
import type { Programme } from "../model/programme";
import { checkNewProgramme, type OpenProgramme } from "../model/programme-input";

/** What of a running site the service needs. */
export interface DepartmentSite {
  readonly code: string;
  readonly database: DataSource;
  readonly clock: Clock;
}

/** A change to a department; left out: stays. */
export interface UpdateDepartment {
  readonly site: string;
  readonly version: number;
  readonly remit?: string | null;
}

/** One department and its programmes. */
export class DepartmentService {
  constructor(private readonly site: DepartmentSite) {}

  /** A page of programmes, newest first. @throws {HubError} BAD_REQUEST or CURSOR_INVALID for a wrong page. */
  async programmes(asked: {
    readonly first?: number | null;
    readonly after?: string | null;
  }): Promise<Connection<Programme>> {
    const page = pageArguments(asked);
    const { manager } = this.site.database;
    const rows = await listProgrammes(manager, page);
    return connectionOf<Programme>(rows, page, keysetCursorOf, await countProgrammes(manager));
  }

  /** Changes the department of that version. @throws {HubError} UNAUTHENTICATED, FORBIDDEN, BAD_REQUEST for another site */
  async update(principal: Principal, input: UpdateDepartment): Promise<Outcome<Department>> {
    this.requireOfficer(principal, input.site);
    return unitOfWork(this.site.database, (manager) => this.change(manager, input));
  }

  /** Opens a programme, once for each idempotency key. @throws {HubError} as update() does */
  async open(principal: Principal, input: OpenProgramme): Promise<Outcome<Programme>> {
    this.requireOfficer(principal, input.site);
    const problems = new ProblemCollector();
    const facts = checkNewProgramme(input, problems);
    if (!problems.isEmpty) return refused(problems);
    const now = this.site.clock.now();
    const id = newObjectId(this.site.code);
    const row: ProgrammeRow = { id, ...facts, version: 1, createdAt: now, updatedAt: now };
    const { idempotencyKey: key, ...rest } = input;
    const claim = { principal: principal.subject, operation: "openProgramme", key, input: rest, resultId: id, now };
    return caught(
      unitOfWork(this.site.database, (manager) =>
        madeOnce<Programme>(manager, claim, {
          make: async () => {
            await manager.insert(ProgrammeRow, row);
            return row;
          },
          find: (known) => manager.findOneBy(ProgrammeRow, { id: known }),
        }),
      ),
    );
  }

  private async change(manager: EntityManager, input: UpdateDepartment): Promise<Outcome<Department>> {
    const present = await findDepartment(manager);
    if (present.version !== input.version)
      return refusedFor(conflict("部门信息", input.version, present.version), present);
    const problems = new ProblemCollector();
    const rule = { label: "职责", max: MAX_REMIT_LENGTH };
    const remit = given(input.remit, present.remit, (text) => problems.optionalText("remit", text, rule));
    if (!problems.isEmpty) return refused<Department>(problems, present);
    if (!hasChanged<Department>(present, { remit })) return done(present);
    const changes = { remit, updatedAt: this.site.clock.now() };
    const isWritten = await updateWithVersion(manager, DepartmentRow, DEPARTMENT_KEY, input.version, changes);
    const department = await findDepartment(manager);
    return isWritten
      ? done(department)
      : refusedFor(conflict("部门信息", input.version, department.version), department);
  }

  private requireOfficer(principal: Principal, asked: string): void {
    requireOwnSite(this.site, asked);
    requireRight(worksAt(principal, this.site.code), principal, `change department ${this.site.code}`);
  }
}

function findDepartment(manager: EntityManager): Promise<Department> {
  return manager.findOneByOrFail(DepartmentRow, { id: DEPARTMENT_KEY });
}
