/*
 * The park's host: what every site is (shared/site) with the graph `park` and the hub's directory beside it.
 * Before it listens: the areas and the park's own entry are in the register. Leaves alone: the environment (main.ts).
 */
import { HubError } from "@park-hub/errors";
import { publicKeyOf } from "@park-hub/identity";
import { startSiteHost, type HostedSite, type SiteHost, type SiteHostStart, type SiteRuntime } from "@park-hub/site";
import { hostProgram } from "./config";
import { PARK_MIGRATIONS } from "./data/migrations/park-migrations";
import { PARK_ENTITIES } from "./data/park-entities";
import { addDirectoryRoutes } from "./directory-routes";
import { PARK_AREA, PARK_CODE, PARK_NAME } from "./model/register";
import { parkGraph } from "./schema";
import { ParkDirectory } from "./services/park-directory";
import { parkSnapshot } from "./services/park-snapshot";
import { RegisterService } from "./services/register-service";
import { seedAreas } from "./services/seed-areas";

/** What a park is started with besides what every host is. */
export interface ParkHostOptions {
  /** How long a registration is answered later so that whoever follows the directory has it, in ms. Default 500. */
  readonly followerPatienceMs?: number;
}

/** Starts the park; resolves when it listens. @throws {HubError} CONFIG_INVALID, STORAGE when it cannot start. */
export function startParkHost(host: SiteHostStart, options: ParkHostOptions = {}): Promise<SiteHost> {
  const { logger } = host;
  const own = parkOf(host.sites);
  const onError = (error: unknown): void => logger.error({ err: error }, "the register cannot be read");
  const directory = new ParkDirectory(onError, options.followerPatienceMs);
  return startSiteHost({
    ...host,
    name: hostProgram.name,
    kind: "PARK",
    publicUrl: host.publicUrl ?? undefined,
    ownGraph: parkGraph(directory),
    ownEntities: PARK_ENTITIES,
    ownMigrations: PARK_MIGRATIONS,
    ownSnapshot: (_site, manager) => parkSnapshot(manager),
    directory,
    extend: async (app, { sites, verifier }) => {
      const site = runtimeOf(sites);
      const register = new RegisterService(site.database, site.clock);
      await seedAreas(site.database);
      const publicKey = publicKeyOf(own.signingKey);
      await register.keepPark({
        code: PARK_CODE,
        name: PARK_NAME,
        kind: "PARK",
        areaCode: PARK_AREA,
        url: host.publicUrl ?? host.parkUrl,
        publicKey,
      });
      await directory.follow(site.database);
      addDirectoryRoutes(app, { directory, register, verifier });
    },
  });
}

function parkOf(sites: readonly HostedSite[]): HostedSite {
  const [park, ...others] = sites;
  if (park?.code === PARK_CODE && others.length === 0) return park;
  const seen = sites.map(({ code }) => code).join(",");
  throw new HubError(
    "CONFIG_INVALID",
    `HUB_SITES=${seen} will not do: the park's host hosts "${PARK_CODE}" and nothing else`,
  );
}

function runtimeOf(sites: ReadonlyMap<string, SiteRuntime>): SiteRuntime {
  const site = sites.get(PARK_CODE);
  if (site === undefined) throw new HubError("INTERNAL", `site "${PARK_CODE}" was not opened`);
  return site;
}
