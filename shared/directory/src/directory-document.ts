/*
 * What the park says of the hub: its sites, areas and places, as one versioned document.
 * Written by park, followed by everyone (directory-follower.ts). Pure: from unknown to typed.
 */
import { AREA_LEVELS, isSiteCode, SITE_KINDS } from "@park-hub/contracts";
import type { AreaLevel, SiteKind } from "@park-hub/contracts";
import { HubError } from "@park-hub/errors";
import { jwkSchema, type Jwk } from "@park-hub/identity";
import { z } from "zod";

/** Whether a site takes part or has left; a RETIRED site stays readable and its code is never used again. */
export type SiteLifecycle = "ACTIVE" | "RETIRED";

/** A site: whoever keeps three lists. */
export interface DirectorySite {
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  /** The area that the site serves; the township of a station, the city or a district of others. */
  readonly areaCode: string;
  readonly lifecycle: SiteLifecycle;
  /** Base URL of its host without a slash at the end; empty until the host has announced itself. */
  readonly url: string;
  /** The key that the site signs with. */
  readonly publicKey: Jwk;
  /** Place in lists of sites, ascending. */
  readonly order: number;
}

/** A code of an area in another scheme: division codes differ between sources. */
export interface DirectoryDivisionCode {
  readonly scheme: string;
  readonly code: string;
}

/** An area of the city. */
export interface DirectoryArea {
  /** 330200, 330212 or 330212011: as in the townships file. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly codes: readonly DirectoryDivisionCode[];
}

/** A name that people use for a township, community or village; namesakes are separate places. */
export interface DirectoryPlace {
  readonly name: string;
  readonly level: AreaLevel;
  /** The township or area that it lies in, or is. */
  readonly areaCode: string;
  readonly siteCode: string | null;
}

/** The directory at one version. */
export interface DirectoryDocument {
  /** Grows with each change at park; falls when park was restored from an older copy. */
  readonly version: number;
  readonly sites: readonly DirectorySite[];
  readonly areas: readonly DirectoryArea[];
  readonly places: readonly DirectoryPlace[];
}

const text = (maxLength: number): z.ZodString => z.string().min(1).max(maxLength);
const areaCode = z.string().regex(/^[0-9]{2,12}$/, "an area code has 2 to 12 digits");
const siteCode = z.string().refine(isSiteCode, "a site code is of the form [a-z][a-z0-9-]{1,30}");
const areaLevel = z.enum(namesOf(AREA_LEVELS));

const hostUrl = z
  .string()
  .refine((url) => url === "" || isHttpUrl(url), "a site's URL is http or https, or empty")
  .transform((url) => url.replace(/\/+$/, ""));

const siteSchema: z.ZodType<DirectorySite> = z.object({
  code: siteCode,
  name: text(200),
  kind: z.enum(namesOf(SITE_KINDS)),
  areaCode,
  lifecycle: z.enum(["ACTIVE", "RETIRED"]),
  url: hostUrl,
  publicKey: jwkSchema,
  order: z.number().int(),
});

const areaSchema: z.ZodType<DirectoryArea> = z.object({
  code: areaCode,
  name: text(200),
  level: areaLevel,
  parentCode: areaCode.nullable(),
  codes: z.array(z.object({ scheme: text(60), code: text(60) })),
});

const placeSchema: z.ZodType<DirectoryPlace> = z.object({
  name: text(200),
  level: areaLevel,
  areaCode,
  siteCode: siteCode.nullable(),
});

const envelopeSchema = z.object({
  version: z.number().int().min(0),
  sites: z.array(z.unknown()),
  areas: z.array(z.unknown()),
  places: z.array(z.unknown()),
});

/**
 * The document behind an unknown value.
 *
 * With `onDropped`, an entry that breaks a rule is left out and named there: one entry that a newer park writes in a
 * way not known here must not freeze the whole directory. Without it the first such entry throws.
 *
 * @throws {HubError} VALIDATION when the value is no document, or an entry breaks a rule and nobody takes note of it.
 */
export function parseDirectoryDocument(value: unknown, onDropped?: (problem: string) => void): DirectoryDocument {
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) throw invalid(`the directory document ${describe(envelope.error)}`);
  const report =
    onDropped ??
    ((problem: string): never => {
      throw invalid(problem);
    });
  const { version, sites, areas, places } = envelope.data;
  return {
    version,
    sites: withoutTwins("site", parseEntries("site", siteSchema, sites, report), report),
    areas: withoutTwins("area", parseEntries("area", areaSchema, areas, report), report),
    places: parseEntries("place", placeSchema, places, report),
  };
}

function parseEntries<T>(
  what: string,
  schema: z.ZodType<T>,
  values: readonly unknown[],
  report: (problem: string) => void,
): T[] {
  return values.flatMap((value, index) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    report(`${what} ${index} of the directory document ${describe(parsed.error)}`);
    return [];
  });
}

function withoutTwins<T extends { readonly code: string }>(
  what: string,
  entries: readonly T[],
  report: (problem: string) => void,
): T[] {
  const seen = new Set<string>();
  return entries.filter(({ code }) => {
    if (seen.has(code)) report(`${what} "${code}" stands twice in the directory document; the first one counts`);
    return !seen.has(code) && seen.add(code);
  });
}

function describe(error: z.ZodError): string {
  const rules = error.issues.map(({ path, message }) => `${path.join(".") || "value"}: ${message}`);
  return `breaks its rules (${rules.join("; ")})`;
}

function invalid(message: string): HubError {
  return new HubError("VALIDATION", message);
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
}

function namesOf<K extends string>(list: Readonly<Record<K, string>>): readonly K[] {
  return Object.keys(list).filter((name): name is K => name in list);
}
