/*
 * Where a database is: an embedded file, or one schema of a MySQL or MariaDB server. Pure: no I/O.
 * Before: a process's configuration. After: open-database.ts.
 */
import { basename, join } from "node:path";
import { HubError } from "@park-hub/errors";

/** One database: an embedded file, or one schema of a server (`mysql://user:password@host:port/schema`). */
export type DatabaseTarget =
  { readonly kind: "embedded"; readonly file: string } | { readonly kind: "server"; readonly url: string };

/** The parts of a server's URL. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly schema: string;
}

/** Where a process keeps its databases. */
export interface DatabaseLocation {
  /** Folder of the embedded files. */
  readonly dataDir: string;
  /** `mysql://user:password@host:port`, with or without a schema (it is replaced); undefined: embedded files. */
  readonly serverUrl?: string | undefined;
  /** Put before each schema's name, so that two hubs can share a server. Default `hub_`. */
  readonly schemaPrefix?: string | undefined;
}

const SCHEMA_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Says where the database of that name is: `<dataDir>/<name>.db`, or the schema `<prefix><last part of the name>`.
 * Names: `sites/<site code>` for a site, `match` for match.
 */
export function databaseTargetFor(location: DatabaseLocation, name: string): DatabaseTarget {
  if (location.serverUrl === undefined) return { kind: "embedded", file: `${join(location.dataDir, name)}.db` };
  const url = new URL(location.serverUrl);
  url.pathname = `/${location.schemaPrefix ?? "hub_"}${basename(name)}`;
  return { kind: "server", url: url.href };
}

/**
 * Reads a server's URL.
 *
 * @throws {HubError} CONFIG_INVALID when it is no `mysql:` or `mariadb:` URL or names no usable schema. The message never shows the password.
 */
export function parseServerUrl(text: string): ServerAddress {
  if (!URL.canParse(text))
    throw new HubError("CONFIG_INVALID", "database URL is not a URL; expected mysql://user:password@host:port/schema");
  const url = new URL(text);
  if (url.protocol !== "mysql:" && url.protocol !== "mariadb:") {
    throw new HubError("CONFIG_INVALID", `database URL has the protocol ${url.protocol}; expected mysql:`);
  }
  const schema = decodeURIComponent(url.pathname.slice(1));
  if (!SCHEMA_NAME.test(schema)) {
    throw new HubError("CONFIG_INVALID", `database schema "${schema}" must be 1 to 64 letters, digits, "_" or "-"`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? 3306 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    schema,
  };
}
