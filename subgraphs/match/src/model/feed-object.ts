/*
 * The border where a feed's payloads become typed objects. Pure.
 * A site that is ahead may know more: unknown keys are dropped, unknown values leave their list; an object whose one
 * required value is unknown (its stage, its kind) is refused.
 */
import {
  AUDIENCES,
  CREDIT_STANDINGS,
  DECLINE_REASONS,
  DEMAND_STATES,
  FEED_KINDS,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_OUTCOMES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
} from "@park-hub/contracts";
import type {
  DemandFeed,
  FeedKind,
  OrganizationFeed,
  PlacementFeed,
  ProjectFeed,
  ResourceFeed,
  SiteFeed,
} from "@park-hub/contracts";
import { z } from "zod";

/** An object of a feed with its kind. */
export type FeedObject =
  | { readonly kind: "PROJECT"; readonly value: ProjectFeed }
  | { readonly kind: "DEMAND"; readonly value: DemandFeed }
  | { readonly kind: "RESOURCE"; readonly value: ResourceFeed }
  | { readonly kind: "PLACEMENT"; readonly value: PlacementFeed }
  | { readonly kind: "ORGANIZATION"; readonly value: OrganizationFeed }
  | { readonly kind: "SITE"; readonly value: SiteFeed };

const text = z.string();
const count = z.int();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "is no instant");
const tracked = { id: text, version: count, createdAt: instant, updatedAt: instant };

function oneOf<K extends string>(list: Readonly<Record<K, string>>): z.ZodType<K> {
  return z.custom<K>((value) => typeof value === "string" && Object.hasOwn(list, value), "is no known value");
}

function someOf<K extends string>(list: Readonly<Record<K, string>>): z.ZodType<K[], unknown> {
  const isKnown = (value: string): value is K => Object.hasOwn(list, value);
  return z.array(z.string()).transform((values) => values.filter(isKnown));
}

const project: z.ZodType<ProjectFeed> = z.object({
  ...tracked,
  organizationId: text,
  title: text,
  summary: text,
  fields: someOf(SERVICE_FIELDS),
  audiences: someOf(AUDIENCES),
  formats: someOf(FORMATS),
  budgetMin: count.nullable(),
  budgetMax: count.nullable(),
  serviceAreaCodes: z.array(text),
  capacity: count,
  placesLeft: count,
  availableFrom: day.nullable(),
  availableTo: day.nullable(),
  busyUntil: day.nullable(),
  stage: oneOf(PROJECT_STAGES),
});

const demand: z.ZodType<DemandFeed> = z.object({
  ...tracked,
  areaCode: text.nullable(),
  community: text.nullable(),
  title: text,
  description: text,
  fields: someOf(SERVICE_FIELDS),
  audiences: someOf(AUDIENCES),
  budgetMax: count.nullable(),
  neededFrom: day.nullable(),
  neededBy: day.nullable(),
  tried: z.array(text),
  state: oneOf(DEMAND_STATES),
});

const resource: z.ZodType<ResourceFeed> = z.object({
  ...tracked,
  kind: oneOf(RESOURCE_KINDS),
  title: text,
  summary: text,
  areaCode: text.nullable(),
  quantity: count,
  unit: text,
  availableFrom: day.nullable(),
  availableTo: day.nullable(),
  isWithdrawn: z.boolean(),
});

const placement: z.ZodType<PlacementFeed> = z.object({
  ...tracked,
  demandId: text,
  projectId: text,
  organizationId: text,
  state: oneOf(PLACEMENT_STATES),
  outcome: oneOf(PLACEMENT_OUTCOMES).nullable().catch(null),
  declineReason: oneOf(DECLINE_REASONS).nullable().catch(null),
});

const organization: z.ZodType<OrganizationFeed> = z.object({
  ...tracked,
  name: text,
  creditCode: text,
  category: oneOf(ORGANIZATION_CATEGORIES),
  foundedOn: day.nullable(),
  summary: text.nullable(),
  creditStanding: oneOf(CREDIT_STANDINGS),
});

const site: z.ZodType<SiteFeed> = z.object({ code: text, name: text, lifecycle: z.enum(["ACTIVE", "RETIRED"]) });

const parsers: Readonly<Record<FeedKind, (payload: unknown) => FeedObject>> = {
  PROJECT: (payload) => ({ kind: "PROJECT", value: project.parse(payload) }),
  DEMAND: (payload) => ({ kind: "DEMAND", value: demand.parse(payload) }),
  RESOURCE: (payload) => ({ kind: "RESOURCE", value: resource.parse(payload) }),
  PLACEMENT: (payload) => ({ kind: "PLACEMENT", value: placement.parse(payload) }),
  ORGANIZATION: (payload) => ({ kind: "ORGANIZATION", value: organization.parse(payload) }),
  SITE: (payload) => ({ kind: "SITE", value: site.parse(payload) }),
};

/** Whether the text names a kind of object that match knows. */
export function isFeedKind(kind: string): kind is FeedKind {
  return FEED_KINDS.some((known) => known === kind);
}

/** The typed object, or one sentence a broken rule. */
export function parseFeedObject(kind: FeedKind, payload: unknown): FeedObject | { readonly problem: string } {
  try {
    return parsers[kind](payload);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return {
      problem: error.issues.map(({ path, message }) => `${path.join(".") || "payload"}: ${message}`).join("; "),
    };
  }
}

/** The id that the object itself states. */
export function idOf(object: FeedObject): string {
  return object.kind === "SITE" ? object.value.code : object.value.id;
}
