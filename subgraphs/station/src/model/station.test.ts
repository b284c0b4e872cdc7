import { ProblemCollector } from "@park-hub/subgraph-kit";
import { sortCommunities, type Station } from "./station";
import { checkChangedStation } from "./station-input";

const PRESENT: Station = { kind: "SOCIAL_WORK_STATION", desk: "一楼大厅", communities: ["和丰社区"], version: 3 };

describe("sortCommunities()", () => {
  it("sorts by pinyin and names each once", () => {
    expect(sortCommunities(["紫鹃社区", "白鹤社区", "丹顶鹤社区", "白鹤社区", "安居社区"])).toEqual([
      "安居社区",
      "白鹤社区",
      "丹顶鹤社区",
      "紫鹃社区",
    ]);
  });
});

describe("checkChangedStation()", () => {
  const check = (change: object) => {
    const problems = new ProblemCollector();
    const facts = checkChangedStation({ site: "baihe", version: 3, ...change }, PRESENT, problems);
    return { facts, problems: problems.list.map(({ field, code }) => `${field.join(".")} ${code}`) };
  };

  it("keeps what is left out", () => {
    const { kind, desk, communities } = PRESENT;
    expect(check({})).toEqual({ facts: { kind, desk, communities }, problems: [] });
  });

  it("removes the desk with null", () => {
    expect(check({ desk: null }).facts.desk).toBeNull();
  });

  it("trims and sorts the communities", () => {
    expect(check({ communities: [" 紫鹃社区", "白鹤社区 "] }).facts.communities).toEqual(["白鹤社区", "紫鹃社区"]);
  });

  it.each([
    [{ kind: null }, ["kind REQUIRED"]],
    [{ desk: "长".repeat(201) }, ["desk TOO_LONG"]],
    [{ communities: ["好", "", "村".repeat(41)] }, ["communities.1 REQUIRED", "communities.2 TOO_LONG"]],
    [{ communities: Array.from({ length: 201 }, (_, index) => `${index}村`) }, ["communities OUT_OF_RANGE"]],
  ])("refuses %o", (change, problems) => {
    expect(check(change).problems).toEqual(problems);
  });
});
