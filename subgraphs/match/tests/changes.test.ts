import { MatchDatabase } from "../src/data/match-database";
import { ChangeService } from "../src/services/change-service";
import { describeOnEachDatabase } from "@park-hub/testkit";
import { CHANGES, storyOf, type Changes } from "./questions";
import { aDemand, aProject, demandChange, projectChange } from "./sample-objects";
import { TestHub } from "./test-hub";
import type { TestSite } from "./site-host";

describeOnEachDatabase("changes", (database) => {
  let hub: TestHub;
  let baihe: TestSite;

  beforeEach(async () => {
    hub = await TestHub.start(database);
    baihe = await hub.site(database, "baihe");
    hub.register({ code: "baihe", url: (await hub.host(baihe)).url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
  });

  afterEach(() => hub.cleanup.dispose());

  const publish = async (count: number): Promise<string[]> => {
    const projects = Array.from({ length: count }, () => aProject("baihe"));
    await hub.settle({ baihe: await baihe.publish(...projects.map((project) => projectChange(project))) });
    return projects.map(({ id }) => `CREATED ${id} 1`);
  };

  it("gives pages that follow each other, and goes on from the last cursor when more happens", async () => {
    const expected = await publish(7);
    const first = await hub.data<Changes>(CHANGES, { variables: { first: 4 } });
    expect(first.changes.pageInfo.hasNextPage).toBe(true);
    const second = await hub.data<Changes>(CHANGES, {
      variables: { first: 4, after: first.changes.pageInfo.endCursor },
    });
    expect([...storyOf(first), ...storyOf(second)]).toEqual(expected);
    expect(second.changes.pageInfo.hasNextPage).toBe(false);
    const later = await publish(2);
    const third = await hub.data<Changes>(CHANGES, { variables: { after: second.changes.pageInfo.endCursor } });
    expect(storyOf(third)).toEqual(later);
  });

  it("takes the cursor of any change as well", async () => {
    const expected = await publish(3);
    const { changes } = await hub.data<Changes>(CHANGES);
    const rest = await hub.data<Changes>(CHANGES, { variables: { after: changes.nodes[0]?.cursor } });
    expect(storyOf(rest)).toEqual(expected.slice(1));
  });

  it("filters by kind and site and moves on past what the filter hides", async () => {
    await publish(3);
    const demand = aDemand("baihe");
    await hub.settle({ baihe: await baihe.publish(demandChange(demand)) });
    const kinds = await hub.data<Changes>(CHANGES, { variables: { filter: { kinds: ["DEMAND"], sites: ["baihe"] } } });
    expect(storyOf(kinds)).toEqual([`CREATED ${demand.id} 1`]);
    const elsewhere = await hub.data<Changes>(CHANGES, { variables: { filter: { sites: ["minglou"] } } });
    expect(elsewhere.changes).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
    const onward = await hub.data<Changes>(CHANGES, { variables: { after: elsewhere.changes.pageInfo.endCursor } });
    expect(onward.changes.nodes).toEqual([]);
    const ready = await hub.data<Changes>(CHANGES, { variables: { filter: { kinds: ["SUBSCRIPTION_READY"] } } });
    expect(ready.changes.nodes).toEqual([]);
  });

  it("refuses cursors of nobody, of another log and from beyond the end", async () => {
    await publish(1);
    const { changes } = await hub.data<Changes>(CHANGES);
    const [, epoch] = Buffer.from(changes.pageInfo.endCursor, "base64url").toString().split(".");
    const made = (text: string) => Buffer.from(text).toString("base64url");
    for (const after of ["garbage", "", made("1.otherlog.1"), made(`1.${epoch}.99`), made(`2.${epoch}.1`)]) {
      const { errors } = await hub.ask(CHANGES, { variables: { after } });
      expect(errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
    }
  });

  it("says from where on the log is kept when a cursor is older", async () => {
    await publish(3);
    const { changes } = await hub.data<Changes>(CHANGES);
    const direct = hub.cleanup.add(await MatchDatabase.open(hub.database), (opened) => opened.close());
    const inAMonth = new Date(Date.now() + 31 * 86_400_000);
    expect(await new ChangeService(direct).prune(inAMonth)).toBe(3);
    const { errors } = await hub.ask(CHANGES, { variables: { after: changes.nodes[0]?.cursor } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CURSOR_EXPIRED", oldest: changes.pageInfo.endCursor });
    const later = await publish(1);
    expect(storyOf(await hub.data<Changes>(CHANGES, { variables: { after: errors?.[0]?.extensions.oldest } }))).toEqual(
      later,
    );
    expect(storyOf(await hub.data<Changes>(CHANGES))).toEqual(later);
  });

  it("gives at most a thousand", async () => {
    const { errors } = await hub.ask(CHANGES, { variables: { first: 1_001 } });
    expect(errors?.[0]).toMatchObject({
      message: "page size 1001 exceeds the limit of 1000",
      extensions: { code: "BAD_REQUEST" },
    });
  });
});
