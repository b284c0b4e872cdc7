/*
 * A running site as its services see it: its database, its clock, its ways to the rest of the hub.
 * Made by server/; one per site for the life of the process.
 */
import type { SiteKind } from "@park-hub/contracts";
import type { IdentitySigner } from "@park-hub/identity";
import type { FeedCursor } from "@park-hub/outbox";
import type { Clock, KitLogger } from "@park-hub/subgraph-kit";
import type { DataSource } from "typeorm";
import type { CommitmentTimes } from "./commitment-times";
import type { DirectorySource } from "./directory-source";
import type { ReservationClient } from "./reservation-client";

/** A running site. */
export interface SiteRuntime {
  readonly code: string;
  readonly kind: SiteKind;
  readonly database: DataSource;
  /** The newest place in the site's history. */
  head(): Promise<FeedCursor>;
  /** Signs with the site's own key. */
  readonly signer: IdentitySigner;
  readonly directory: DirectorySource;
  readonly clock: Clock;
  readonly logger: KitLogger;
  /** Asks other sites for places of their projects. */
  readonly reservations: ReservationClient;
  readonly times: CommitmentTimes;
  /** Wakes the reconciler: there is something to tell another site. */
  nudgeReconciler(): void;
}
