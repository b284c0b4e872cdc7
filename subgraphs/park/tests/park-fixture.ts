/*
 * A park's database for a test: migrated, with the areas of Ningbo, on the database under test.
 */
import { openDatabase } from "@park-hub/database";
import { HubError } from "@park-hub/errors";
import type { Principal, Role } from "@park-hub/identity";
import { OutboxRow } from "@park-hub/outbox";
import { SITE_ENTITIES, siteMigrations } from "@park-hub/site";
import type { Clock } from "@park-hub/subgraph-kit";
import type { DatabaseFixture } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { PARK_MIGRATIONS } from "../src/data/migrations/park-migrations";
import { PARK_ENTITIES } from "../src/data/park-entities";
import type { ProjectFacts, ProjectFactsSource } from "../src/services/project-facts";
import { seedAreas } from "../src/services/seed-areas";

/** The day on which tests take place. */
export const TODAY = "2026-11-23";

/** Each reading is a second later than the one before, so that rows have an order. */
export function steppingClock(): Clock {
  let nowMs = Date.parse(`${TODAY}T02:00:00.000Z`);
  return { now: () => new Date((nowMs += 1_000)), today: () => TODAY };
}

/** A migrated database without anything in it but the counters. */
export async function openEmptyPark(fixture: DatabaseFixture): Promise<DataSource> {
  return openDatabase({
    target: await fixture.fresh(),
    entities: [...SITE_ENTITIES, ...PARK_ENTITIES],
    migrations: [...siteMigrations, ...PARK_MIGRATIONS],
  });
}

/** A migrated database with the areas of Ningbo. */
export async function openPark(fixture: DatabaseFixture): Promise<DataSource> {
  const database = await openEmptyPark(fixture);
  await seedAreas(database);
  return database;
}

/** Somebody with one role. */
export function somebody(role: Role, more: Partial<Principal> = {}): Principal {
  return { subject: `a ${role}`, roles: [role], ...more };
}

/** A source of projects that knows what it is told; sites named in `away` do not answer. */
export function projectsKnown(
  known: Readonly<Record<string, ProjectFacts>>,
  away: readonly string[] = [],
): ProjectFactsSource {
  return {
    find: (projectId) => {
      const site = projectId.split(":", 1)[0] ?? "";
      if (away.includes(site)) return Promise.reject(new HubError("SITE_UNAVAILABLE", `site ${site} is away`));
      return Promise.resolve(known[projectId] ?? null);
    },
  };
}

/** The feed's changes so far, as `<kind> <action> <version>`. */
export async function feedOf(database: DataSource): Promise<string[]> {
  const rows = await database.manager.find(OutboxRow, { order: { seq: "ASC" } });
  return rows.map((row) => `${row.kind} ${row.action} ${row.version}`);
}
