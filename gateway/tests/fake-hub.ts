/*
 * A hub for tests: fake hosts over real HTTP and the real gateway server before them.
 * Sites: park, baihe and minglou on one host, fuming on another, justice (a department) on the second too.
 */
import "../src/telemetry-off";

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { DirectoryDocument, DirectorySite } from "@park-hub/directory";
import { generateSigningKey, issueDevelopmentToken, publicKeyOf, type Role } from "@park-hub/identity";
import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";
import { request } from "undici";

import { DEFAULT_LIMITS, startGateway, type GatewayOptions, type GatewayServer } from "../src/index";
import { FakeHost } from "./fake-host";

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly AnswerError[];
  readonly text: string;
}

/** An error of an answer. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What else a request carries. */
export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let composed: Buffer | null = null;

const AREAS = [
  { code: "330200", name: "宁波市", level: "CITY", parentCode: null, codes: [] },
  { code: "330212", name: "鄞州区", level: "DISTRICT", parentCode: "330200", codes: [] },
  { code: "330212001", name: "下应街道", level: "TOWNSHIP", parentCode: "330212", codes: [] },
  { code: "330211", name: "镇海区", level: "DISTRICT", parentCode: "330200", codes: [] },
] as const;

/** A running fake hub. */
export interface FakeHub {
  readonly park: FakeHost;
  readonly match: FakeHost;
  readonly first: FakeHost;
  readonly second: FakeHost;
  readonly gateway: GatewayServer;
  readonly stateDir: string;
  token(role: Role, site?: string): Promise<string>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  /** Publishes a directory with these changes; resolves when the gateway knows it and has looked at the hosts. */
  publish(change: (document: DirectoryDocument) => DirectoryDocument): Promise<void>;
  /** Stops the gateway and starts it again on the same state, or on what `whileDown` makes of it. */
  restartGateway(whileDown?: () => void): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts one; `options` change the gateway's. */
export async function startFakeHub(options: Partial<GatewayOptions> = {}): Promise<FakeHub> {
  const cleanup = collectCleanup();
  const state = cleanup.add(temporaryDirectory("gateway"), (directory) => directory.dispose());
  const hosts = await Promise.all([0, 1, 2, 3].map(() => new FakeHost().start()));
  const [park, match, first, second] = hosts as [FakeHost, FakeHost, FakeHost, FakeHost];
  for (const host of hosts) cleanup.add(host, (started) => started.stop());
  const [gatewayKey, developmentKey] = await Promise.all([generateSigningKey(), generateSigningKey()]);
  const key = publicKeyOf(gatewayKey);
  const site = (code: string, kind: DirectorySite["kind"], host: FakeHost, order: number): DirectorySite => ({
    code,
    name: `站点 ${code}`,
    kind,
    areaCode: kind === "STATION" ? "330212001" : "330200",
    lifecycle: "ACTIVE",
    url: host.url,
    publicKey: key,
    order,
  });
  let document: DirectoryDocument = {
    version: 1,
    sites: [
      site("park", "PARK", park, 0),
      site("baihe", "STATION", first, 1),
      site("minglou", "STATION", first, 2),
      site("fuming", "STATION", second, 3),
      site("justice", "DEPARTMENT", second, 4),
    ],
    areas: AREAS,
    places: [
      { name: "勤勇村", level: "COMMUNITY", areaCode: "330212001", siteCode: "baihe" },
      { name: "勤勇村", level: "COMMUNITY", areaCode: "330211", siteCode: null },
      { name: "勤勇新村", level: "COMMUNITY", areaCode: "330212001", siteCode: null },
    ],
  };
  park.publish(document);
  const start = (): Promise<GatewayServer> =>
    startGateway({
      port: 0,
      host: "127.0.0.1",
      stateDir: state.path,
      parkUrl: park.url,
      matchUrls: [match.url],
      signingKey: gatewayKey,
      bearer: { mode: "development", publicKey: publicKeyOf(developmentKey) },
      corsOrigins: ["https://dashboard.example"],
      // Where nothing hangs, how fast the machine is decides nothing
      deadlines: { siteQueryMs: 20_000, partQueryMs: 20_000, mutationMs: 20_000 },
      maxAnswerBytes: 2_000_000,
      maxBodyBytes: 200_000,
      limits: DEFAULT_LIMITS,
      readyMarker: null,
      logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      watchIntervalMs: 60_000,
      probeMs: 20_000,
      ...options,
    });
  // Composed once a test file: the second hub starts from the first one's supergraph.
  if (composed !== null) writeFileSync(join(state.path, "supergraph.json"), composed);
  const running = { gateway: await start() };
  composed ??= readFileSync(join(state.path, "supergraph.json"));
  cleanup.add(running, ({ gateway }) => gateway.close());
  const hub: FakeHub = {
    park,
    match,
    first,
    second,
    get gateway() {
      return running.gateway;
    },
    stateDir: state.path,
    token: (role, siteCode) => issueDevelopmentToken({ key: developmentKey, roles: [role], site: siteCode }),
    ask: (query, asked = {}) => ask(`${running.gateway.url}/graphql`, query, asked),
    publish: async (change) => {
      document = { ...change(document), version: document.version + 1 };
      park.publish(document);
      await untilKnown(running.gateway, document.version);
      await running.gateway.checkHosts();
    },
    restartGateway: async (whileDown) => {
      await running.gateway.close();
      whileDown?.();
      running.gateway = await start();
    },
    dispose: () => cleanup.dispose(),
  };
  await untilKnown(running.gateway, 1);
  await running.gateway.checkHosts();
  return hub;
}

/** Waits until the gateway's directory has that version: long polling brings it within milliseconds. */
async function untilKnown(gateway: GatewayServer, version: number): Promise<void> {
  for (;;) {
    const { body } = await request(`${gateway.url}/health/ready`);
    const report = (await body.json()) as { parts: { directory: { now: string } } };
    if (report.parts.directory.now === `version ${version}`) return;
  }
}

async function ask(url: string, query: string, { variables, token, headers }: AskOptions): Promise<Answer> {
  const answer = await request(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.body.text();
  const body = JSON.parse(text) as { data?: Record<string, unknown> | null; errors?: readonly AnswerError[] };
  return { status: answer.statusCode, headers: answer.headers, data: body.data, errors: body.errors ?? [], text };
}
