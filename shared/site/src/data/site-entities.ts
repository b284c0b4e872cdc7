import type { EntityClass } from "@park-hub/database";
import { OUTBOX_ENTITIES } from "@park-hub/outbox";
import { IdempotencyKeyRow } from "@park-hub/subgraph-kit";
import { CommitmentRow, ReservationRow } from "./entities/commitment-rows";
import { DemandRow } from "./entities/demand-row";
import { PlacementRow, PlacementStepRow } from "./entities/placement-row";
import { ProjectRow } from "./entities/project-row";
import { ResourceRow } from "./entities/resource-row";

/** The entities of what every site is: the three lists, placements, commitments, outbox and idempotency keys. */
export const SITE_ENTITIES: readonly EntityClass[] = [
  ...OUTBOX_ENTITIES,
  IdempotencyKeyRow,
  ProjectRow,
  DemandRow,
  ResourceRow,
  PlacementRow,
  PlacementStepRow,
  ReservationRow,
  CommitmentRow,
];
