/*
 * Match with a park directory and site hosts around it, all over real HTTP: what the tests of match talk to.
 */
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { SiteKind } from "@park-hub/contracts";
import type { DatabaseTarget } from "@park-hub/database";
import type { DirectoryDocument, DirectorySite } from "@park-hub/directory";
import {
  generateSigningKey,
  IdentitySigner,
  publicKeyOf,
  PUBLIC_PRINCIPAL,
  staticTrust,
  type Principal,
  type SigningJwk,
} from "@park-hub/identity";
import { startMatchServer, type MatchServer, type MatchServerOptions } from "@park-hub/match";
import type { EventBroker } from "@park-hub/events-nats";
import type { FeedCursor } from "@park-hub/outbox";
import { createLogger } from "@park-hub/telemetry";
import {
  collectCleanup,
  startNatsServer,
  type Cleanup,
  type DatabaseFixture,
  type FeedTransport,
  type NatsServer,
} from "@park-hub/testkit";
import { SiteHost, TestSite } from "./site-host";
import { untilPublished } from "./until-published";

export const STEWARD: Principal = { subject: "steward", roles: ["PARK_STEWARD"] };
const LEXICON = join(__dirname, "..", "lexicon", "community-work.json");

/** What a GraphQL answer holds. */
export interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string } & Record<string, unknown>;
  }[];
}

/** How a question is put. */
export interface Asking {
  readonly variables?: object;
  readonly principal?: Principal;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A directory, a gateway's key and match. */
export class TestHub {
  readonly cleanup: Cleanup = collectCleanup();
  readonly #park: TestPark;
  readonly #gatewayKey: SigningJwk;
  readonly #matchKey: SigningJwk;
  readonly #gateway: IdentitySigner;
  readonly #sites = new Map<string, TestSite>();
  #nats: NatsServer | null = null;
  #match: MatchServer | undefined;

  private constructor(
    readonly database: DatabaseTarget,
    park: TestPark,
    keys: { readonly gateway: SigningJwk; readonly match: SigningJwk },
  ) {
    this.#park = park;
    this.#gatewayKey = keys.gateway;
    this.#matchKey = keys.match;
    this.#gateway = new IdentitySigner({ issuer: "gateway", key: keys.gateway });
  }

  /** @param transport how match follows the sites; `nats` starts a broker for this hub. */
  static async start(fixture: DatabaseFixture, transport: FeedTransport = "http"): Promise<TestHub> {
    const keys = { gateway: await generateSigningKey(), match: await generateSigningKey() };
    const hub = new TestHub(await fixture.fresh(), await TestPark.start(), keys);
    hub.cleanup.add(hub.#park, (park) => park.close());
    if (transport === "nats") hub.#nats = hub.cleanup.add(await startNatsServer(), (nats) => nats.stop());
    return hub;
  }

  /** The broker; null where sites are followed over HTTP. */
  get broker(): EventBroker | null {
    return this.#nats === null ? null : { url: this.#nats.url, prefix: "hub", domain: null, keptMs: 3_600_000 };
  }

  get nats(): NatsServer {
    if (this.#nats === null) throw new Error("this hub has no broker");
    return this.#nats;
  }

  get parkUrl(): string {
    return this.#park.url;
  }

  /** A new site database; it is hosted and registered by the caller. */
  async site(fixture: DatabaseFixture, code: string): Promise<TestSite> {
    const site = this.cleanup.add(await TestSite.open(code, await fixture.fresh()), (opened) => opened.close());
    this.#sites.set(code, site);
    return site;
  }

  async host(...sites: readonly TestSite[]): Promise<SiteHost> {
    return this.cleanup.add(await SiteHost.start(sites, this.broker), (host) => host.close());
  }

  /** Registers sites, or changes what is registered of them. */
  register(...sites: readonly Partial<DirectorySite>[]): void {
    const keyOf = (site: TestSite | undefined) =>
      site === undefined ? {} : { publicKey: publicKeyOf(site.signingKey) };
    this.#park.register(sites.map((site) => ({ ...keyOf(this.#sites.get(site.code ?? "")), ...site })));
  }

  async startMatch(options: Partial<MatchServerOptions> = {}): Promise<MatchServer> {
    this.#match = await startMatchServer({
      host: "127.0.0.1",
      port: 0,
      database: this.database,
      parkUrl: this.#park.url,
      trust: staticTrust({ gateway: publicKeyOf(this.#gatewayKey), match: publicKeyOf(this.#matchKey) }),
      signingKey: this.#matchKey,
      lexiconFile: LEXICON,
      logger: createLogger({ name: "match" }),
      reconnect: { minMs: 5, maxMs: 20 },
      broker: this.broker,
      // A host that stops is gone at once over HTTP; on a broker it is silent, longer than a busy machine stands still
      ...(this.broker === null ? {} : { heartbeatTimeoutMs: 8_000 }),
      ...options,
    });
    return this.cleanup.add(this.#match, (match) => match.close());
  }

  /** Asks this one from now on, of several that were started. */
  turnTo(match: MatchServer): void {
    this.#match = match;
  }

  get match(): MatchServer {
    if (this.#match === undefined) throw new Error("match was not started");
    return this.#match;
  }

  /** Puts a question to match's graph. */
  async ask<T>(
    query: string,
    { variables = {}, principal = PUBLIC_PRINCIPAL, headers = {} }: Asking = {},
  ): Promise<Answer<T>> {
    const response = await this.fetch("/match/graphql", { body: { query, variables }, principal, headers });
    return (await response.json()) as Answer<T>;
  }

  /** The data of an answer without errors. */
  async data<T>(query: string, asking: Asking = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, asking);
    if (data === undefined || errors !== undefined) throw new Error(`the answer has errors: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Asks until the answer is as expected: for what comes true by itself, such as a broken link being noticed. */
  async untilData<T>(query: string, holds: (data: T) => boolean, asking: Asking = {}): Promise<T> {
    for (;;) {
      const { data } = await this.ask<T>(query, asking);
      if (data !== undefined && data !== null && holds(data)) return data;
    }
  }

  /** Resolves when match has taken everything up to these heads. */
  async settle(cursors: Readonly<Record<string, FeedCursor>>): Promise<void> {
    const response = await this.fetch("/await", { body: { cursors, timeoutMs: 30_000 } });
    const { reached } = (await response.json()) as { reached: boolean };
    if (!reached) throw new Error(`match did not reach ${JSON.stringify(cursors)}`);
  }

  /** Resolves when the hosts have written everything up to these heads into the stream; at once where there is no broker. */
  async untilPublished(cursors: Readonly<Record<string, FeedCursor>>): Promise<void> {
    if (this.broker === null) return;
    await untilPublished(this.broker, cursors);
  }

  async fetch(
    path: string,
    {
      body,
      principal = PUBLIC_PRINCIPAL,
      headers = {},
      signal,
    }: {
      body?: object;
      principal?: Principal;
      headers?: Readonly<Record<string, string>>;
      signal?: AbortSignal;
    } = {},
  ): Promise<Response> {
    const identity = await this.#gateway.sign(principal, "match");
    return fetch(`${this.match.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        "hub-identity": identity,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async untilReady(): Promise<void> {
    while ((await fetch(`${this.match.url}/health/ready`)).status !== 200);
  }
}

/** The directory's side of park. */
class TestPark {
  #document: DirectoryDocument = {
    version: 1,
    sites: [],
    areas: [
      { code: "330200", name: "宁波市", level: "CITY", parentCode: null, codes: [] },
      { code: "330212", name: "鄞州区", level: "DISTRICT", parentCode: "330200", codes: [] },
      { code: "330212010", name: "明楼街道", level: "TOWNSHIP", parentCode: "330212", codes: [] },
      { code: "330212011", name: "白鹤街道", level: "TOWNSHIP", parentCode: "330212", codes: [] },
    ],
    places: [],
  };
  readonly #held = new Set<{ readonly after: number; readonly response: ServerResponse }>();
  readonly #http: Server;

  private constructor() {
    this.#http = createServer((request, response) => {
      this.#held.add({
        after: Number(new URL(request.url ?? "/", "http://park").searchParams.get("after") ?? 0),
        response,
      });
      this.#answer();
    });
  }

  static async start(): Promise<TestPark> {
    const park = new TestPark();
    await once(park.#http.listen(0, "127.0.0.1"), "listening");
    return park;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  register(sites: readonly Partial<DirectorySite>[]): void {
    const known = new Map(this.#document.sites.map((site) => [site.code, site]));
    for (const site of sites)
      known.set(site.code ?? "", { ...(known.get(site.code ?? "") ?? newSite(site.code ?? "")), ...site });
    this.#document = { ...this.#document, version: this.#document.version + 1, sites: [...known.values()] };
    this.#answer();
  }

  async close(): Promise<void> {
    const closed = once(this.#http, "close");
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
  }

  #answer(): void {
    for (const held of this.#held) {
      if (held.after === this.#document.version) continue;
      this.#held.delete(held);
      held.response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(this.#document));
    }
  }
}

const KINDS: Readonly<Record<string, SiteKind>> = { park: "PARK", justice: "DEPARTMENT" };
const AREAS: Readonly<Record<string, string>> = { baihe: "330212011", minglou: "330212010" };
const SOME_KEY = { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) } as const;

function newSite(code: string): DirectorySite {
  return {
    code,
    name: code,
    kind: KINDS[code] ?? "STATION",
    areaCode: AREAS[code] ?? "330212",
    lifecycle: "ACTIVE",
    url: "",
    publicKey: SOME_KEY,
    order: 0,
  };
}
