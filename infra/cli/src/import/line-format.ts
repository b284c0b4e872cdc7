/*
 * What each list's lines look like, and the mutation input that a line becomes. Pure.
 * The checks here are those that the schema's types make; the rules of the domain are the hub's, which answers with problems.
 */
import { AUDIENCES, FORMATS, ORGANIZATION_CATEGORIES, RESOURCE_KINDS, SERVICE_FIELDS } from "@park-hub/contracts";
import { z } from "zod";
import type { BundleList } from "./bundle-line";

/** A code of the bundle (`elderly-care`) as the schema writes it (`ELDERLY_CARE`); both are taken. */
const codeOf = (known: object, what: string) =>
  z
    .string()
    .refine((code) => Object.hasOwn(known, upper(code)), { error: (issue) => `"${String(issue.input)}" is no ${what}` })
    .transform(upper);
const upper = (code: string): string => code.toUpperCase().replaceAll("-", "_");

const day = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true,
    {
      error: (issue) => `"${String(issue.input)}" is no day of the form YYYY-MM-DD`,
    },
  );
const int32 = z.int32();
const ref = z.string().min(1).max(64);
const maybe = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);
const list = <T extends z.ZodType>(type: T) => z.array(type).default([]);

const organization = z.object({
  ref,
  name: z.string(),
  creditCode: z.string(),
  category: codeOf(ORGANIZATION_CATEGORIES, "category of organisations"),
  foundedOn: maybe(day),
  summary: maybe(z.string()),
});
const community = z.object({ ref, name: z.string(), area: z.string(), site: maybe(z.string()) });
const project = z.object({
  ref,
  site: z.string(),
  organization: z.string(),
  title: z.string(),
  summary: z.string(),
  fields: list(codeOf(SERVICE_FIELDS, "field of service")),
  audiences: list(codeOf(AUDIENCES, "audience")),
  formats: list(codeOf(FORMATS, "format")),
  budgetMin: maybe(int32),
  budgetMax: maybe(int32),
  serviceArea: z.array(z.string()),
  capacity: int32,
  availableFrom: maybe(day),
  availableTo: maybe(day),
});
const demand = z.object({
  ref,
  site: z.string(),
  area: maybe(z.string()),
  community: maybe(z.string()),
  title: z.string(),
  description: z.string(),
  fields: list(codeOf(SERVICE_FIELDS, "field of service")),
  audiences: list(codeOf(AUDIENCES, "audience")),
  budgetMax: maybe(int32),
  neededFrom: maybe(day),
  neededBy: maybe(day),
  tried: list(z.string()),
});
const resource = z.object({
  ref,
  site: z.string(),
  kind: codeOf(RESOURCE_KINDS, "kind of resources"),
  title: z.string(),
  summary: z.string(),
  area: maybe(z.string()),
  quantity: int32,
  unit: z.string(),
  availableFrom: maybe(day),
  availableTo: maybe(day),
});

/** What a line becomes. */
export interface Draft {
  readonly ref: string;
  /** The site that owns the object; requests hold objects of one site. Organisations and communities: park. */
  readonly site: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Finds what became of an organisation's ref; undefined when nothing did. */
export type FindOrganization = (ref: string) => string | undefined;

/** A rule that a line breaks. */
export interface LineFault {
  readonly field: string;
  readonly rule: string;
}

/** How the lines of one list are read and sent. */
export interface ListFormat {
  readonly mutation: string;
  readonly inputType: string;
  /** Path of the payload's object and its id, or null where the payload has no id. */
  readonly selection: string;
  draft(value: unknown, find: FindOrganization): Draft | LineFault;
}

/** The five lists. */
export const LIST_FORMATS: Readonly<Record<BundleList, ListFormat>> = {
  organizations: format(
    "registerOrganization",
    "RegisterOrganizationInput",
    "organization { id }",
    organization,
    ({ ref: key, ...rest }) => ({
      ref: key,
      site: "park",
      input: { idempotencyKey: keyOf("organizations", key), ...rest },
    }),
  ),
  communities: format(
    "registerCommunity",
    "RegisterCommunityInput",
    "name",
    community,
    ({ ref: key, name, area, site }) => ({
      ref: key,
      site: "park",
      input: { name, areaCode: area, site },
    }),
  ),
  projects: format("publishProject", "PublishProjectInput", "project { id }", project, (line, find) => {
    const { ref: key, site, organization: organizationRef, serviceArea, budgetMin, budgetMax, ...rest } = line;
    const organizationId = organizationRef.includes(":") ? organizationRef : find(organizationRef);
    if (organizationId === undefined)
      return { field: "organization", rule: `"${organizationRef}" is no imported organisation` };
    const budget = budgetMin === null && budgetMax === null ? null : { min: budgetMin, max: budgetMax };
    const input = {
      site,
      idempotencyKey: keyOf("projects", key),
      organizationId,
      serviceAreaCodes: serviceArea,
      budget,
      ...rest,
    };
    return { ref: key, site, input };
  }),
  demands: format("postDemand", "PostDemandInput", "demand { id }", demand, ({ ref: key, site, area, ...rest }) => ({
    ref: key,
    site,
    input: { site, idempotencyKey: keyOf("demands", key), areaCode: area, ...rest },
  })),
  resources: format(
    "offerResource",
    "OfferResourceInput",
    "resource { id }",
    resource,
    ({ ref: key, site, area, ...rest }) => ({
      ref: key,
      site,
      input: { site, idempotencyKey: keyOf("resources", key), areaCode: area, ...rest },
    }),
  ),
};

function format<T extends z.ZodType>(
  mutation: string,
  inputType: string,
  selection: string,
  schema: T,
  draft: (line: z.output<T>, find: FindOrganization) => Draft | LineFault,
): ListFormat {
  return {
    mutation,
    inputType,
    selection,
    draft(value, find) {
      const parsed = schema.safeParse(value);
      if (parsed.success) return draft(parsed.data, find);
      const [first, ...others] = parsed.error.issues.map(faultOf);
      if (first === undefined) return { field: "line", rule: "the line has another form" };
      return {
        field: first.field,
        rule: [first.rule, ...others.map(({ field, rule }) => `${field}: ${rule}`)].join("; "),
      };
    },
  };
}

function faultOf({ path, message }: z.core.$ZodIssue): LineFault {
  return { field: path.join(".") || "line", rule: message };
}

/** `ref:` keys are kept for good, so the same line is the same object however late it comes again. */
function keyOf(name: BundleList, key: string): string {
  return `ref:${name}/${key}`;
}
