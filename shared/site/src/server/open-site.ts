/*
 * Opens one site: its database, migrated, with everything that its services need.
 */
import type { SiteKind } from "@park-hub/contracts";
import { openDatabase, type EntityClass, type MigrationClass } from "@park-hub/database";
import { IdentitySigner } from "@park-hub/identity";
import { readHead } from "@park-hub/outbox";
import type { Clock, KitLogger } from "@park-hub/subgraph-kit";
import type { SpanExporter } from "@park-hub/telemetry";
import type { Dispatcher } from "undici";
import { SITE_ENTITIES } from "../data/site-entities";
import { StatementSpans } from "../data/statement-spans";
import { siteMigrations } from "../data/site-migrations";
import { CommitmentReconciler } from "../services/commitment-reconciler";
import type { CommitmentTimes } from "../services/commitment-times";
import type { DirectorySource } from "../services/directory-source";
import { ReservationClient } from "../services/reservation-client";
import { ReservationService } from "../services/reservation-service";
import type { SiteRuntime } from "../services/site-runtime";
import type { HostedSite } from "./host-options";
import { takeNoteOfRestore } from "./restored-site";

/** What the sites of a host share. */
export interface SharedParts {
  readonly kind: SiteKind;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  readonly poolSize: number | undefined;
  readonly directory: DirectorySource;
  readonly dispatcher: Dispatcher;
  readonly times: CommitmentTimes;
  readonly clock: Clock;
  readonly logger: KitLogger;
  readonly spans: SpanExporter | null;
}

/** An open site. */
export interface OpenSite {
  readonly runtime: SiteRuntime;
  readonly reconciler: CommitmentReconciler;
}

/** Opens a site; its reconciler is not started yet. */
export async function openSite(
  { code, databaseTarget, signingKey, restoredFile }: HostedSite,
  shared: SharedParts,
): Promise<OpenSite> {
  const { kind, directory, dispatcher, times, clock, logger, spans } = shared;
  const database = await openDatabase({
    target: databaseTarget,
    entities: [...SITE_ENTITIES, ...shared.entities],
    migrations: [...siteMigrations, ...shared.migrations],
    poolSize: shared.poolSize,
  });
  if (restoredFile !== undefined) {
    await takeNoteOfRestore(database, restoredFile, (epoch) =>
      logger.info({ site: code, epoch }, "the site was restored; it begins a new history"),
    );
  }
  if (spans !== null) database.subscribers.push(new StatementSpans(spans, code));
  const signer = new IdentitySigner({ issuer: code, key: signingKey });
  const reservations = new ReservationClient({ signer, directory, dispatcher, timeoutMs: times.requestMs });
  const runtime: SiteRuntime = {
    code,
    kind,
    database,
    head: () => readHead(database),
    signer,
    directory,
    clock,
    logger,
    reservations,
    times,
    nudgeReconciler: () => reconciler.nudge(),
  };
  const reconciler = new CommitmentReconciler(runtime, new ReservationService(runtime));
  return { runtime, reconciler };
}
