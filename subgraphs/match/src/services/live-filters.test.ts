import { FIELD_LEXICON, sampleProject } from "../../tests/engine-objects";
import type { LogRow } from "../data/entities/log-row";
import { MatchIndex } from "../engine/match-index";
import { logFactsOf } from "../model/log-facts";
import { LiveFilters, type LiveQuestion } from "./live-filters";
import { viewerOf } from "./visibility";

const PUBLIC = viewerOf({ subject: "anybody", roles: ["PUBLIC"] });
const LEGAL: LiveQuestion = { field: "projectPublished", filter: { fields: ["LEGAL_AID"] } };

function entry(seq: number, fields: ("LEGAL_AID" | "ENVIRONMENT")[], wasOpen = false): LogRow {
  const value = sampleProject(`park:${seq}`, { fields });
  return {
    seq,
    site: "park",
    kind: "PROJECT",
    action: "CREATED",
    objectId: value.id,
    version: 1,
    visibility: { public: true },
    priorVisibility: null,
    at: new Date(0),
    payload: logFactsOf(null, { kind: "PROJECT", value }, wasOpen),
  };
}

describe("LiveFilters", () => {
  it("judges an entry once for all that ask the same with the same rights", () => {
    const filters = new LiveFilters(new MatchIndex(FIELD_LEXICON));
    const used = Array.from({ length: 1_000 }, () => filters.use(LEGAL, PUBLIC));
    const wanted = entry(1, ["LEGAL_AID"]);
    const events = new Set(used.map(({ eventOf }) => eventOf(wanted, "e")));
    expect(events.size).toBe(1);
    expect([...events][0]).toMatchObject({ kind: "PROJECT", projectId: "park:1" });
    expect(filters.counts).toEqual({ filters: 1, judged: 1 });
    for (const { release } of used) release();
    expect(filters.counts.filters).toBe(0);
  });

  it("keeps those apart that ask something else or have other rights", () => {
    const filters = new LiveFilters(new MatchIndex(FIELD_LEXICON));
    const worker = viewerOf({ subject: "w", roles: ["STATION_WORKER"], site: "baihe" });
    const same = viewerOf({ subject: "another", roles: ["DEPARTMENT_OFFICER"], site: "baihe" });
    for (const viewer of [PUBLIC, worker, same]) filters.use(LEGAL, viewer);
    filters.use({ field: "projectPublished", filter: {} }, PUBLIC);
    expect(filters.counts.filters).toBe(3);
  });

  it("tells nothing of what another field is about, of another filter, or of a second opening", () => {
    const { eventOf } = new LiveFilters(new MatchIndex(FIELD_LEXICON)).use(LEGAL, PUBLIC);
    expect(eventOf(entry(1, ["ENVIRONMENT"]), "e")).toBeNull();
    expect(eventOf(entry(2, ["LEGAL_AID"], true), "e")).toBeNull();
    expect(eventOf({ ...entry(3, ["LEGAL_AID"]), payload: null }, "e")).toBeNull();
    const { eventOf: demands } = new LiveFilters(new MatchIndex(FIELD_LEXICON)).use(
      { field: "demandPosted", filter: {} },
      PUBLIC,
    );
    expect(demands(entry(4, ["LEGAL_AID"]), "e")).toBeNull();
  });
});
