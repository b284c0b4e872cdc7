/*
 * Hosts of sites for tests: each a real server on a port of its own, in a hub whose directory is a list in memory.
 * Requests go over HTTP with signed identities, as the gateway sends them.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contractSdl } from "@park-hub/contracts";
import { Directory, type DirectorySite } from "@park-hub/directory";
import {
  generateSigningKey,
  IDENTITY_HEADER,
  IdentitySigner,
  publicKeyOf,
  type Principal,
  type SigningJwk,
} from "@park-hub/identity";
import { collectCleanup, temporaryDirectory, type DatabaseFixture } from "@park-hub/testkit";
import {
  siteContextOf,
  startSiteHost,
  type CommitmentTimes,
  type DirectorySource,
  type HostedSite,
  type SiteGraph,
  type SiteHost,
  type SiteRuntime,
} from "../src/index";

/** Times that let a test wait for a reconciler without waiting long. */
const QUICK_TIMES: CommitmentTimes = {
  requestMs: 15_000,
  attemptMs: 20_000,
  holdMs: 400,
  roundMs: 50,
  maxPauseMs: 200,
};

/** The third graph of the fixture's sites. */
const ownGraph: SiteGraph = {
  graph: "station",
  sdl: [contractSdl("station")],
  resolvers: { Site: { __resolveReference: async () => null } },
  contextFor: siteContextOf,
};

/** A mutation's or query's answer. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: T;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A GraphQL request to a site. */
export interface Ask {
  readonly graph?: "lists" | "placements" | "station";
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** Default: the public. */
  readonly as?: Principal;
}

/** A directory that is a list in memory. */
export interface ListedDirectory extends DirectorySource {
  /** Adds a site, or says something new of it. */
  list(site: DirectorySite): void;
  /** Says that a site no longer takes part. */
  retire(code: string): void;
}

/** A small hub. */
export interface TestHub {
  readonly directory: ListedDirectory;
  readonly gateway: IdentitySigner;
  readonly match: IdentitySigner;
  /** Starts a host of new or known sites; known ones keep database and key. */
  startHost(codes: readonly string[], options?: HostSettings): Promise<SiteHost>;
  /** The host that runs a site. */
  host(code: string): SiteHost;
  /** A running site. */
  site(code: string): SiteRuntime;
  /** The key of a site. */
  keyOf(code: string): SigningJwk;
  ask<T>(site: string, ask: Ask): Promise<Answer<T>>;
  dispose(): Promise<void>;
}

/** What a host is started with besides its sites. */
export interface HostSettings {
  /** Base URL that others use, e.g. a proxy's. */
  readonly publicUrl?: string;
  readonly times?: Partial<CommitmentTimes>;
}

/** A worker of a site. */
export function workerAt(site: string): Principal {
  return { subject: `worker-${site}`, roles: ["STATION_WORKER"], site };
}

/** A steward of the park. */
export const STEWARD: Principal = { subject: "steward", roles: ["PARK_STEWARD"] };

/** Whoever comes without a token. */
export const NOBODY: Principal = { subject: "public", roles: ["PUBLIC"] };

/** An organisation's own. */
export function memberOf(organization: string): Principal {
  return { subject: "member", roles: ["ORGANISATION"], organization };
}

/** Makes a hub without any site. */
export async function startTestHub(database: DatabaseFixture): Promise<TestHub> {
  const cleanup = collectCleanup();
  const folder = cleanup.add(temporaryDirectory("site"), (made) => made.dispose());
  const gatewayKey = await generateSigningKey();
  const matchKey = await generateSigningKey();
  const trustFile = join(folder.path, "trust.json");
  writeFileSync(trustFile, JSON.stringify({ gateway: publicKeyOf(gatewayKey), match: publicKeyOf(matchKey) }));
  const gateway = new IdentitySigner({ issuer: "gateway", key: gatewayKey });
  const match = new IdentitySigner({ issuer: "match", key: matchKey });
  const directory = listedDirectory();
  const known = new Map<string, Pick<HostedSite, "signingKey" | "databaseTarget">>();
  const running = new Map<string, SiteHost>();

  async function keptSite(code: string) {
    const site = known.get(code) ?? { signingKey: await generateSigningKey(), databaseTarget: await database.fresh() };
    known.set(code, site);
    return { code, ...site };
  }

  async function startHost(codes: readonly string[], { publicUrl, times }: HostSettings = {}): Promise<SiteHost> {
    const sites = await Promise.all(codes.map(keptSite));
    const host = await startSiteHost({
      name: "test-host",
      kind: "STATION",
      sites,
      port: 0,
      host: "127.0.0.1",
      ...(publicUrl === undefined ? {} : { publicUrl }),
      parkUrl: "http://127.0.0.1:9",
      trustFile,
      directoryCacheFile: join(folder.path, "directory.json"),
      timeZone: "Asia/Shanghai",
      logger: SILENT,
      ownGraph,
      ownEntities: [],
      ownMigrations: [],
      directory,
      commitmentTimes: { ...QUICK_TIMES, ...times },
    });
    cleanup.add(host, (made) => made.close());
    for (const { code, signingKey } of sites) {
      running.set(code, host);
      const known = { code, name: code, kind: "STATION", areaCode: "330212", lifecycle: "ACTIVE", order: 1 } as const;
      directory.list({ ...known, url: publicUrl ?? host.url, publicKey: publicKeyOf(signingKey) });
    }
    return host;
  }

  function hostOf(code: string): SiteHost {
    const host = running.get(code);
    if (host === undefined) throw new Error(`no host of ${code} runs`);
    return host;
  }

  return {
    directory,
    gateway,
    match,
    startHost,
    host: hostOf,
    site: (code) => {
      const site = hostOf(code).sites.get(code);
      if (site === undefined) throw new Error(`no site ${code}`);
      return site;
    },
    keyOf: (code) => {
      const site = known.get(code);
      if (site === undefined) throw new Error(`no site ${code}`);
      return site.signingKey;
    },
    ask: async (site, { graph = "lists", query, variables, as = NOBODY }) => {
      const response = await fetch(`${hostOf(site).url}/${graph}/${site}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", [IDENTITY_HEADER]: await gateway.sign(as, site) },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [] } = (await response.json()) as { data: never; errors?: Answer<never>["errors"] };
      return { status: response.status, headers: response.headers, data, errors };
    },
    dispose: () => cleanup.dispose(),
  };
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function listedDirectory(): ListedDirectory {
  const sites = new Map<string, DirectorySite>();
  let directory = new Directory({ version: 1, sites: [], areas: [], places: [] });
  const list = (site: DirectorySite): void => {
    sites.set(site.code, site);
    directory = new Directory({ version: directory.version + 1, sites: [...sites.values()], areas: [], places: [] });
  };
  return {
    current: () => directory,
    refresh: async () => directory,
    list,
    retire: (code) => {
      const site = sites.get(code);
      if (site !== undefined) list({ ...site, lifecycle: "RETIRED" });
    },
  };
}
