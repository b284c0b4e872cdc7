/*
 * Decides about what a station says of itself: its own workers, stewards and operators may change it.
 * Nothing of it goes into the change feed: no list of the hub shows it.
 */
import { unitOfWork, updateWithVersion } from "@park-hub/database";
import type { Principal } from "@park-hub/identity";
import {
  conflict,
  done,
  hasChanged,
  refused,
  refusedFor,
  requireOwnSite,
  requireRight,
  worksAt,
  type Outcome,
} from "@park-hub/site";
import { ProblemCollector, type Clock } from "@park-hub/subgraph-kit";
import type { DataSource, EntityManager } from "typeorm";
import { STATION_KEY, StationRow } from "../data/station-row";
import type { Station } from "../model/station";
import { checkChangedStation, type UpdateStation } from "../model/station-input";

/** What of a running site the service needs. */
export interface StationSite {
  readonly code: string;
  readonly database: DataSource;
  readonly clock: Clock;
}

/** What one station says of itself. */
export class StationService {
  constructor(private readonly site: StationSite) {}

  /** Changes the station of that version. @throws {HubError} UNAUTHENTICATED, FORBIDDEN, BAD_REQUEST for another site */
  async update(principal: Principal, input: UpdateStation): Promise<Outcome<Station>> {
    const { code, database } = this.site;
    requireOwnSite(this.site, input.site);
    requireRight(worksAt(principal, code), principal, `change station ${code}`);
    return unitOfWork(database, (manager) => this.change(manager, input));
  }

  private async change(manager: EntityManager, input: UpdateStation): Promise<Outcome<Station>> {
    const present = await findStation(manager);
    if (present.version !== input.version)
      return refusedFor(conflict("站点信息", input.version, present.version), present);
    const problems = new ProblemCollector();
    const facts = checkChangedStation(input, present, problems);
    if (!problems.isEmpty) return refused<Station>(problems, present);
    if (!hasChanged<Station>(present, facts)) return done(present);
    const changes = { ...facts, updatedAt: this.site.clock.now() };
    const isWritten = await updateWithVersion(manager, StationRow, STATION_KEY, input.version, changes);
    const station = await findStation(manager);
    return isWritten ? done(station) : refusedFor(conflict("站点信息", input.version, station.version), station);
  }
}

function findStation(manager: EntityManager): Promise<Station> {
  return manager.findOneByOrFail(StationRow, { id: STATION_KEY });
}
