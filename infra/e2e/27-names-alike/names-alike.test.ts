/* Story 27: names alike. 勤勇村 is in 东吴镇 (鄞州) and, by this fixture, in 镇海; neither is guessed. */
import { startTestHub, sitesNamed, type TestHub } from "../src/test-hub";

interface Places {
  readonly places: readonly {
    readonly name: string;
    readonly level: string;
    readonly siteCode: string | null;
    readonly area: {
      readonly code: string;
      readonly name: string;
      readonly parent: { readonly name: string } | null;
    } | null;
  }[];
}
const PLACES = `query Places($text: String!) { places(text: $text) { name level siteCode area { code name parent { name } } } }`;
const REGISTER = `mutation Register($input: RegisterCommunityInput!) { registerCommunity(input: $input) { name problems { code message } } }`;

describe("story 27: names alike", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ hosts: [{ name: "station-host", sites: sitesNamed("dongwu") }] });
    const steward = { role: "PARK_STEWARD" } as const;
    const zhenhai = await hub.ask<{ area: { name: string } | null }>(`{ area(code: "330211002") { name } }`);
    expect(zhenhai.data.area).not.toBeNull();
    for (const input of [
      { name: "勤勇村", areaCode: "330212104", site: "dongwu" },
      { name: "勤勇村", areaCode: "330211002" },
    ]) {
      const { data, errors } = await hub.ask<{ registerCommunity: { problems: readonly unknown[] } }>(
        REGISTER,
        { input },
        steward,
      );
      expect(errors).toEqual([]);
      expect(data.registerCommunity.problems).toEqual([]);
    }
  });
  afterAll(async () => hub?.stop());

  it("shows both with their township and district", async () => {
    const { data, errors } = await hub.ask<Places>(PLACES, { text: "勤勇" });
    expect(errors).toEqual([]);
    expect(data.places).toHaveLength(2);
    expect(data.places).toEqual(
      expect.arrayContaining([
        {
          name: "勤勇村",
          level: "COMMUNITY",
          siteCode: "dongwu",
          area: { code: "330212104", name: "东吴镇", parent: { name: "鄞州区" } },
        },
        expect.objectContaining({
          name: "勤勇村",
          siteCode: null,
          area: expect.objectContaining({ code: "330211002", parent: { name: "镇海区" } }) as unknown,
        }),
      ]),
    );
  });

  it("finds townships by name too", async () => {
    const { data } = await hub.ask<Places>(PLACES, { text: "白鹤" });
    expect(data.places).toContainEqual(expect.objectContaining({ name: "白鹤街道", level: "TOWNSHIP" }));
  });

  it("refuses a township that is not in the directory", async () => {
    const { data } = await hub.ask<{ registerCommunity: { problems: readonly { code: string }[] } }>(
      REGISTER,
      { input: { name: "勤勇村", areaCode: "999999999" } },
      { role: "PARK_STEWARD" },
    );
    expect(data.registerCommunity.problems[0]?.code).toBe("NOT_FOUND");
  });
});
