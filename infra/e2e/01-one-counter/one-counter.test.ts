/* Story 1: a demand list brought to one counter (一站式定制). */
import { startTestHub, type TestHub } from "../src/test-hub";

interface ProposalAnswer {
  readonly proposal: {
    readonly items: readonly {
      readonly index: number;
      readonly verdict: string;
      readonly unmet: string | null;
      readonly matches: readonly {
        readonly rank: number;
        readonly projectId: string;
        readonly reasons: readonly string[];
        readonly parts: readonly {
          readonly name: string;
          readonly score: number;
          readonly weight: number;
          readonly evidence: readonly string[];
        }[];
        readonly snapshot: { readonly title: string };
        readonly project: { readonly organization: { readonly name: string } | null } | null;
      }[];
      readonly resources: readonly { readonly snapshot: { readonly title: string; readonly kind: string } }[];
    }[];
    readonly coverage: { readonly asked: number; readonly answered: number; readonly missing: readonly unknown[] };
  };
}

const PROPOSAL = `query Counter($items: [DemandDraft!]!) {
  proposal(items: $items, firstEach: 5) {
    items {
      index verdict unmet
      matches { rank projectId reasons parts { name score weight evidence } snapshot { title } project { organization { name } } }
      resources { snapshot { title kind } }
    }
    coverage { asked answered missing { siteCode } }
  }
}`;

/** 白鹤's list: three needs that somebody meets, and one whose budget is below every fitting project's. */
const LIST = [
  {
    title: "楼道清了又堆",
    description: "老楼道里缸、旧橱、童车堆到三四楼,清过几轮又堆回来,几户老人舍不得扔。想让他们自己愿意拿出来。",
    audiences: ["ELDERLY"],
    areaCode: "330212011",
    budgetMax: 30000,
  },
  {
    title: "孩子放学没处去",
    description: "双职工家庭多,小学生放学后没人管,想在社区教室办亲子阅读和托管活动。",
    areaCode: "330212011",
    budgetMax: 30000,
  },
  {
    title: "邻里为停车吵架",
    description: "老小区车位少,邻里为停车和噪音常吵,想请人来调解,教楼组长怎么劝。",
    areaCode: "330212011",
    budgetMax: 30000,
  },
  {
    title: "把旧车棚改成展陈空间",
    description: "一间闲置旧车棚,想请机构做老物件展览和空间改造,可是几乎没有经费。",
    fields: ["CULTURE_ARTS"],
    areaCode: "330212011",
    budgetMax: 1,
  },
];

describe("story 1: a demand list brought to one counter", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ demo: true });
  });
  afterAll(async () => hub?.stop());

  it("gives each item ranked projects with reasons, or the gate that failed, in one query", async () => {
    const { data, errors } = await hub.ask<ProposalAnswer>(PROPOSAL, { items: LIST });
    expect(errors).toEqual([]);
    const { items, coverage } = data.proposal;
    expect(items.map((item) => item.index)).toEqual([0, 1, 2, 3]);
    for (const item of items.slice(0, 3)) {
      expect(item.unmet).toBeNull();
      expect(item.matches.length).toBeGreaterThan(0);
      expect(item.matches.map((match) => match.rank)).toEqual(item.matches.map((_, index) => index + 1));
      for (const match of item.matches) {
        expect(match.reasons.length).toBeGreaterThan(0);
        expect(match.project?.organization?.name).toMatch(/\p{Script=Han}/u);
      }
    }
    expect(items[3]).toMatchObject({ unmet: "BUDGET", verdict: "NONE", matches: [] });
    expect(coverage).toMatchObject({ asked: 30, answered: 30, missing: [] });
  });

  it("finds the museum of old things for the corridor, and a venue beside it", async () => {
    const { data } = await hub.ask<ProposalAnswer>(PROPOSAL, { items: LIST });
    const [corridor] = data.proposal.items;
    expect(corridor?.matches.map((match) => match.projectId)).toContain(hub.refs.get("p-007"));
    expect(corridor?.resources.length).toBeGreaterThan(0);
  });

  it("refuses an empty list, and one of more than fifty, by their numbers", async () => {
    const empty = await hub.ask(PROPOSAL, { items: [] });
    expect(empty.errors[0]).toMatchObject({ extensions: { code: "BAD_REQUEST" } });
    const long = await hub.ask(PROPOSAL, { items: Array.from({ length: 51 }, () => LIST[0]) });
    expect(long.errors[0]?.message).toContain("51");
  });
});
