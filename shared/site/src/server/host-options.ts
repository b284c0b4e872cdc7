/*
 * What a host of sites is told when it starts, and what it is then.
 */
import type { SiteKind } from "@park-hub/contracts";
import type { DatabaseTarget, EntityClass, MigrationClass } from "@park-hub/database";
import type { EventBroker } from "@park-hub/events-nats";
import type { IdentityVerifier, SigningJwk } from "@park-hub/identity";
import type { NewChange, Retention } from "@park-hub/outbox";
import type { Clock, KitLogger } from "@park-hub/subgraph-kit";
import type { SpanExporter } from "@park-hub/telemetry";
import type { FastifyInstance } from "fastify";
import type { EntityManager } from "typeorm";
import type { SiteGraph } from "../schema/site-graph";
import type { CommitmentTimes } from "../services/commitment-times";
import type { DirectorySource } from "../services/directory-source";
import type { SiteRuntime } from "../services/site-runtime";

/** A site that a process hosts. */
export interface HostedSite {
  readonly code: string;
  readonly databaseTarget: DatabaseTarget;
  /** The site's private key. */
  readonly signingKey: SigningJwk;
  /** A file that says that the database was restored from a backup; default: nobody says so. */
  readonly restoredFile?: string;
}

/** What startSiteHost() needs. */
export interface SiteHostOptions<TContext extends object = object> {
  /** Name of the process for logs: `park`, `station-host`, … */
  readonly name: string;
  readonly kind: SiteKind;
  /** At least one. */
  readonly sites: readonly HostedSite[];
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Base URL that others use. Default `http://<host>:<port>`. */
  readonly publicUrl?: string;
  readonly parkUrl: string;
  /** JSON `{issuer: public JWK}` of the gateway, match and park. */
  readonly trustFile: string;
  /** Where the last good directory is kept. */
  readonly directoryCacheFile: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Where the change feed is published, beside HTTP. Default: nowhere. */
  readonly broker?: EventBroker | null;
  readonly logger: KitLogger;
  /** Where the spans of requests and statements go. Default nowhere. */
  readonly spans?: SpanExporter | null;
  /** SDL of the graphs that every site serves. Default: this release's contracts. */
  readonly contractOf?: (graph: "lists" | "placements") => string;
  /** The third graph of the sites. */
  readonly ownGraph: SiteGraph<TContext>;
  /** TypeORM classes of the third graph. */
  readonly ownEntities: readonly EntityClass[];
  /** Migrations of the third graph; they run after those of what every site is. */
  readonly ownMigrations: readonly MigrationClass[];
  /** Further objects of a site's feed, read through the snapshot's entity manager (park: organisations, sites). */
  readonly ownSnapshot?: (site: SiteRuntime, manager: EntityManager) => AsyncIterable<NewChange>;
  /** Default: park's, followed from `parkUrl`. */
  readonly directory?: DirectorySource;
  /** Adds further routes before the host listens (park: /directory). */
  readonly extend?: (app: FastifyInstance, host: HostParts) => void | Promise<void>;
  /** Connections of the process's pool for a database server. Default 20. */
  readonly poolSize?: number;
  /** What is kept of a site's history. Default 30 days, 10,000 changes at least. */
  readonly retention?: Retention;
  /** See CommitmentTimes for the defaults. */
  readonly commitmentTimes?: Partial<CommitmentTimes>;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** What further routes of a host may use. */
export interface HostParts {
  /** The hosted sites by their codes. */
  readonly sites: ReadonlyMap<string, SiteRuntime>;
  readonly verifier: IdentityVerifier;
}

/** A running host. */
export interface SiteHost extends HostParts {
  /** Base URL on this machine. */
  readonly url: string;
  /** Ends what is in hand, then everything else; harmless the second time. */
  close(): Promise<void>;
}
