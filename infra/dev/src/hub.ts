/*
 * A whole hub on one machine: keys, ports, processes, registration. Used by `npm start` and by the end-to-end tests.
 * Promises: when startHub() resolves the gateway answers and every listed site is registered; stop() leaves no process behind.
 * Leaves alone: the demo data (the CLI's import, called by main.ts), what a person reads (banner.ts).
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SiteKind } from "@park-hub/contracts";
import type { EventBroker } from "@park-hub/events-nats";
import { openDataDirectory, type DataDirectory } from "./data-directory";
import { openHubKeys, type HubKeys, type TokenFor } from "./hub-keys";
import { Part } from "./part";
import { PortBook } from "./ports";
import { registerSites } from "./register-sites";
import { settle } from "./settle";
import type { ListedSite } from "./site-list";
import { untilAnswered, untilReady } from "./until-answered";

/** What operations under way hold at once must fit into the young generation (infra/docs/operations.md). */
const GATEWAY_NODE_OPTIONS = ["--max-semi-space-size=64"];

/** Match may have to load the index of a whole city, in a minute; a busy machine must not decide. */
const READY_WITHIN_MS = 600_000;

/** A host process and the sites that it carries; all of one kind. */
export interface HostPlan {
  /** What people call it, e.g. station-host. */
  readonly name: string;
  readonly sites: readonly ListedSite[];
  /** Compiled main module. Default: the host of the sites' kind. */
  readonly script?: string;
  /** Base URL by which others reach it, where that is not its own port (a proxy). */
  readonly publicUrl?: string;
}

/** What a hub is made of. */
export interface HubOptions {
  readonly dataDir: string;
  /** The gateway's port. Default: any free one. */
  readonly port?: number;
  readonly hosts: readonly HostPlan[];
  /** `mysql://user:password@host:port`; without it every site has an embedded file. */
  readonly databaseUrl?: string;
  /** Carries the change feed. Default: hosts are followed over HTTP. */
  readonly broker?: EventBroker | null;
  /** Processes of match over one database: `match`, `match-2`, …; one leads, all answer. Default 1. */
  readonly matchProcesses?: number;
  /** Restarts parts that die. Default true. */
  readonly restarts?: boolean;
  /** The gateway is not ready before this file is there. */
  readonly readyMarker?: string;
  /** Further settings of every part, by their environment names. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told the parts' addresses before any of them starts. */
  readonly onAddressed?: (urlOf: (part: string) => string) => void;
  /** Told what is going on, in words for a person. */
  readonly onProgress?: (text: string) => void;
}

/** A running hub. */
export interface Hub {
  /** `http://127.0.0.1:<port>/graphql`. */
  readonly url: string;
  readonly baseUrl: string;
  readonly data: DataDirectory;
  /** gateway, park, match and the hosts, by name. */
  readonly parts: ReadonlyMap<string, Part>;
  /** Base URL of a part. */
  urlOf(part: string): string;
  token(whom: TokenFor): Promise<string>;
  /** Starts one more host and registers its sites, while the hub runs. */
  addHost(plan: HostPlan): Promise<Part>;
  /** Starts another gateway of the same hub, at an address of its own. */
  addGateway(name: string): Promise<Part>;
  /** Resolves when match has seen everything that was committed. */
  settle(): Promise<void>;
  /** Resolves when the gateway and every process of match call themselves ready. @throws {HubError} TIMEOUT */
  untilReady(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a hub. @throws {HubError} with one clear line when a port, a folder or a part will not do. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const data = openDataDirectory(options.dataDir);
  const hub = new LocalHub(options, data, await openHubKeys(data.keys), new PortBook(data.file("ports.json")));
  try {
    await hub.start();
    return hub;
  } catch (error) {
    await hub.stop();
    throw error;
  }
}

class LocalHub implements Hub {
  readonly parts = new Map<string, Part>();
  readonly #urls = new Map<string, string>();
  readonly #hosts: string[] = [];
  readonly #common: Record<string, string>;

  constructor(
    private readonly options: HubOptions,
    readonly data: DataDirectory,
    private readonly keys: HubKeys,
    private readonly ports: PortBook,
  ) {
    this.#common = {
      // One machine: whoever tries webhooks has the receiver here.
      HUB_WEBHOOK_ALLOW_HTTP: "true",
      HUB_WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8,::1/128",
      ...options.env,
      HUB_DATA_DIR: data.path,
      HUB_KEYS_DIR: data.keys,
      HUB_TRUST_FILE: keys.trustFile,
      ...(options.databaseUrl === undefined ? {} : { HUB_DATABASE_URL: options.databaseUrl }),
      ...brokerEnv(options.broker ?? null),
    };
  }

  get baseUrl(): string {
    return this.urlOf("gateway");
  }

  get url(): string {
    return `${this.baseUrl}/graphql`;
  }

  urlOf(part: string): string {
    return this.#urls.get(part) ?? "";
  }

  token(whom: TokenFor): Promise<string> {
    return this.keys.token(whom);
  }

  async start(): Promise<void> {
    const say = this.options.onProgress ?? (() => undefined);
    const parts = ["park", ...this.#matchNames, ...this.options.hosts.map((host) => host.name)];
    await this.#address("gateway", this.options.port);
    for (const part of parts) await this.#address(part);
    this.options.onAddressed?.((part) => this.urlOf(part));
    this.#common.HUB_PARK_URL = this.urlOf("park");
    say(`starting ${parts.length + 1} processes: gateway, ${parts.join(", ")}`);
    await Promise.all([
      this.#start("park", "park", { HUB_SITES: "park" }),
      ...this.#matchNames.map((name) => this.#start(name, "match", {})),
      this.#start("gateway", "gateway", this.#gatewayEnv(), GATEWAY_NODE_OPTIONS),
      ...this.options.hosts.map((host) => this.#startHost(host)),
    ]);
    await untilAnswered(this.url, this.options.hosts.length === 0 ? 0 : 1);
    const count = await this.#register(this.options.hosts);
    say(count === 0 ? "every site is registered" : `registered ${count} sites`);
    await untilAnswered(this.url, 1 + this.options.hosts.reduce((sum, host) => sum + host.sites.length, 0));
  }

  async addHost(plan: HostPlan): Promise<Part> {
    await this.#address(plan.name);
    const part = await this.#startHost(plan);
    await this.#register([plan]);
    return part;
  }

  async addGateway(name: string): Promise<Part> {
    await this.#address(name);
    return this.#start(name, "gateway", this.#gatewayEnv(), GATEWAY_NODE_OPTIONS);
  }

  async settle(): Promise<void> {
    const hosts = ["park", ...this.#hosts].filter((name) => this.parts.get(name)?.pid !== undefined);
    await settle({
      hosts: hosts.map((name) => this.urlOf(name)),
      matchUrls: this.#matchNames
        .filter((name) => this.parts.get(name)?.pid !== undefined)
        .map((name) => this.urlOf(name)),
      signer: this.keys.asMatch,
    });
  }

  async untilReady(): Promise<void> {
    // A gateway that has met match in an earlier run is ready without it
    const asked = ["gateway", ...this.#matchNames];
    await Promise.all(asked.map((name) => untilReady(this.urlOf(name), READY_WITHIN_MS)));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.parts.values()].map((part) => part.stop()));
    this.data.unlock();
  }

  async #address(part: string, fixed?: number): Promise<void> {
    this.#urls.set(part, `http://127.0.0.1:${fixed ?? (await this.ports.portOf(part))}`);
  }

  async #startHost(plan: HostPlan): Promise<Part> {
    const kind: SiteKind = plan.sites[0]?.kind ?? "STATION";
    this.#hosts.push(plan.name);
    const sites = plan.sites.map((site) => site.code).join(",");
    const env: Record<string, string> = { HUB_SITES: sites };
    if (plan.publicUrl !== undefined) env.HUB_PUBLIC_URL = plan.publicUrl;
    const script = plan.script ?? mainOf(kind === "DEPARTMENT" ? "department" : "station");
    return this.#startScript(plan.name, script, env);
  }

  #start(
    name: string,
    program: string,
    env: Record<string, string>,
    nodeOptions: readonly string[] = [],
  ): Promise<Part> {
    return this.#startScript(name, mainOf(program), env, nodeOptions);
  }

  async #startScript(
    name: string,
    script: string,
    env: Record<string, string>,
    nodeOptions: readonly string[] = [],
  ): Promise<Part> {
    const part = new Part({
      name,
      script,
      nodeOptions,
      env: { ...this.#common, HUB_PORT: new URL(this.urlOf(name)).port, HUB_PUBLIC_URL: this.urlOf(name), ...env },
      logFile: join(this.data.logs, `${name}.log`),
      restarts: this.options.restarts ?? true,
      onCrash: (who, how) => this.options.onProgress?.(`${who} ended with ${how}; starting it again`),
    });
    this.parts.set(name, part);
    await part.start();
    return part;
  }

  get #matchNames(): readonly string[] {
    const count = this.options.matchProcesses ?? 1;
    return Array.from({ length: count }, (_, at) => (at === 0 ? "match" : `match-${at + 1}`));
  }

  #gatewayEnv(): Record<string, string> {
    return {
      HUB_MATCH_URL: this.#matchNames.map((name) => this.urlOf(name)).join(","),
      HUB_DEV_KEY_FILE: this.keys.developmentKeyFile,
      ...(this.options.readyMarker === undefined ? {} : { HUB_READY_MARKER: this.options.readyMarker }),
    };
  }

  async #register(plans: readonly HostPlan[]): Promise<number> {
    const sites = await Promise.all(
      plans.flatMap((plan) =>
        plan.sites.map(async (site) => ({
          ...site,
          url: plan.publicUrl ?? this.urlOf(plan.name),
          publicKey: await this.keys.publicKeyOf(site.code),
        })),
      ),
    );
    return registerSites(this.url, await this.token({ role: "OPERATOR" }), sites);
  }
}

function brokerEnv(broker: EventBroker | null): Readonly<Record<string, string>> {
  if (broker === null) return {};
  const { url, prefix, domain, keptMs } = broker;
  // An empty setting is none
  return {
    HUB_EVENTS: url,
    HUB_EVENTS_PREFIX: prefix,
    HUB_EVENTS_DOMAIN: domain ?? "",
    HUB_EVENTS_KEPT: `${keptMs}ms`,
  };
}

/** The compiled main module of a part. */
function mainOf(program: string): string {
  const folder = dirname(require.resolve(`@park-hub/${program}/package.json`));
  const script = join(folder, "dist", "main.js");
  if (!existsSync(script)) throw new Error(`${program} is not built; run: npm run build`);
  return script;
}
