/*
 * By which ways the tests of this run follow sites: HTTP always, NATS where this machine has a server or one is required.
 */
import type { DatabaseFixture } from "./database-fixture";
import { describeOnEachDatabase } from "./describe-on-each-database";
import { findNatsServer } from "./nats-server/start-nats-server";

/** A way by which sites are followed. */
export type FeedTransport = "http" | "nats";

/**
 * The ways of this run; HTTP first.
 *
 * @throws {Error} when HUB_REQUIRE_NATS is 1 and there is no server.
 */
export function feedTransports(): readonly FeedTransport[] {
  const found = findNatsServer();
  if (typeof found === "string") return ["http", "nats"];
  if (process.env.HUB_REQUIRE_NATS === "1") throw new Error(`HUB_REQUIRE_NATS is 1 and there is ${found.reason}`);
  return ["http"];
}

/** Runs a suite over each way and on each database: `<name> over http [embedded]` and so on. */
export function describeOverEachFeed(
  name: string,
  suite: (database: DatabaseFixture, transport: FeedTransport) => void,
): void {
  for (const transport of feedTransports())
    describeOnEachDatabase(`${name} over ${transport}`, (database) => suite(database, transport));
}

/** Runs a suite `<name> over nats` that is about NATS alone; without a server one test says so instead. */
export function describeOverNats(name: string, suite: () => void): void {
  describe(`${name} over nats`, () => {
    if (feedTransports().includes("nats")) suite();
    else it("is not tried: this machine has no nats-server", () => expect(findNatsServer()).toHaveProperty("reason"));
  });
}
