/*
 * A host process in small, for the tests of match: real site databases with an outbox behind a real HTTP server, which
 * can be stopped and started at one address, and where there is a broker with a publisher beside it.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Entity, type DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from "typeorm";
import {
  ddl,
  IdColumn,
  JsonColumn,
  openDatabase,
  streamById,
  unitOfWork,
  type DatabaseTarget,
} from "@park-hub/database";
import { EventLink, EventPublisher, type EventBroker } from "@park-hub/events-nats";
import { generateSigningKey, type SigningJwk } from "@park-hub/identity";
import {
  appendChanges,
  createOutboxTables,
  FeedServer,
  OUTBOX_ENTITIES,
  parseFeedRequest,
  readHead,
  renewEpoch,
  type FeedCursor,
  type NewChange,
} from "@park-hub/outbox";

const HEARTBEAT_MS = 50;
const RETRY = { minMs: 5, maxMs: 20 };

@Entity("things")
class Thing {
  @IdColumn() id!: string;
  @JsonColumn() change!: NewChange;
}

class CreateThings1700000000001 implements MigrationInterface {
  name = "CreateThings1700000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    const t = ddl(queryRunner);
    await t.createTable({ name: "things", columns: [t.id("id", { primary: true }), t.json("change")] });
    await createOutboxTables(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["things", "outbox", "outbox_head"]) await ddl(queryRunner).dropTable(table);
  }
}

async function* snapshotOf(manager: EntityManager): AsyncGenerator<NewChange, void, undefined> {
  for await (const { change } of streamById(manager, Thing)) yield { ...change, action: "CREATED" };
}

/** One site's database. */
export class TestSite {
  private constructor(
    readonly code: string,
    readonly dataSource: DataSource,
    readonly signingKey: SigningJwk,
  ) {}

  static async open(code: string, target: DatabaseTarget): Promise<TestSite> {
    const migrations = [CreateThings1700000000001];
    const entities = [Thing, ...OUTBOX_ENTITIES];
    return new TestSite(code, await openDatabase({ target, entities, migrations }), await generateSigningKey());
  }

  /** Makes changes in one unit of work and gives the head behind them. */
  async publish(...changes: readonly NewChange[]): Promise<FeedCursor> {
    await unitOfWork(this.dataSource, async (manager) => {
      for (const change of changes) {
        if (change.action === "REMOVED") await manager.delete(Thing, { id: change.objectId });
        else await manager.save(Thing, { id: change.objectId, change });
      }
      await appendChanges(manager, changes);
    });
    return this.head();
  }

  /** As after a restore from a copy that lacks these objects: they are gone without a word, the history is another. */
  async restoreWithout(...ids: readonly string[]): Promise<FeedCursor> {
    for (const id of ids) await this.dataSource.manager.delete(Thing, { id });
    await renewEpoch(this.dataSource);
    return this.head();
  }

  async head(): Promise<FeedCursor> {
    const { epoch, seq } = await readHead(this.dataSource);
    return { epoch, seq };
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
  }
}

/** A host of some sites. */
export class SiteHost {
  /** Audiences that were asked for, in order of requests, with their path. */
  readonly requests: string[] = [];
  /** What the host sends per second is not bounded; heartbeats are this far apart. */
  readonly #feed = new FeedServer({ heartbeatMs: HEARTBEAT_MS, pollMs: 50 });
  readonly #sites: TestSite[] = [];
  readonly #sockets = new Set<Socket>();
  #http: Server | undefined;
  #publishing: { readonly link: EventLink; readonly publisher: EventPublisher } | undefined;
  #port = 0;
  #isPaused = false;

  private constructor(private readonly broker: EventBroker | null) {}

  /** @param broker where it publishes; null: nowhere, its feed is served over HTTP alone. */
  static async start(sites: readonly TestSite[], broker: EventBroker | null = null): Promise<SiteHost> {
    const host = new SiteHost(broker);
    for (const site of sites) await host.add(site);
    await host.start();
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async add(site: TestSite): Promise<void> {
    this.#sites.push(site);
    await this.#feed.addSite({ code: site.code, dataSource: site.dataSource, snapshot: snapshotOf });
  }

  async start(): Promise<void> {
    const http = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.writeHead(500).end());
    });
    http.on("connection", (socket) => this.#hold(socket));
    await once(http.listen(this.#port, "127.0.0.1"), "listening");
    this.#port = (http.address() as AddressInfo).port;
    this.#http = http;
    if (this.broker !== null) this.#publish(this.broker);
  }

  /** Connections stay open, new ones are taken, and nothing is heard on any of them; nothing is published either. */
  async pause(): Promise<void> {
    this.#isPaused = true;
    for (const socket of this.#sockets) socket.cork();
    await this.#stopPublishing();
  }

  /** What was held back is heard, and all that follows. */
  resume(): void {
    this.#isPaused = false;
    for (const socket of this.#sockets) socket.uncork();
    if (this.broker !== null) this.#publish(this.broker);
  }

  /** As a crash looks from outside. */
  async stop(): Promise<void> {
    const http = this.#http;
    this.#http = undefined;
    await this.#stopPublishing();
    if (http === undefined) return;
    const closed = once(http, "close");
    http.close();
    http.closeAllConnections();
    await closed;
  }

  /** Stops for good. */
  async close(): Promise<void> {
    await this.stop();
    await this.#feed.close();
  }

  #publish(broker: EventBroker): void {
    const link = new EventLink({ ...broker, name: "host", reconnect: RETRY, onProblem: () => undefined });
    const sites = this.#sites.flatMap(({ code, signingKey }) => {
      const tail = this.#feed.tailOf(code);
      return tail === undefined ? [] : [{ code, tail, signingKey }];
    });
    const publisher = new EventPublisher({
      link,
      sites,
      heartbeatMs: HEARTBEAT_MS,
      retry: RETRY,
      onError: () => undefined,
    });
    this.#publishing = { link, publisher };
  }

  async #stopPublishing(): Promise<void> {
    const publishing = this.#publishing;
    this.#publishing = undefined;
    await publishing?.link.close();
    await publishing?.publisher.close();
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
    if (this.#isPaused) socket.cork();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    this.requests.push(path);
    if (request.headers["hub-identity"] === undefined) return void response.writeHead(401).end("{}");
    if (path !== "/feed") return this.#feed.writeSnapshot(path.split("/")[2] ?? "", response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await this.#feed.serve(parseFeedRequest(JSON.parse(Buffer.concat(chunks).toString())), response);
  }
}
