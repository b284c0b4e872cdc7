/*
 * A hub whose sites are simulated: five processes of five sites, a park that knows only the directory, and before them
 * the real gateway as a process of its own.
 */
import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

import type { DirectoryDocument } from "@park-hub/directory";
import { generateSigningKey, publicKeyOf, type Jwk } from "@park-hub/identity";
import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";
import { request } from "undici";

import type { Fault, HostOrder, HostWord } from "../src/simulation";

const E2E = join(dirname(require.resolve("@park-hub/e2e/package.json")), "dist");
const GATEWAY = join(dirname(require.resolve("@park-hub/gateway/package.json")), "dist", "main.js");
/** A port that nothing listens at. */
const NOWHERE = "http://127.0.0.1:9";

/** A process with simulated sites. */
export class SimulatedHost {
  private child: ChildProcess | null = null;
  private port = 0;

  constructor(readonly sites: readonly string[]) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it, at the port that it had; its sites behave. */
  async start(): Promise<this> {
    const child = fork(join(E2E, "simulated-host.js"), [String(this.port)], { execArgv: [] });
    this.child = child;
    const { port } = await wordOf(child, (word): word is { readonly port: number } => "port" in word);
    this.port = port;
    return this;
  }

  /** Resolves when the site behaves so. */
  async order(order: { readonly site: string; readonly fault: Fault | null }): Promise<void> {
    const { child } = this;
    if (child === null) throw new Error("the host does not run");
    const understood = wordOf(
      child,
      (word): word is HostWord => "understood" in word && word.understood === order.site,
    );
    child.send(order satisfies HostOrder);
    await understood;
  }

  /** SIGSTOP: it keeps its port and its connections, and does nothing. */
  freeze(): void {
    this.child?.kill("SIGSTOP");
  }

  thaw(): void {
    this.child?.kill("SIGCONT");
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
}

/** The first word of the child that is meant. @throws {Error} when it ends before. */
function wordOf<T extends HostWord>(child: ChildProcess, isMeant: (word: HostWord) => word is T): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      child.off("message", hear);
      child.off("exit", end);
    };
    const hear = (word: HostWord): void => {
      if (!isMeant(word)) return;
      over();
      resolve(word);
    };
    const end = (): void => {
      over();
      reject(new Error("the simulated host ended"));
    };
    child.on("message", hear);
    child.on("exit", end);
  });
}

/** The real gateway, started as it is in production but for a way to collect its garbage. */
export class GatewayProcess {
  url = "";
  private constructor(private readonly child: ChildProcess) {}

  static async start(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
    const execArgv = ["--expose-gc", "--require", join(E2E, "gc-on-signal.js")];
    const child = spawn(process.execPath, [...execArgv, GATEWAY], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const gateway = new GatewayProcess(child);
    if (child.stdout === null) throw new Error("the gateway has no output");
    for await (const line of createInterface({ input: child.stdout })) {
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg === "ready" && url !== undefined) gateway.url = url;
      if (gateway.url !== "") break;
    }
    if (gateway.url === "") throw new Error("the gateway ended before it was ready");
    child.stdout.resume();
    return gateway;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Memory after a collection, in MiB. */
  async memory(): Promise<{ readonly heap: number; readonly resident: number }> {
    this.child.kill("SIGUSR2");
    await (await request(`${this.url}/health/live`)).body.dump();
    const text = await (await request(`${this.url}/metrics`)).body.text();
    const read = (kind: string): number =>
      Number(new RegExp(`^hub_gateway_memory_bytes\\{kind="${kind}"\\} (\\S+)$`, "m").exec(text)?.[1]) / 2 ** 20;
    return { heap: read("heap"), resident: read("resident") };
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }
}

/** A started hub. */
export interface SimulatedHub {
  readonly hosts: readonly SimulatedHost[];
  readonly gateway: GatewayProcess;
  dispose(): Promise<void>;
}

/** Starts one; `sitesByHost` names the sites of each host. */
export async function startSimulatedHub(
  sitesByHost: readonly (readonly string[])[],
  env: Readonly<Record<string, string>>,
): Promise<SimulatedHub> {
  const cleanup = collectCleanup();
  const folder = cleanup.add(temporaryDirectory("chaos"), (made) => made.dispose());
  try {
    const hosts = await Promise.all(sitesByHost.map((sites) => new SimulatedHost(sites).start()));
    cleanup.add(hosts, (started) => Promise.all(started.map((host) => host.kill())));
    const park = cleanup.add(await startDirectory(hosts), (server) => {
      server.closeAllConnections();
      server.close();
    });
    const gateway = await GatewayProcess.start({
      HUB_PORT: "0",
      HUB_DATA_DIR: folder.path,
      HUB_DEV_KEY_FILE: join(folder.path, "development.json"),
      HUB_PARK_URL: `http://127.0.0.1:${(park.address() as AddressInfo).port}`,
      HUB_MATCH_URL: NOWHERE,
      HUB_LOG_LEVEL: "fatal",
      HUB_PARENT_PIPE: "1",
      ...env,
    });
    cleanup.add(gateway, (started) => started.kill());
    return { hosts, gateway, dispose: () => cleanup.dispose() };
  } catch (error) {
    await cleanup.dispose();
    throw error;
  }
}

/** Park, as far as a gateway follows its directory: one version, and silence for who knows it. */
async function startDirectory(hosts: readonly SimulatedHost[]): Promise<Server> {
  const publicKey = publicKeyOf(await generateSigningKey());
  const document = JSON.stringify(directoryOf(hosts, publicKey));
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/directory") !== true) outgoing.writeHead(404).end();
    else if (!incoming.url.endsWith("after=1")) outgoing.setHeader("content-type", "application/json").end(document);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function directoryOf(hosts: readonly SimulatedHost[], publicKey: Jwk): DirectoryDocument {
  const sites = hosts.flatMap((host) => host.sites.map((code) => ({ code, url: host.url })));
  return {
    version: 1,
    sites: sites.map(({ code, url }, order) => ({
      code,
      name: `站点 ${code}`,
      kind: "STATION",
      areaCode: "330212",
      lifecycle: "ACTIVE",
      url,
      publicKey,
      order,
    })),
    areas: [{ code: "330212", name: "鄞州区", level: "DISTRICT", parentCode: null, codes: [] }],
    places: [],
  };
}
