/*
 * The border of exports: a query string becomes a list with its filter. Lists are comma-separated; an unknown parameter or
 * value is refused rather than left out, since an export of too much looks like one of enough.
 */
import {
  AUDIENCES,
  CREDIT_STANDINGS,
  DEMAND_STATES,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
  SITE_KINDS,
} from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import type { ExportList } from "../services/export-ranking";
import type { ExportFormat } from "../services/export-service";

/** What a query string asks for. */
export interface ExportQuestion {
  readonly asked: ExportList;
  readonly format: ExportFormat;
  readonly text: string | null;
}

function someOf<K extends string>(values: Readonly<Record<K, string>>) {
  const isKnown = (value: string): value is K => Object.hasOwn(values, value);
  return z
    .string()
    .transform((text) => text.split(","))
    .refine((parts): parts is K[] => parts.every(isKnown), `takes values of ${Object.keys(values).join(", ")}`)
    .optional();
}

const codes = z
  .string()
  .transform((text) => text.split(","))
  .optional();
const division = z
  .string()
  .regex(/^\d{2,12}$/, "is no division code: 2 to 12 digits")
  .optional();
const day = z.iso.date("is no day: YYYY-MM-DD").optional();
const yuan = z
  .string()
  .regex(/^\d{1,9}$/, "is no amount in whole yuan")
  .transform(Number)
  .optional();
const base = {
  format: z.enum(["csv", "ndjson"]).default("csv"),
  text: z.string().max(500).optional(),
};
const places = { within: division, sites: codes };
const siteKinds = someOf(SITE_KINDS);
const fields = someOf(SERVICE_FIELDS);
const audiences = someOf(AUDIENCES);

const shapes = {
  projects: z.strictObject({
    ...base,
    ...places,
    siteKinds,
    fields,
    audiences,
    formats: someOf(FORMATS),
    servesArea: division,
    stages: someOf(PROJECT_STAGES),
    budgetAtMost: yuan,
    availableOn: day,
    organizationId: z.string().optional(),
  }),
  demands: z.strictObject({
    ...base,
    ...places,
    siteKinds,
    fields,
    audiences,
    states: someOf(DEMAND_STATES),
    neededBy: day,
  }),
  resources: z.strictObject({ ...base, ...places, kinds: someOf(RESOURCE_KINDS), availableOn: day }),
  organizations: z.strictObject({
    ...base,
    categories: someOf(ORGANIZATION_CATEGORIES),
    creditStanding: someOf(CREDIT_STANDINGS),
  }),
  placements: z.strictObject({
    format: base.format,
    sites: codes,
    projectSites: codes,
    states: someOf(PLACEMENT_STATES),
    organizationId: z.string().optional(),
  }),
};

/**
 * The question of `/export/<list>?…`.
 *
 * @throws {HubError} NOT_FOUND for an unknown list; BAD_REQUEST for a parameter that breaks a rule
 */
export function exportQuestion(list: string, query: unknown): ExportQuestion {
  switch (list) {
    case "projects": {
      const { format, text = null, ...filter } = parsed(shapes.projects, query);
      return { asked: { list, filter }, format, text };
    }
    case "demands": {
      const { format, text = null, ...filter } = parsed(shapes.demands, query);
      return { asked: { list, filter }, format, text };
    }
    case "resources": {
      const { format, text = null, ...filter } = parsed(shapes.resources, query);
      return { asked: { list, filter }, format, text };
    }
    case "organizations": {
      const { format, text = null, ...filter } = parsed(shapes.organizations, query);
      return { asked: { list, filter }, format, text };
    }
    case "placements": {
      const { format, ...filter } = parsed(shapes.placements, query);
      return { asked: { list, filter }, format, text: null };
    }
    default:
      throw new HubError(
        "NOT_FOUND",
        `there is no list "${list.slice(0, 40)}" to export; there are ${Object.keys(shapes).join(", ")}`,
      );
  }
}

function parsed<T>(shape: z.ZodType<T>, query: unknown): T {
  const result = shape.safeParse(query);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join(".") || "the query"}: ${message}`);
  throw new HubError("BAD_REQUEST", problems.join("; "));
}
