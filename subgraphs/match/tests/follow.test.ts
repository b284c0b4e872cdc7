import { describeOnEachDatabase } from "@park-hub/testkit";
import { aProject, projectChange } from "./sample-objects";
import { TestHub } from "./test-hub";

const FIND = `query ($filter: ProjectFilter) {
  findProjects(filter: $filter) {
    totalCount
    nodes { projectId stale snapshot { title siteCode stage } project { id } }
    coverage { asked answered stale { siteCode asOf } missing { siteCode reason } }
  }
}`;

interface Found {
  readonly findProjects: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly projectId: string;
      readonly stale: boolean;
      readonly snapshot: { readonly title: string };
    }[];
    readonly coverage: {
      readonly asked: number;
      readonly answered: number;
      readonly stale: readonly { readonly siteCode: string }[];
      readonly missing: readonly { readonly siteCode: string; readonly reason: string }[];
    };
  };
}

describeOnEachDatabase("following the sites' feeds", (database) => {
  let hub: TestHub;

  beforeEach(async () => {
    hub = await TestHub.start(database);
  });

  afterEach(() => hub.cleanup.dispose());

  it("finds what a site published before and after match started", async () => {
    const baihe = await hub.site(database, "baihe");
    const early = aProject("baihe", { title: "开始之前" });
    await baihe.publish(projectChange(early));
    const host = await hub.host(baihe);
    hub.register({ code: "baihe", url: host.url });
    await hub.startMatch();
    await hub.settle({ baihe: await baihe.head() });
    const late = aProject("baihe", { title: "开始之后" });
    await hub.settle({ baihe: await baihe.publish(projectChange(late)) });
    const { findProjects } = await hub.data<Found>(FIND);
    expect(findProjects.nodes.map(({ snapshot }) => snapshot.title).sort()).toEqual(["开始之前", "开始之后"].sort());
    expect(findProjects.coverage).toEqual({ asked: 1, answered: 1, stale: [], missing: [] });
  });
});
