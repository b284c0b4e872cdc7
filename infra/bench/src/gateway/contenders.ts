/*
 * The gateways that are measured, and how each is started with the same supergraph: one process each.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { HubError } from "@park-hub/errors";

import { STOREFRONT } from "./storefront";

/** A program with its arguments. */
export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a gateway is started with. */
export interface ContenderSetup {
  /** A folder of the run, for files of configuration. */
  readonly folder: string;
  readonly supergraphFile: string;
  /** Port of each graph by its name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly port: number;
  /** Whether equal subgraph requests of different clients may be one. */
  readonly isSharing: boolean;
  /** Where our gateway writes a CPU profile at its end; undefined for none. */
  readonly profileFolder: string | undefined;
}

/** A gateway that can be measured. */
export interface Contender {
  readonly name: string;
  /** Below the gateway's address. */
  readonly path: string;
  start(setup: ContenderSetup): Invocation;
}

const REPOSITORY = resolve(__dirname, "../../../..");
/** Where the peers are installed, with a lock file of their own. */
export const PEERS = join(REPOSITORY, "infra/bench/peers");
/** Peers are no part of the project's install: they are installed when they are first measured. */
export function installPeers(): void {
  if (existsSync(join(PEERS, "node_modules/.package-lock.json"))) return;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { cwd: PEERS, stdio: "inherit" });
  if (status !== 0) throw new HubError("UNAVAILABLE", `the peers could not be installed: npm ended with ${status}`);
}

/** As ours is started in production (infra/docs/operations.md): all gateways on Node have the same young generation. */
const NODE_OPTIONS = "--max-semi-space-size=64";
const PRODUCTION = { NODE_ENV: "production", APOLLO_TELEMETRY_DISABLED: "true", NODE_OPTIONS };

const hub: Contender = {
  name: "hub gateway",
  path: "/graphql",
  start: ({ supergraphFile, port, isSharing, profileFolder }) => ({
    command: process.execPath,
    args: [
      ...(profileFolder === undefined ? [] : ["--cpu-prof", "--cpu-prof-dir", resolve(profileFolder)]),
      join(REPOSITORY, "infra/cli/dist/main.js"),
      ...["gateway", "--supergraph", supergraphFile, "--port", String(port)],
      ...(isSharing ? ["--share-requests", "true"] : []),
    ],
    env: PRODUCTION,
  }),
};

const stock: Contender = {
  name: "@apollo/gateway",
  path: "/",
  start: ({ supergraphFile, port }) => ({
    command: process.execPath,
    args: [join(PEERS, "stock-gateway.mjs"), supergraphFile, String(port)],
    env: PRODUCTION,
  }),
};

function hive(name: string, flags: readonly string[]): Contender {
  return {
    name,
    path: "/graphql",
    start: ({ folder, supergraphFile, port, isSharing }) => {
      const config = join(folder, `hive-${port}.mjs`);
      const entries = { "*": { options: { deduplicateInflightRequests: isSharing } } };
      writeFileSync(config, `export const gatewayConfig = ${JSON.stringify({ transportEntries: entries })};\n`);
      return {
        command: process.execPath,
        args: [
          join(PEERS, "node_modules/@graphql-hive/gateway/dist/bin.js"),
          ...["supergraph", supergraphFile, "--port", String(port), "--host", "127.0.0.1", "--fork", "1"],
          ...["--config-path", config, "--disable-websockets", ...flags],
        ],
        env: PRODUCTION,
      };
    },
  };
}

const grafbase: Contender = {
  name: "grafbase",
  path: "/graphql",
  start: ({ folder, ports, port }) => {
    const [config, overrides] = [join(folder, "grafbase.toml"), join(folder, "grafbase-graphs.toml")];
    writeFileSync(config, '[telemetry]\nservice_name = "bench"\n[graph]\nintrospection = true\n');
    const graphs = STOREFRONT.map(({ name, sdl }) => {
      const file = join(folder, `${name}.graphql`);
      writeFileSync(file, sdl);
      return `[subgraphs.${name}]\nurl = "http://127.0.0.1:${ports[name]}/graphql"\nschema_path = "${file}"\n`;
    });
    writeFileSync(overrides, graphs.join("\n"));
    return {
      command: grafbaseBinary(),
      args: ["dev", "--gateway-config", config, "--graph-overrides", overrides, "--port", String(port)],
      env: {},
    };
  },
};

/** The package for this machine among those that npm chose from; its install script, which is not run, would link it. */
function grafbaseBinary(): string {
  const folder = join(PEERS, "node_modules/@grafbase");
  const [name] = existsSync(folder) ? readdirSync(folder).filter((entry) => entry.startsWith("cli-")) : [];
  if (name === undefined) throw new HubError("NOT_FOUND", "grafbase has no program for this machine");
  const binary = join(folder, name, "grafbase");
  chmodSync(binary, 0o755);
  return binary;
}

/** All of them, ours first. */
export const CONTENDERS: readonly Contender[] = [
  hub,
  stock,
  hive("Hive Gateway", ["--jit"]),
  hive("Hive Gateway, Rust planner", ["--hive-router-runtime"]),
  grafbase,
];
