/*
 * Registers the sites that a hub hosts, through the graph, as an operator does. Sites that are there already stay as they are.
 */
import { HubError } from "@park-hub/errors";
import type { Jwk } from "@park-hub/identity";
import type { SiteKind } from "@park-hub/contracts";
import { z } from "zod";
import { dataOf } from "./graph-client";

/** A site to register. */
export interface SiteToRegister {
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly area: string;
  /** Base URL of its host. */
  readonly url: string;
  readonly publicKey: Jwk;
}

const known = z.object({
  sites: z.object({
    nodes: z.array(z.object({ code: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const registered = z.record(z.string(), z.object({ problems: z.array(z.object({ message: z.string() })) }).nullable());

/** Sites a request: below the gateway's limit of root fields. */
const SITES_A_REQUEST = 50;

/** Registers those that the directory lacks, fifty in one request. @returns how many were new. */
export async function registerSites(url: string, token: string, sites: readonly SiteToRegister[]): Promise<number> {
  const codes = await registeredCodes(url);
  const missing = sites.filter((site) => !codes.has(site.code));
  for (let from = 0; from < missing.length; from += SITES_A_REQUEST) {
    await registerAll(url, token, missing.slice(from, from + SITES_A_REQUEST));
  }
  return missing.length;
}

async function registeredCodes(url: string): Promise<ReadonlySet<string>> {
  const query = `query ($after: String) {
    sites(first: 100, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } }
  }`;
  const codes = new Set<string>();
  for (let after: string | null = null, isMore = true; isMore;) {
    const { sites } = known.parse(await dataOf(url, { query, variables: { after } }));
    for (const { code } of sites.nodes) codes.add(code);
    after = sites.pageInfo.endCursor;
    isMore = sites.pageInfo.hasNextPage;
  }
  return codes;
}

async function registerAll(url: string, token: string, sites: readonly SiteToRegister[]): Promise<void> {
  const parameters = sites.map((_, index) => `$i${index}: RegisterSiteInput!`).join(", ");
  const fields = sites
    .map((_, index) => `m${index}: registerSite(input: $i${index}) { problems { message } }`)
    .join(" ");
  const variables = Object.fromEntries(
    sites.map(({ area, publicKey, ...site }, index) => [
      `i${index}`,
      { ...site, areaCode: area, publicKey: JSON.stringify(publicKey) },
    ]),
  );
  const answers = registered.parse(
    await dataOf(url, { query: `mutation (${parameters}) { ${fields} }`, variables, token }),
  );
  for (const [index, site] of sites.entries()) {
    const problem = answers[`m${index}`]?.problems[0];
    if (problem !== undefined)
      throw new HubError("VALIDATION", `site ${site.code} was not registered: ${problem.message}`);
  }
}
