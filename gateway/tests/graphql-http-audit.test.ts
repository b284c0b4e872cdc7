/*
 * The server audit of GraphQL over HTTP, whole and for both ways that a query may go: each audit is a test under its
 * permanent id.
 * @see https://graphql.github.io/graphql-over-http/draft/ and graphql-http's `serverAudits`
 */
import { serverAudits } from "graphql-http";

import { startFakeHub, type FakeHub } from "./fake-hub";
import { waysOf } from "./ways-of";

/** How many there are in graphql-http 1.22: an upgrade that brings more shows here. */
const AUDITS = 61;

describe.each([
  { way: "through Apollo Server", isIndirect: true, isShortUsed: false },
  { way: "past Apollo Server where queries are known", isIndirect: false, isShortUsed: true },
])("graphql-http server audit, $way", ({ isIndirect, isShortUsed }) => {
  const hub: { running: FakeHub | null } = { running: null };
  beforeAll(async () => {
    hub.running = await startFakeHub({ http: { isIndirect } });
  });
  afterAll(() => hub.running?.dispose());

  const audits = serverAudits({ url: () => `${hub.running?.gateway.url ?? ""}/graphql`, fetchFn: fetch });

  it("has all the audits that this version of it has", () => {
    expect(audits).toHaveLength(AUDITS);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (_id, _name, audit) => {
    // The second time its query is known.
    for (const result of [await audit.fn(), await audit.fn()]) {
      const reason = "reason" in result ? result.reason : "";
      expect([result.status, reason]).toEqual(["ok", ""]);
    }
  });

  it("took the way that is told", async () => {
    const { short } = await waysOf(hub.running?.gateway.url ?? "");
    expect(short > AUDITS / 4).toBe(isShortUsed);
  });
});
