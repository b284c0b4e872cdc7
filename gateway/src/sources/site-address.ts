/*
 * Finds which site a root field or a reference is for. Pure.
 * Before: routing rules read from the contract. After: site-source.ts.
 */
import { isSiteCode, siteCodeOf, type RoutingRule, type SiteKind } from "@park-hub/contracts";
import type { HubErrorCode } from "@park-hub/errors";
import { valueFromASTUntyped, type FieldNode } from "graphql";

import type { Variables } from "./fetch-document";

/** A site as sources see it. */
export interface SiteRoute {
  readonly code: string;
  readonly kind: SiteKind;
  /** A retired site is read, never written. */
  readonly isRetired: boolean;
  /** Base URL of its host without a slash at the end; empty until its host has announced itself. */
  readonly url: string;
}

/** What the gateway knows of sites at this moment; changes when a site joins, moves or leaves. */
export interface RoutingTable {
  /** The site of a code, or null. */
  find(code: string): SiteRoute | null;
  /** Asks park for news: a site that was registered a moment ago may not be known yet. Never rejects. */
  refresh(): Promise<void>;
  /** Why the site is not asked for that graph (its schema contradicts the contract), or null when it is. */
  refusal(code: string, graph: string): string | null;
  /** Output fields (`Type.field`) of the graph that the site lacks, or null when it is not behind the contract. */
  lacking(code: string, graph: string): ReadonlySet<string> | null;
  /** Reads anew what the site serves for the graph, for so many milliseconds at most. Never rejects. */
  learn(code: string, graph: string, withinMs: number): Promise<void>;
  /** Enum values of the graph that only the site knows, by enum, or null when there are none. */
  extraValues(code: string, graph: string): ReadonlyMap<string, ReadonlySet<string>> | null;
}

/** Where something is to be asked, or why it cannot be. */
export type SiteAddress =
  | { readonly kind: "site"; readonly code: string }
  | { readonly kind: "nowhere"; readonly code: HubErrorCode; readonly message: string; readonly site?: string };

/**
 * The site of a root field, by the argument that its routing rule names: a literal, a variable or a default.
 *
 * `variables` include the defaults of the operation.
 */
export function addressOfField(node: FieldNode, rule: RoutingRule, variables: Variables): SiteAddress {
  const [argumentName, ...inner] = rule.path;
  const argument = node.arguments?.find(({ name }) => name.value === argumentName);
  let value: unknown = argument === undefined ? undefined : valueFromASTUntyped(argument.value, { ...variables });
  for (const step of inner) value = isRecord(value) ? value[step] : undefined;
  const what = rule.path.join(".");
  return rule.names === "SITE" ? addressOfCode(what, value) : addressOfObject(what, value);
}

/** The site of a reference: `code` where it is a Site, else the prefix of its `id`. */
export function addressOfReference(representation: unknown): SiteAddress {
  if (!isRecord(representation)) return malformed("reference", representation, "an object with its key");
  if (representation.__typename === "Site") return addressOfCode("code", representation.code);
  return addressOfObject("id", representation.id);
}

/** The code of the site that an object says it is of, by its own code where it is a Site or by its id; else null. */
export function ownerOf(object: Readonly<Record<string, unknown>>): string | null {
  const { __typename: type, code, id } = object;
  if (type === "Site" && typeof code === "string") return code;
  return typeof id === "string" ? siteCodeOf(id) : null;
}

function addressOfCode(what: string, value: unknown): SiteAddress {
  if (typeof value === "string" && isSiteCode(value)) return { kind: "site", code: value };
  return malformed(what, value, "a site code of the form [a-z][a-z0-9-]{1,30}");
}

function addressOfObject(what: string, value: unknown): SiteAddress {
  const code = typeof value === "string" ? siteCodeOf(value) : null;
  return code === null
    ? malformed(what, value, "of the form <site code>:<ULID in upper case>")
    : { kind: "site", code };
}

function malformed(what: string, value: unknown, rule: string): SiteAddress {
  const seen = value === undefined ? "missing" : (JSON.stringify(value) ?? typeof value).slice(0, 80);
  return { kind: "nowhere", code: "BAD_REQUEST", message: `${what} ${seen} is not ${rule}` };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
