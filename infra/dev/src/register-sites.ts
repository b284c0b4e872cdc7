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

const known = z.object({ sites: z.object({ nodes: z.array(z.object({ code: z.string() })) }) });
const registered = z.record(z.string(), z.object({ problems: z.array(z.object({ message: z.string() })) }).nullable());

/** Registers those that the directory lacks, all in one request. @returns how many were new. */
export async function registerSites(url: string, token: string, sites: readonly SiteToRegister[]): Promise<number> {
  const { sites: list } = known.parse(await dataOf(url, { query: "{ sites(first: 100) { nodes { code } } }" }));
  const codes = new Set(list.nodes.map((site) => site.code));
  const missing = sites.filter((site) => !codes.has(site.code));
  if (missing.length === 0) return 0;
  const parameters = missing.map((_, index) => `$i${index}: RegisterSiteInput!`).join(", ");
  const fields = missing
    .map((_, index) => `m${index}: registerSite(input: $i${index}) { problems { message } }`)
    .join(" ");
  const variables = Object.fromEntries(
    missing.map(({ area, publicKey, ...site }, index) => [
      `i${index}`,
      { ...site, areaCode: area, publicKey: JSON.stringify(publicKey) },
    ]),
  );
  const answers = registered.parse(
    await dataOf(url, { query: `mutation (${parameters}) { ${fields} }`, variables, token }),
  );
  for (const [index, site] of missing.entries()) {
    const problem = answers[`m${index}`]?.problems[0];
    if (problem !== undefined)
      throw new HubError("VALIDATION", `site ${site.code} was not registered: ${problem.message}`);
  }
  return missing.length;
}
