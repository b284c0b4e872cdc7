/*
 * A city's worth of objects out of a seed: organisations, projects, demands, resources of 156 township stations and the park.
 * Texts are composed from templates and from words that are chosen by rank, so that few words are common and most are rare.
 * Pure: the same size and seed give the same city. Leaves alone: where it is put (seed-sites.ts, write-bundle.ts).
 */
import { AUDIENCES, FORMATS, RESOURCE_KINDS, SERVICE_FIELDS } from "@park-hub/contracts";
import type {
  Audience,
  DemandFeed,
  Format,
  OrganizationCategory,
  OrganizationFeed,
  ProjectFeed,
  ResourceFeed,
  ResourceKind,
  ServiceField,
} from "@park-hub/contracts";
import { creditCode } from "./credit-code";
import { FIELD_WORDS } from "./field-words";
import { seededObjectId } from "./object-ids";
import {
  COMMUNITY_FIRST,
  COMMUNITY_LAST,
  COMMUNITY_SECOND,
  DEMAND_ENDINGS,
  DEMAND_MIDDLES,
  DEMAND_OPENINGS,
  ORGANIZATION_FIRST,
  ORGANIZATION_LAST,
  PROJECT_NEEDS,
  PROJECT_REACHES,
  PROJECT_RESULTS,
  PROJECT_TAILS,
  RESOURCES,
  TRIED,
} from "./place-words";
import { Random } from "./random";
import { siteCodeOf, type Township } from "./townships";

/** How big a city is. */
export interface CitySize {
  readonly projects: number;
  readonly demands: number;
  readonly resources: number;
  readonly organizations: number;
}

/** The size that the hub is measured at. */
export const CITY_SIZE: CitySize = { projects: 50_000, demands: 30_000, resources: 3_000, organizations: 2_500 };

/** An object with the site that keeps it. */
export interface Kept<T> {
  readonly site: string;
  readonly value: T;
}

/** Everything that a city has. */
export interface City {
  readonly organizations: readonly Kept<OrganizationFeed>[];
  readonly projects: readonly Kept<ProjectFeed>[];
  readonly demands: readonly Kept<DemandFeed>[];
  readonly resources: readonly Kept<ResourceFeed>[];
}

const FIELDS = Object.keys(SERVICE_FIELDS) as ServiceField[];
const ALL_AUDIENCES = Object.keys(AUDIENCES) as Audience[];
const ALL_FORMATS = Object.keys(FORMATS) as Format[];
const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];
const CITY_CODE = "330200";
const NEWEST = Date.parse("2026-11-20T08:00:00.000Z");
const DAY_MS = 86_400_000;
const TWO_YEARS = 730;

/** Makes the city. */
export function makeCity(townships: readonly Township[], size: CitySize = CITY_SIZE, seed = 1): City {
  const maker = new CityMaker(new Random(seed), townships);
  const organizations = Array.from({ length: size.organizations }, (_, at) => maker.organization(at));
  const owners = organizations.map(({ value }) => value.id);
  return {
    organizations,
    projects: Array.from({ length: size.projects }, () => maker.project(owners)),
    demands: Array.from({ length: size.demands }, () => maker.demand()),
    resources: Array.from({ length: size.resources }, () => maker.resource()),
  };
}

class CityMaker {
  readonly #communities: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly random: Random,
    private readonly townships: readonly Township[],
  ) {
    this.#communities = new Map(
      townships.map(({ code }) => [code, Array.from({ length: 18 }, () => this.#communityName())]),
    );
  }

  organization(at: number): Kept<OrganizationFeed> {
    const { random } = this;
    const category: OrganizationCategory = random.chance(0.8)
      ? "SOCIAL_SERVICE_AGENCY"
      : random.chance(0.85)
        ? "SOCIAL_ASSOCIATION"
        : "FOUNDATION";
    const { district, name } = random.pick(this.townships);
    const field = random.pickByRank(FIELDS);
    const services = random.sample(FIELD_WORDS[field].services, 2).join("和");
    return this.#kept("park", (tracked) => ({
      ...tracked,
      name: `${name.slice(0, 2)}${random.pick(ORGANIZATION_FIRST)}${random.pick(ORGANIZATION_LAST)}`,
      creditCode: creditCode(category, district, at),
      category,
      foundedOn: dayOf(NEWEST - random.between(400, 6000) * DAY_MS),
      summary: `专做${services}，在${name}有固定服务点。`,
      creditStanding: random.chance(0.97) ? "GOOD" : "ABNORMAL",
    }));
  }

  project(owners: readonly string[]): Kept<ProjectFeed> {
    const { random } = this;
    const township = random.pick(this.townships);
    const fields = this.#fields();
    const capacity = random.between(1, 8);
    const isBusy = random.chance(0.1);
    const from = random.between(0, 300);
    const budgetMin = random.between(2, 30) * 1000;
    return this.#kept(random.chance(0.1) ? "park" : siteCodeOf(township.code), (tracked) => ({
      ...tracked,
      organizationId: random.pickByRank(owners),
      title: this.#projectTitle(fields),
      summary: this.#projectSummary(fields, township),
      fields: random.chance(0.08) ? [] : fields,
      audiences: random.chance(0.1) ? [] : this.#audiences(fields),
      formats: random.sample(ALL_FORMATS, random.between(1, 3)),
      budgetMin: random.chance(0.15) ? null : budgetMin,
      budgetMax: random.chance(0.15) ? null : budgetMin * random.between(2, 5),
      serviceAreaCodes: this.#serviceAreas(township),
      capacity,
      placesLeft: random.chance(0.1) ? 0 : random.between(1, capacity),
      availableFrom: dayOf(NEWEST - from * DAY_MS),
      availableTo: random.chance(0.2) ? null : dayOf(NEWEST + random.between(30, 500) * DAY_MS),
      busyUntil: isBusy ? dayOf(NEWEST + random.between(10, 200) * DAY_MS) : null,
      stage: random.chance(0.85) ? "OPEN" : random.pick(["FULL", "PAUSED", "ENDED", "INCUBATING"] as const),
    }));
  }

  demand(): Kept<DemandFeed> {
    const { random } = this;
    const township = random.pick(this.townships);
    const fields = this.#fields();
    const community = random.pickByRank(this.#communities.get(township.code) ?? [""]);
    const from = random.between(-30, 120);
    return this.#kept(siteCodeOf(township.code), (tracked) => ({
      ...tracked,
      areaCode: township.code,
      community,
      title: `${random.chance(0.4) ? community : ""}${random.pickByRank(FIELD_WORDS[first(fields)].troubles)}`,
      description: this.#demandDescription(fields, community),
      fields: random.chance(0.15) ? [] : fields,
      audiences: random.chance(0.15) ? [] : this.#audiences(fields),
      budgetMax: random.chance(0.2) ? null : random.between(3, 60) * 1000,
      neededFrom: dayOf(NEWEST + from * DAY_MS),
      neededBy: random.chance(0.2) ? null : dayOf(NEWEST + (from + random.between(30, 240)) * DAY_MS),
      tried: random.sample(TRIED, random.between(0, 3)),
      state: random.chance(0.7) ? "OPEN" : random.pick(["MATCHING", "PLACED", "CLOSED"] as const),
    }));
  }

  resource(): Kept<ResourceFeed> {
    const { random } = this;
    const township = random.pick(this.townships);
    const kind = random.pickByRank(KINDS);
    const [what = "", unit = ""] = random.pickByRank(RESOURCES[kind]).split("|");
    const place = random.pick(this.#communities.get(township.code) ?? [""]);
    return this.#kept(siteCodeOf(township.code), (tracked) => ({
      ...tracked,
      kind,
      title: `${place}${what}`,
      summary: `${place}的${what}，可用于${random.sample(FIELD_WORDS[random.pick(FIELDS)].services, 2).join("、")}，提前一周预约。`,
      areaCode: township.code,
      quantity: random.between(1, 40),
      unit,
      availableFrom: null,
      availableTo: null,
      isWithdrawn: random.chance(0.05),
    }));
  }

  #kept<T>(
    site: string,
    make: (tracked: { id: string; version: number; createdAt: string; updatedAt: string }) => T,
  ): Kept<T> {
    const createdMs = NEWEST - this.random.between(1, TWO_YEARS) * DAY_MS - this.random.between(0, DAY_MS - 1);
    const updatedMs = createdMs + Math.floor(this.random.next() * (NEWEST - createdMs));
    const id = seededObjectId(site, createdMs, this.random);
    const value = make({
      id,
      version: this.random.between(1, 5),
      createdAt: new Date(createdMs).toISOString(),
      updatedAt: new Date(updatedMs).toISOString(),
    });
    return { site, value };
  }

  #fields(): ServiceField[] {
    const main = this.random.pickByRank(FIELDS);
    return this.random.chance(0.45) ? [...new Set([main, this.random.pick(FIELDS)])] : [main];
  }

  #audiences(fields: readonly ServiceField[]): Audience[] {
    const own = fields.flatMap((field) => FIELD_WORDS[field].audiences);
    const extra = this.random.chance(0.15) ? [this.random.pick(ALL_AUDIENCES)] : [];
    return [...new Set([...this.random.sample(own, this.random.between(1, 2)), ...extra])];
  }

  #serviceAreas({ code, district }: Township): string[] {
    const { random } = this;
    if (random.chance(0.12)) return [CITY_CODE];
    if (random.chance(0.4)) return [district];
    const others = random.chance(0.5) ? [random.pick(this.townships).code] : [];
    return [...new Set([code, ...others])];
  }

  #projectTitle(fields: readonly ServiceField[]): string {
    const { random } = this;
    const name = random.chance(0.5) ? `${random.pick(ORGANIZATION_FIRST)}·` : "";
    return `${name}${random.pickByRank(FIELD_WORDS[first(fields)].services)}${random.pickByRank(PROJECT_TAILS)}`;
  }

  #projectSummary(fields: readonly ServiceField[], { name, code }: Township): string {
    const { random } = this;
    const words = FIELD_WORDS[first(fields)];
    const acts = random.sample(words.activities, random.between(2, 4));
    const second = fields[1] === undefined ? [] : random.sample(FIELD_WORDS[fields[1]].activities, 1);
    const reach = random.pickByRank(PROJECT_REACHES).replace("{n}", String(random.between(3, 900)));
    const places = random.sample(this.#communities.get(code) ?? [], 2).join("、");
    return [
      `针对${random.pickByRank(words.troubles)}，${acts.join("，")}`,
      ...(second.length > 0 ? [`同时${second.join("")}`] : []),
      `${reach}，先后走进${name}${places}`,
      random.pickByRank(PROJECT_NEEDS),
      random.pickByRank(PROJECT_RESULTS),
    ]
      .map((sentence) => `${sentence}。`)
      .join("");
  }

  #demandDescription(fields: readonly ServiceField[], community: string): string {
    const { random } = this;
    const [main, ...more] = fields.map((field) => FIELD_WORDS[field]);
    const troubles = random.sample((main ?? FIELD_WORDS.ELDERLY_CARE).troubles, 2);
    const others = more.flatMap(({ troubles: list }) => random.sample(list, 1));
    return [
      `${random.pickByRank(DEMAND_OPENINGS)}${troubles.join("，")}，${community}有${random.between(5, 200)}户是这样`,
      ...others.map((trouble) => `另外${trouble}`),
      random.sample(DEMAND_MIDDLES, 2).join("，"),
      `${random.chance(0.5) ? `听说别处${random.pickByRank((main ?? FIELD_WORDS.ELDERLY_CARE).activities)}，` : ""}${random.pickByRank(DEMAND_ENDINGS)}`,
    ]
      .map((sentence) => `${sentence}。`)
      .join("");
  }

  #communityName(): string {
    const { random } = this;
    return `${random.pick(COMMUNITY_FIRST)}${random.pick(COMMUNITY_SECOND)}${random.pickByRank(COMMUNITY_LAST)}`;
  }
}

function first(fields: readonly ServiceField[]): ServiceField {
  return fields[0] ?? "COMMUNITY_BUILDING";
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
