import { LIST_FORMATS } from "./line-format";

const find = (ref: string) => (ref === "o-1" ? "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B" : undefined);
const demand = { ref: "d-1", site: "baihe", title: "楼道", description: "清了又堆" };

describe("LIST_FORMATS", () => {
  it("makes a demand's input of a line, lists empty where it names none", () => {
    expect(
      LIST_FORMATS.demands.draft({ ...demand, area: "330212011", audiences: ["elderly", "ALL_RESIDENTS"] }, find),
    ).toEqual({
      ref: "d-1",
      site: "baihe",
      input: {
        site: "baihe",
        idempotencyKey: "ref:demands/d-1",
        areaCode: "330212011",
        community: null,
        title: "楼道",
        description: "清了又堆",
        fields: [],
        audiences: ["ELDERLY", "ALL_RESIDENTS"],
        budgetMax: null,
        neededFrom: null,
        neededBy: null,
        tried: [],
      },
    });
  });

  it.each([
    [{ ...demand, audiences: ["martians"] }, "audiences.0", '"martians" is no audience'],
    [{ ...demand, neededBy: "2026-02-30" }, "neededBy", '"2026-02-30" is no day of the form YYYY-MM-DD'],
    [{ ...demand, budgetMax: 1.5 }, "budgetMax", expect.any(String) as string],
    [{ ...demand, ref: undefined }, "ref", expect.any(String) as string],
    ["no object", "line", expect.any(String) as string],
  ])("names the field and the rule of %j", (line, field, rule) => {
    expect(LIST_FORMATS.demands.draft(line, find)).toEqual({ field, rule });
  });

  it("names every field of a line that is to be mended", () => {
    const fault = LIST_FORMATS.demands.draft({ ...demand, neededBy: "soon", audiences: ["martians"] }, find);
    expect(fault).toEqual({
      field: "audiences.0",
      rule: '"martians" is no audience; neededBy: "soon" is no day of the form YYYY-MM-DD',
    });
  });

  it("resolves an organisation's ref, takes an id as it is, and refuses what was not imported", () => {
    const project = { ref: "p-1", site: "baihe", title: "t", summary: "s", serviceArea: ["330212"], capacity: 1 };
    const drafts = ["o-1", "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0C"].map((organization) =>
      LIST_FORMATS.projects.draft({ ...project, organization }, find),
    );
    expect(drafts.map((draft) => ("input" in draft ? draft.input.organizationId : draft))).toEqual([
      "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0B",
      "park:01KAQ3V6GZ5M9X1N8R2T4W7Y0C",
    ]);
    expect(LIST_FORMATS.projects.draft({ ...project, organization: "o-2" }, find)).toEqual({
      field: "organization",
      rule: '"o-2" is no imported organisation',
    });
  });
});
