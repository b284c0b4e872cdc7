/*
 * Puts a city's objects into the sites' own databases, as if their mutations had been made long ago: rows only, no outbox,
 * so that whoever follows the sites begins with their snapshots. The hub of these databases must not run meanwhile.
 * Leaves alone: making the databases (a hub's first start does), where the objects come from (city/).
 */
import { join } from "node:path";
import type { DemandFeed, OrganizationFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { openDatabase } from "@park-hub/database";
import { SITE_ENTITIES } from "@park-hub/site";
import type { DataSource } from "typeorm";
import type { City, Kept } from "./city/make-city";

/** Columns as the tables name them, values as they are stored. */
type Row = Readonly<Record<string, string | number | null>>;

/** The rows of a table by site. */
interface SeededTable {
  readonly name: string;
  readonly bySite: ReadonlyMap<string, readonly Row[]>;
}

const ROWS_PER_INSERT = 200;

/** Inserts the city's objects into `<folder>/sites/<site>.db`, one transaction a site. */
export async function seedSites(folder: string, city: City): Promise<void> {
  const tables = [
    tableOf("organizations", city.organizations, organizationRow),
    tableOf("projects", city.projects, projectRow),
    tableOf("demands", city.demands, demandRow),
    tableOf("resources", city.resources, resourceRow),
  ];
  for (const site of new Set(tables.flatMap(({ bySite }) => [...bySite.keys()]))) {
    const target = { kind: "embedded", file: join(folder, "sites", `${site}.db`) } as const;
    const dataSource = await openDatabase({ target, entities: SITE_ENTITIES, migrations: [] });
    await dataSource.query("BEGIN");
    for (const { name, bySite } of tables) await insertAll(dataSource, name, bySite.get(site) ?? []);
    await dataSource.query("COMMIT");
    await dataSource.destroy();
  }
}

function tableOf<T>(name: string, objects: readonly Kept<T>[], rowOf: (value: T) => Row): SeededTable {
  const bySite = new Map<string, Row[]>();
  for (const { site, value } of objects) {
    const rows = bySite.get(site) ?? [];
    rows.push(rowOf(value));
    bySite.set(site, rows);
  }
  return { name, bySite };
}

async function insertAll(dataSource: DataSource, table: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const chunk = rows.slice(from, from + ROWS_PER_INSERT);
    const columns = Object.keys(chunk[0] ?? {});
    const places = chunk.map(() => `(${columns.map(() => "?").join(",")})`).join(",");
    const values = chunk.flatMap((row) => columns.map((column) => row[column] ?? null));
    await dataSource.query(`INSERT INTO ${table} (${columns.join(",")}) VALUES ${places}`, values);
  }
}

function organizationRow(value: OrganizationFeed): Row {
  return {
    id: value.id,
    name: value.name,
    credit_code: value.creditCode,
    category: value.category,
    founded_on: value.foundedOn,
    summary: value.summary,
    credit_standing: value.creditStanding,
    ...trackedColumns(value),
  };
}

function projectRow(value: ProjectFeed): Row {
  return {
    id: value.id,
    organization_id: value.organizationId,
    title: value.title,
    summary: value.summary,
    fields: JSON.stringify(value.fields),
    audiences: JSON.stringify(value.audiences),
    formats: JSON.stringify(value.formats),
    budget_min: value.budgetMin,
    budget_max: value.budgetMax,
    service_area_codes: JSON.stringify(value.serviceAreaCodes),
    capacity: value.capacity,
    places_taken: value.capacity - value.placesLeft,
    available_from: value.availableFrom,
    available_to: value.availableTo,
    busy_until: value.busyUntil,
    stage: value.stage,
    published_at: storedTime(value.createdAt),
    withdraw_reason: null,
    ...trackedColumns(value),
  };
}

function demandRow(value: DemandFeed): Row {
  return {
    id: value.id,
    area_code: value.areaCode,
    community: value.community,
    title: value.title,
    description: value.description,
    fields: JSON.stringify(value.fields),
    audiences: JSON.stringify(value.audiences),
    budget_max: value.budgetMax,
    needed_from: value.neededFrom,
    needed_by: value.neededBy,
    tried: JSON.stringify(value.tried),
    state: value.state,
    published_at: storedTime(value.createdAt),
    withdraw_reason: null,
    ...trackedColumns(value),
  };
}

function resourceRow(value: ResourceFeed): Row {
  return {
    id: value.id,
    kind: value.kind,
    title: value.title,
    summary: value.summary,
    area_code: value.areaCode,
    quantity: value.quantity,
    unit: value.unit,
    available_from: value.availableFrom,
    available_to: value.availableTo,
    is_withdrawn: value.isWithdrawn ? 1 : 0,
    withdraw_reason: null,
    ...trackedColumns(value),
  };
}

function trackedColumns(value: { version: number; createdAt: string; updatedAt: string }): Row {
  return {
    version: value.version,
    created_at: storedTime(value.createdAt),
    updated_at: storedTime(value.updatedAt),
  };
}

/** As TypeORM stores an instant in the embedded database. */
function storedTime(instant: string): string {
  return instant.replace("T", " ").replace("Z", "");
}
