import { jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect, headers, type NatsConnection } from "@nats-io/transport-node";
import { databaseFixture, describeOverNats } from "@park-hub/testkit";
import { CHANGES, FIND_PROJECTS, storyOf, titlesOf, type Changes, type FoundProjects } from "./questions";
import { aDemand, aProject, demandChange, projectChange } from "./sample-objects";
import { SiteHost, type TestSite } from "./site-host";
import { TestHub } from "./test-hub";

interface LinkState {
  readonly isConnected: boolean;
  readonly trouble: string | null;
  readonly refusedMessages: number;
  readonly lastRefusedMessage: string | null;
}

describeOverNats("what only a broker can do to match", () => {
  const database = databaseFixture("embedded");
  let hub: TestHub;
  beforeEach(async () => {
    hub = await TestHub.start(database, "nats");
  });
  afterEach(() => hub.cleanup.dispose());
  afterAll(() => database.dispose());

  async function followed(code: string): Promise<{ readonly site: TestSite; readonly host: SiteHost }> {
    const site = await hub.site(database, code);
    const host = await hub.host(site);
    hub.register({ code, url: host.url });
    return { site, host };
  }

  /** One that is in the broker's stream already: match follows it there from the start, and never at its host. */
  async function published(code: string): ReturnType<typeof followed> {
    const { site, host } = await followed(code);
    await hub.untilPublished({ [code]: await site.publish(demandChange(aDemand(code))) });
    return { site, host };
  }

  async function linkOf(code: string): Promise<LinkState> {
    const status = (await (await hub.fetch("/status")).json()) as { sites: Record<string, LinkState> };
    const link = status.sites[code];
    if (link === undefined) throw new Error(`match knows no site ${code}`);
    return link;
  }

  async function untilLink(code: string, holds: (link: LinkState) => boolean): Promise<LinkState> {
    for (;;) {
      const link = await linkOf(code);
      if (holds(link)) return link;
    }
  }

  async function broker(): Promise<NatsConnection> {
    return hub.cleanup.add(await connect({ servers: hub.nats.url }), (open) => open.close());
  }

  const staleNow = (count: number) => (data: FoundProjects) => data.findProjects.coverage.stale.length === count;

  it("loses and repeats nothing while broker, host and match are killed in turn", async () => {
    const { site, host } = await published("baihe");
    let match = await hub.startMatch();
    await hub.settle({ baihe: await site.head() });
    const projects = Array.from({ length: 20 }, () => aProject("baihe"));
    for (let version = 1; version <= 12; version += 1) {
      for (const project of projects) await site.publish(projectChange({ ...project, version }, { action: "UPDATED" }));
      if (version % 4 === 1) await hub.nats.kill().then(() => hub.nats.start());
      if (version % 4 === 2) await host.stop().then(() => host.start());
      if (version % 4 === 3) {
        await match.close();
        match = await hub.startMatch();
      }
    }
    await hub.settle({ baihe: await site.head() });
    const variables = { first: 1_000, filter: { kinds: ["PROJECT"] } };
    const { changes } = await hub.data<Changes>(CHANGES, { variables });
    expect(changes.nodes.map(({ objectId, version }) => `${objectId}/${version}`)).toEqual(
      Array.from({ length: 12 }, (_, round) => projects.map(({ id }) => `${id}/${round + 1}`)).flat(),
    );
    expect(host.requests.filter((path) => path.startsWith("/snapshot"))).toHaveLength(1);
    expect(host.requests).not.toContain("/feed");
  });

  it("takes every site for stale while the broker hangs, and for fresh when it goes on", async () => {
    const { site } = await followed("baihe");
    // Noticed as silence, well before its unanswered pings end the session
    await hub.startMatch({ heartbeatTimeoutMs: 3_000 });
    await hub.settle({ baihe: await site.publish(projectChange(aProject("baihe", { title: "之前" }))) });
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleNow(0));
    hub.nats.pause();
    const head = await site.publish(projectChange(aProject("baihe", { title: "断线时" })));
    const { findProjects } = await hub.untilData<FoundProjects>(FIND_PROJECTS, staleNow(1));
    expect(findProjects.totalCount).toBe(1);
    expect((await untilLink("baihe", ({ isConnected }) => !isConnected)).trouble).toContain("silent on the broker");
    hub.nats.resume();
    await hub.settle({ baihe: head });
    expect(titlesOf(await hub.untilData<FoundProjects>(FIND_PROJECTS, staleNow(0)))).toEqual(["之前", "断线时"].sort());
  });

  it("says that the broker is away, and starts without it", async () => {
    const { site } = await followed("baihe");
    await hub.nats.kill();
    await hub.startMatch();
    await hub.untilReady();
    expect(await untilLink("baihe", ({ trouble }) => trouble !== null)).toMatchObject({
      trouble: "the broker is away",
    });
    const head = await site.publish(projectChange(aProject("baihe", { title: "写得下去" })));
    await hub.nats.start();
    await hub.settle({ baihe: head });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["写得下去"]);
  });

  it("refuses and names what a site did not sign, and goes on", async () => {
    const [{ site: baihe }, { site: minglou }] = [await published("baihe"), await published("minglou")];
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head(), minglou: await minglou.head() });
    const stream = jetstream(await broker());
    const { epoch, seq } = await baihe.head();
    const change = {
      ...projectChange(aProject("baihe", { title: "冒名" })),
      seq: seq + 1,
      at: new Date().toISOString(),
    };
    const forged = JSON.stringify({ site: "baihe", epoch, changes: [change] });
    await stream.publish("hub.feed.baihe", forged);
    const foreign = headers();
    foreign.set("Hub-Signature", "bm8..bm8");
    await stream.publish("hub.feed.baihe", forged, { headers: foreign });
    await stream.publish("hub.feed.minglou", "not JSON at all");
    expect(await untilLink("baihe", ({ refusedMessages }) => refusedMessages === 2)).toMatchObject({
      lastRefusedMessage: expect.stringContaining("signature refused"),
    });
    await untilLink("minglou", ({ refusedMessages }) => refusedMessages === 1);
    await hub.settle({
      baihe: await baihe.publish(projectChange(aProject("baihe", { title: "白鹤自己的" }))),
      minglou: await minglou.publish(projectChange(aProject("minglou", { title: "明楼自己的" }))),
    });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["明楼自己的", "白鹤自己的"].sort());
  });

  it("refuses a message of one site on the subject of another, and a head that somebody repeats", async () => {
    const [{ site: baihe }, { site: minglou }] = [await published("baihe"), await published("minglou")];
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head(), minglou: await minglou.head() });
    const connection = await broker();
    const stored = await (
      await jetstreamManager(connection)
    ).direct.getMessage("hub-feed", {
      seq: 1,
      next_by_subj: "hub.feed.minglou",
    });
    if (stored === null) throw new Error("minglou has no message");
    const signed = headers();
    signed.set("Hub-Signature", stored.header.get("Hub-Signature"));
    await jetstream(connection).publish("hub.feed.baihe", stored.data, { headers: signed });
    expect((await untilLink("baihe", ({ refusedMessages }) => refusedMessages === 1)).lastRefusedMessage).toContain(
      "signature refused",
    );
    const head = await nextHead(connection);
    connection.publish("hub.heads.baihe", head.data, { headers: head.headers });
    await untilLink("baihe", ({ refusedMessages }) => refusedMessages === 2);
  });

  async function nextHead(connection: NatsConnection) {
    const heads = connection.subscribe("hub.heads.minglou", { max: 1 });
    for await (const { data, headers: header } of heads) {
      if (header !== undefined) return { data, headers: header };
    }
    throw new Error("minglou told no head");
  }

  it("brings a site up from its host when the stream no longer has what it lacks", async () => {
    const { site, host } = await followed("baihe");
    const first = await hub.startMatch();
    const head = await site.publish(projectChange(aProject("baihe", { title: "一" })));
    await hub.settle({ baihe: head });
    await first.close();
    await hub.untilPublished({ baihe: head });
    const lost = await site.publish(projectChange(aProject("baihe", { title: "二" })));
    const streams = await jetstreamManager(await broker());
    await hub.untilPublished({ baihe: lost });
    await streams.streams.purge("hub-feed", { filter: "hub.feed.baihe" });
    await hub.startMatch();
    await hub.settle({ baihe: lost });
    await hub.settle({ baihe: await site.publish(projectChange(aProject("baihe", { title: "三" }))) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["一", "二", "三"].sort());
    expect(storyOf(await hub.data<Changes>(CHANGES))).toHaveLength(3);
    expect(host.requests.filter((path) => path.startsWith("/snapshot"))).toHaveLength(2);
  });

  it("goes on when the whole stream is removed and made anew", async () => {
    const { site } = await followed("baihe");
    await hub.startMatch();
    await hub.settle({ baihe: await site.publish(projectChange(aProject("baihe", { title: "一" }))) });
    const streams = await jetstreamManager(await broker());
    await streams.streams.delete("hub-feed");
    await hub.settle({ baihe: await site.publish(projectChange(aProject("baihe", { title: "二" }))) });
    expect(titlesOf(await hub.data<FoundProjects>(FIND_PROJECTS))).toEqual(["一", "二"].sort());
    expect(storyOf(await hub.data<Changes>(CHANGES))).toHaveLength(2);
  });

  it("follows a host that does not publish over HTTP, and over the broker once it does", async () => {
    const { site: minglou } = await followed("minglou");
    const baihe = await hub.site(database, "baihe");
    const old = hub.cleanup.add(await SiteHost.start([baihe]), (host) => host.close());
    hub.register({ code: "baihe", url: old.url });
    await hub.startMatch();
    await hub.settle({
      baihe: await baihe.publish(projectChange(aProject("baihe", { title: "旧主机" }))),
      minglou: await minglou.publish(projectChange(aProject("minglou", { title: "新主机" }))),
    });
    expect(old.requests).toContain("/feed");
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleNow(0));
    await old.stop();
    const next = await hub.host(baihe);
    hub.register({ code: "baihe", url: next.url });
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "升级之后" }))) });
    await hub.untilData<FoundProjects>(FIND_PROJECTS, staleNow(0));
    const asked = next.requests.length;
    await hub.settle({ baihe: await baihe.publish(projectChange(aProject("baihe", { title: "只经总线" }))) });
    expect(next.requests).toHaveLength(asked);
    expect(storyOf(await hub.data<Changes>(CHANGES))).toHaveLength(4);
  });
});
