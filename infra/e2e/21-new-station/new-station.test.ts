/* Story 21: a new station joins while the hub runs; the gateway is not restarted. */
import { eventually } from "../src/eventually";
import { startTestHub, sitesNamed, type TestHub } from "../src/test-hub";

interface Sites {
  readonly sites: {
    readonly nodes: readonly {
      readonly code: string;
      readonly contract: string;
      readonly demands: { readonly totalCount: number } | null;
    }[];
  };
}
const SITES = `{ sites(kind: STATION) { nodes { code contract demands { totalCount } } } }`;

describe("story 21: a new station joins", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ hosts: [{ name: "station-host", sites: sitesNamed("baihe", "minglou") }] });
  });
  afterAll(async () => hub?.stop());

  it("is part of the next cross-site answer, with its own database and key", async () => {
    const before = await hub.ask<Sites>(SITES);
    expect(before.data.sites.nodes.map((site) => site.code)).toEqual(["baihe", "minglou"]);
    const gateway = hub.parts.get("gateway")?.pid;

    await hub.addHost({ name: "second-host", sites: sitesNamed("jiangshan") });

    const after = await hub.ask<Sites>(SITES);
    expect(after.errors).toEqual([]);
    expect(after.data.sites.nodes.map((site) => site.code)).toEqual(["baihe", "minglou", "jiangshan"]);
    expect(after.data.sites.nodes.at(-1)?.demands).toEqual({ totalCount: 0 });
    expect(hub.parts.get("gateway")?.pid).toBe(gateway);
  });

  it("takes writes, and its demands are found across sites", async () => {
    const posted = await hub.ask<{ postDemand: { demand: { id: string; site: { name: string } } | null } }>(
      `mutation { postDemand(input: { site: "jiangshan", title: "稻田边的课堂", description: "村里想给孩子办自然课堂", areaCode: "330212110" }) {
        demand { id site { name } } problems { message } } }`,
      {},
      { role: "STATION_WORKER", site: "jiangshan" },
    );
    expect(posted.errors).toEqual([]);
    expect(posted.data.postDemand.demand?.site.name).toBe("姜山镇社会工作站");
    await hub.settle();
    const found = await hub.ask<{
      findDemands: { nodes: readonly { demandId: string }[]; coverage: { asked: number } };
    }>(`{ findDemands(text: "自然课堂") { nodes { demandId } coverage { asked } } }`);
    expect(found.data.findDemands.nodes.map((hit) => hit.demandId)).toEqual([posted.data.postDemand.demand?.id]);
    expect(found.data.findDemands.coverage.asked).toBe(4);
  });

  it("is the same as the contract", async () => {
    // A site that has just joined is compared a moment later
    const { data } = await eventually(
      () => hub.ask<Sites>(SITES),
      (answer) => answer.data.sites.nodes.every(({ contract }) => contract !== "UNKNOWN"),
    );
    expect(data.sites.nodes.map((site) => site.contract)).toEqual(["SAME", "SAME", "SAME"]);
  });
});
