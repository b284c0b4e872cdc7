/*
 * The server audit of GraphQL over HTTP, whole: each audit is a test under its permanent id.
 * @see https://graphql.github.io/graphql-over-http/draft/ and graphql-http's `serverAudits`
 */
import { serverAudits } from "graphql-http";

import { startFakeHub, type FakeHub } from "./fake-hub";

/** How many there are in graphql-http 1.22: an upgrade that brings more shows here. */
const AUDITS = 61;

describe("graphql-http server audit", () => {
  const hub: { running: FakeHub | null } = { running: null };
  beforeAll(async () => {
    hub.running = await startFakeHub();
  });
  afterAll(() => hub.running?.dispose());

  const audits = serverAudits({ url: () => `${hub.running?.gateway.url ?? ""}/graphql`, fetchFn: fetch });

  it("has all the audits that this version of it has", () => {
    expect(audits).toHaveLength(AUDITS);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (_id, _name, audit) => {
    const result = await audit.fn();
    const reason = "reason" in result ? result.reason : "";
    expect([result.status, reason]).toEqual(["ok", ""]);
  });
});
