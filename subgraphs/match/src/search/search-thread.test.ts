import { PUBLIC_PRINCIPAL, type Principal } from "@park-hub/identity";
import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleOrganization,
  sampleProject,
  sampleResource,
} from "../../tests/engine-objects";
import { HubError } from "@park-hub/errors";
import type { MatchIndex } from "../engine/match-index";
import { EMPTY_LEXICON } from "../model/lexicon";
import type { Asker } from "../services/asker";
import { viewerOf } from "../services/visibility";
import { openSearch, type Search } from "./open-search";
import type { MirroredChange } from "./search-messages";

const DEMAND = "baihe:01ARZ3NDEKTSV4RRFFQ69G5FAV";
const ORGANIZATION = "park:01ARZ3NDEKTSV4RRFFQ69G5FAV";
const projectId = (at: number): string => `baihe:01ARZ3NDEKTSV4RRFFQ69G5F${String(at).padStart(2, "0")}`;

/** Someone for whom one site is late, and coverage says which questions it was asked. */
function askerFor(principal: Principal): Asker {
  return {
    principal,
    viewer: viewerOf(principal),
    coverageOf: ({ sites }, gaps = []) => ({ asked: sites?.length ?? 7, answered: 6, stale: [], missing: gaps }),
    isStale: (site) => site === "minglou",
  };
}

function fill(index: MatchIndex): void {
  index.upsertOrganization(sampleOrganization(ORGANIZATION), sampleMeta());
  ["旧物交换", "楼道清理", "老人陪伴", "调解室"].forEach((title, at) => {
    const visibility = { isPublic: at !== 3, sites: ["baihe"], organizations: [] };
    const project = sampleProject(projectId(at), { title, organizationId: ORGANIZATION });
    index.upsertProject(project, sampleMeta({ siteCode: at === 1 ? "minglou" : "baihe", visibility }));
  });
  index.upsertDemand(sampleDemand(DEMAND), sampleMeta({ siteCode: "baihe" }));
  index.upsertResource(sampleResource("baihe:01ARZ3NDEKTSV4RRFFQ69G5F90"), sampleMeta({ siteCode: "baihe" }));
  index.remove(projectId(2));
}

describe("SearchThread", () => {
  const opened: Search[] = [];
  const open = (isThreaded: boolean, onDied: (error: unknown) => void = () => undefined): Search => {
    const search = openSearch({
      lexicon: FIELD_LEXICON,
      isThreaded,
      directory: () => null,
      keptMs: undefined,
      maxAnswers: undefined,
      now: () => new Date(),
      onDied,
    });
    opened.push(search);
    fill(search.index);
    search.thread?.setDirectory({ version: 1, sites: [], areas: [], places: [] });
    return search;
  };

  afterEach(async () => {
    for (const { thread } of opened.splice(0)) await thread?.close();
  });

  it.each([
    ["everybody", PUBLIC_PRINCIPAL],
    ["the site's staff", { subject: "w", roles: ["STATION_WORKER"], site: "baihe" } as const],
  ])("answers %s as the process's own thread does", async (_who, principal) => {
    const [here, there] = [open(false).services, open(true).services];
    const asker = askerFor(principal);
    const page = { limit: 10 };
    const answers = async ({ find, matching, proposals, exports, supplyAndDemand }: Search["services"]) => {
      const found = await find.projects({ ...page, text: "旧物 楼道", filter: { sites: ["baihe"] } }, asker);
      const matches = await matching.matches(DEMAND, null, page, asker);
      return structuredClone({
        found: { ...found, pageInfo: null, edges: null },
        matches: { ...matches, pageInfo: null, edges: null },
        resources: (await matching.suitableResources(DEMAND, 5, asker)).nodes,
        proposal: await proposals.propose(
          [{ title: "旧物", description: "楼道旧物", areaCode: "330212011" }],
          3,
          asker,
        ),
        exported: await exports.idsOf({ list: "projects", filter: {} }, null, asker),
        supply: await supplyAndDemand.answer(["FIELD"], null, asker),
      });
    };
    const expected = await answers(here);
    expect(expected.found.nodes.length).toBeGreaterThan(0);
    expect(expected.matches.nodes.length).toBeGreaterThan(0);
    expect(await answers(there)).toEqual(expected);
  });

  it("answers from everything that was mirrored before the question", async () => {
    const { index, services } = open(true);
    for (let at = 10; at < 60; at += 1) {
      index.upsertProject(sampleProject(projectId(at), { title: `新项目${at}` }), sampleMeta());
      const { totalCount } = await services.find.projects({ limit: 1 }, askerFor(PUBLIC_PRINCIPAL));
      expect(totalCount).toBe(at - 7);
    }
  });

  it("passes errors on with their code, and pages with their cursor", async () => {
    const { services } = open(true);
    const asker = askerFor(PUBLIC_PRINCIPAL);
    const first = await services.find.projects({ limit: 1 }, asker);
    const second = await services.find.projects({ limit: 1, after: first.pageInfo.endCursor }, asker);
    expect(second.nodes.map(({ id }) => id)).not.toEqual(first.nodes.map(({ id }) => id));
    await expect(services.find.projects({ limit: 1, after: "?" }, asker)).rejects.toMatchObject({
      code: "CURSOR_INVALID",
    });
  });

  it("works with another lexicon from the next question on", async () => {
    const { index, services } = open(true);
    const asker = askerFor(PUBLIC_PRINCIPAL);
    const ask = async () => (await services.find.projects({ limit: 10, text: "变废为宝" }, asker)).totalCount;
    expect(await ask()).toBeGreaterThan(0);
    index.setLexicon(EMPTY_LEXICON);
    expect(await ask()).toBe(0);
  });

  it("is started again with all objects when it dies, and says so to who is waiting", async () => {
    const died: unknown[] = [];
    const { services, thread } = open(true, (error) => died.push(error));
    const asker = askerFor(PUBLIC_PRINCIPAL);
    const ask = async () => services.find.projects({ limit: 10 }, asker);
    const before = await ask();
    // A change that is none: what no index accepts ends the thread.
    thread?.take({ kind: "PROJECT" } as MirroredChange);
    await expect(ask()).rejects.toMatchObject({ code: "UNAVAILABLE", retryable: true });
    const after = await eventually(ask);
    expect(after.nodes).toEqual(before.nodes);
    expect(died).toHaveLength(1);
  });
});

/** The first answer. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof HubError && error.retryable)) throw error;
      await new Promise(setImmediate);
    }
  }
}
