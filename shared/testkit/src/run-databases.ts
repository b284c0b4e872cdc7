/*
 * Which databases the tests of one run use: always the embedded one, and one server where there is one.
 * Jest's global setup starts the server once and leaves its address in the environment, where every worker finds it.
 * Leaves alone: schemas on that server (database-fixture.ts).
 */
import { acquireMysql, type MysqlServer } from "./database-server/acquire-mysql";

/** The variable through which the workers of a run learn of its server. */
const RUN_SERVER_KEY = "HUB_TEST_RUN_SERVER";

/** The server of this run, as the tests see it. */
export interface RunServer {
  /** `mysql://user:password@host:port/schema`; the account may create and drop schemas. */
  readonly url: string;
  readonly flavour: "mysql" | "mariadb";
  readonly version: string;
}

/** What global setup started. */
export interface RunDatabases {
  /** `databases: embedded, MariaDB 10.11.19` or `databases: embedded only: <reason>`. */
  readonly summary: string;
  /** Ends what was started. */
  stop(): Promise<void>;
}

async function acquire(environment: NodeJS.ProcessEnv): Promise<MysqlServer | { readonly reason: string }> {
  if (environment.HUB_TEST_DATABASES === "embedded") return { reason: "HUB_TEST_DATABASES=embedded" };
  try {
    return await acquireMysql(environment.HUB_TEST_MYSQL_URL);
  } catch (error) {
    // A server that cannot start here (a security profile, say) must not keep a newcomer from the embedded tests.
    if (environment.HUB_REQUIRE_MYSQL === "1") throw error;
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Starts the server of a test run and makes it known through the given environment.
 *
 * Keys: HUB_TEST_MYSQL_URL (use this server), HUB_TEST_DATABASES=embedded (no server), HUB_REQUIRE_MYSQL=1.
 *
 * @throws {Error} when HUB_REQUIRE_MYSQL is 1 and there is no server.
 */
export async function startRunDatabases(environment: NodeJS.ProcessEnv): Promise<RunDatabases> {
  const server = await acquire(environment);
  if ("reason" in server) {
    if (environment.HUB_REQUIRE_MYSQL === "1") {
      throw new Error(`HUB_REQUIRE_MYSQL is 1 and there is no database server: ${server.reason}`);
    }
    delete environment[RUN_SERVER_KEY];
    return { summary: `databases: embedded only: ${server.reason}`, stop: () => Promise.resolve() };
  }
  const { url, flavour, version } = server;
  environment[RUN_SERVER_KEY] = JSON.stringify({ url, flavour, version } satisfies RunServer);
  const label = flavour === "mariadb" ? "MariaDB" : "MySQL";
  return { summary: `databases: embedded, ${label} ${version.replace(/-.*$/, "")}`, stop: () => server.stop() };
}

/** The server of this run, or null when the tests run on the embedded database only. */
export function runServer(): RunServer | null {
  const text = process.env[RUN_SERVER_KEY];
  return text === undefined ? null : (JSON.parse(text) as RunServer);
}
