import { CommitmentService } from "./commitment-service";
import { DemandService } from "./demand-service";
import { PlacementService } from "./placement-service";
import { ProjectService } from "./project-service";
import { ReservationService } from "./reservation-service";
import { ResourceService } from "./resource-service";
import type { SiteRuntime } from "./site-runtime";

/** The services of one site; they keep no state between calls. */
export interface SiteServices {
  readonly projects: ProjectService;
  readonly demands: DemandService;
  readonly resources: ResourceService;
  readonly placements: PlacementService;
  readonly reservations: ReservationService;
  readonly commitments: CommitmentService;
}

/** Makes the services of a site. */
export function siteServices(site: SiteRuntime): SiteServices {
  const reservations = new ReservationService(site);
  return {
    projects: new ProjectService(site),
    demands: new DemandService(site),
    resources: new ResourceService(site),
    placements: new PlacementService(site, reservations),
    reservations,
    commitments: new CommitmentService(site),
  };
}
