/*
 * A really started hub for one test file: its own data folder, free ports, real processes, questions over HTTP.
 * Promises: stop() leaves neither process nor folder behind, also after a failed start.
 */
import { join, resolve } from "node:path";
import { importBundle } from "@park-hub/cli";
import {
  askGraph,
  hostPlans,
  readSiteList,
  startHub,
  type Hub,
  type HubOptions,
  type HostPlan,
  type ListedSite,
  type TokenFor,
} from "@park-hub/dev";
import { temporaryDirectory } from "@park-hub/testkit";

/** A healthy part answers, however long the machine stands still; a test that wants a hung one given up says so itself. */
const PATIENCE = { HUB_SITE_DEADLINE: "30s", HUB_PART_DEADLINE: "30s", HUB_MUTATION_DEADLINE: "60s" };

const BUNDLE = resolve(__dirname, "../../demo/yinzhou");

/** An answer, its data taken on trust: each test asserts what it holds. */
export interface Answer<T> {
  readonly data: T;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** A hub under test. */
export interface TestHub extends Hub {
  /** Asks the gateway, as somebody or as the public. */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>, as?: TokenFor): Promise<Answer<T>>;
  /** What each ref of the demo bundle became. Empty without the demo. */
  readonly refs: ReadonlyMap<string, string>;
}

/** How a test's hub differs from the usual one. */
export interface TestHubOptions {
  /** Imports the Yinzhou bundle. Default false. */
  readonly demo?: boolean;
  /** Default: one host with all stations and one with all departments of the bundle. */
  readonly hosts?: readonly HostPlan[];
  readonly databaseUrl?: string;
  /** Default: none. */
  readonly broker?: HubOptions["broker"];
  /** Default: deadlines that only a hung part misses. */
  readonly env?: Readonly<Record<string, string>>;
  readonly restarts?: boolean;
  /** Processes of match. Default 1. */
  readonly matchProcesses?: number;
  /** Told the parts' addresses before any of them starts. */
  readonly onAddressed?: (urlOf: (part: string) => string) => void;
}

/** The sites of the demo bundle. */
export function bundleSites(): readonly ListedSite[] {
  return readSiteList(join(BUNDLE, "sites.ndjson"));
}

/** The sites of the bundle with these codes, in that order. */
export function sitesNamed(...codes: readonly string[]): readonly ListedSite[] {
  const sites = bundleSites();
  return codes.flatMap((code) => sites.filter((site) => site.code === code));
}

/** Starts a hub for a test. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const folder = temporaryDirectory("e2e");
  const hub = await startHub({
    dataDir: folder.path,
    hosts: options.hosts ?? hostPlans(bundleSites()),
    restarts: options.restarts ?? false,
    ...(options.matchProcesses === undefined ? {} : { matchProcesses: options.matchProcesses }),
    env: { ...PATIENCE, ...options.env },
    ...(options.onAddressed === undefined ? {} : { onAddressed: options.onAddressed }),
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    ...(options.broker === undefined ? {} : { broker: options.broker }),
  }).catch((error: unknown) => {
    folder.dispose();
    throw error;
  });
  const refs = new Map<string, string>();
  const stopHub = hub.stop.bind(hub);
  const test: TestHub = Object.assign(hub, {
    refs,
    ask: async <T>(query: string, variables?: Readonly<Record<string, unknown>>, as?: TokenFor): Promise<Answer<T>> => {
      const token = as === undefined ? undefined : await hub.token(as);
      const answer = await askGraph(hub.url, {
        query,
        ...(variables === undefined ? {} : { variables }),
        ...(token === undefined ? {} : { token }),
      });
      return { data: answer.data as T, errors: answer.errors ?? [] };
    },
    stop: async () => {
      await stopHub();
      folder.dispose();
    },
  });
  if (options.demo === true) await importDemo(test, refs);
  return test;
}

async function importDemo(hub: TestHub, refs: Map<string, string>): Promise<void> {
  const refusals: string[] = [];
  await importBundle({
    folder: BUNDLE,
    url: hub.url,
    token: await hub.token({ role: "PARK_STEWARD" }),
    onImported: ({ ref, id }) => refs.set(ref, id),
    onRefused: ({ file, line, field, rule }) => refusals.push(`${file}:${line}: ${field}: ${rule}`),
  });
  if (refusals.length > 0) throw new Error(`the demo bundle was refused: ${refusals.join("; ")}`);
  await hub.settle();
}
