/*
 * `hub status`: each site, its state, its lag, its counts, as one table.
 */
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import { hubUrlOf, readArguments, type Command } from "../command";

const USAGE = "npm run hub -- status [--hub URL]";
const PAGE = 100;

const count = z.object({ totalCount: z.number() }).nullable();
const siteSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  lifecycle: z.string(),
  health: z.string(),
  contract: z.string(),
  contractDifferences: z.array(z.string()),
  projects: count,
  demands: count,
  resources: count,
  placements: count,
});
const lagSchema = z.object({
  asked: z.number(),
  answered: z.number(),
  stale: z.array(z.object({ siteCode: z.string(), asOf: z.string() })),
  missing: z.array(z.object({ siteCode: z.string(), reason: z.string() })),
});
const answerSchema = z.object({
  data: z.object({
    sites: z.object({
      nodes: z.array(siteSchema),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
    findProjects: z.object({ coverage: lagSchema }).nullable(),
  }),
});
type SiteRow = z.infer<typeof siteSchema>;
type Lag = z.infer<typeof lagSchema>;

const QUERY = `query Status($after: String) {
  sites(first: ${PAGE}, after: $after) {
    nodes {
      code name kind lifecycle health contract contractDifferences
      projects(first: 0) { totalCount } demands(first: 0) { totalCount }
      resources(first: 0) { totalCount } placements(first: 0) { totalCount }
    }
    pageInfo { hasNextPage endCursor }
  }
  findProjects(first: 0) { coverage { asked answered stale { siteCode asOf } missing { siteCode reason } } }
}`;

/** Differences that are printed of one refused site. */
const MAX_DIFFERENCES = 5;

/** The command. Exit code 1 when a site is away, stale, missing or refused. */
export const statusCommand: Command = {
  name: "status",
  usage: USAGE,
  async run(args, terminal) {
    const { flags } = readArguments(args, ["hub"], USAGE);
    const hubUrl = hubUrlOf(flags.hub, terminal.env);
    const { sites, lag } = await ask(hubUrl);
    terminal.out(
      [
        "site".padEnd(20),
        "health",
        "contract",
        "lag".padEnd(12),
        "projects",
        "demands",
        "resources",
        "placements",
        "name",
      ].join("  "),
    );
    for (const site of sites) terminal.out(row(site, lag));
    const refused = sites.filter(({ contract }) => contract === "INCOMPATIBLE");
    for (const { code, contractDifferences } of refused) {
      terminal.out(`${code} is refused: ${contractDifferences.slice(0, MAX_DIFFERENCES).join("; ")}`);
    }
    const troubled = sites.filter(
      (site) => site.health !== "UP" || lagOf(site.code, lag) !== "none" || refused.includes(site),
    );
    const processes = await matchProcesses(hubUrl);
    const index = lag === null ? "match is away" : `match knows ${lag.answered} of ${lag.asked} sites`;
    terminal.out(`${sites.length} sites, ${troubled.length} in trouble; ${index}`);
    if (processes !== null) terminal.out(`match: ${processes}`);
    return troubled.length > 0 || lag === null ? 1 : 0;
  },
};

function row(site: SiteRow, lag: Lag | null): string {
  const counts: readonly [z.infer<typeof count>, number][] = [
    [site.projects, 8],
    [site.demands, 7],
    [site.resources, 9],
    [site.placements, 10],
  ];
  return [
    site.code.padEnd(20),
    site.health.padEnd(6),
    site.contract.padEnd(8),
    lagOf(site.code, lag).padEnd(12),
    ...counts.map(([value, width]) => String(value?.totalCount ?? "–").padStart(width)),
    site.lifecycle === "RETIRED" ? `${site.name} (retired)` : site.name,
  ].join("  ");
}

function lagOf(code: string, lag: Lag | null): string {
  if (lag === null) return "unknown";
  if (lag.missing.some((gap) => gap.siteCode === code)) return "missing";
  const stale = lag.stale.find((site) => site.siteCode === code);
  return stale === undefined ? "none" : `${Math.max(0, Math.round((Date.now() - Date.parse(stale.asOf)) / 1000))} s`;
}

async function ask(url: string): Promise<{ sites: readonly SiteRow[]; lag: Lag | null }> {
  const sites: SiteRow[] = [];
  for (let after: string | null = null; ;) {
    const body = JSON.stringify({ query: QUERY, variables: { after } });
    const { data } = await post(url, body);
    sites.push(...data.sites.nodes);
    if (!data.sites.pageInfo.hasNextPage) return { sites, lag: data.findProjects?.coverage ?? null };
    after = data.sites.pageInfo.endCursor;
  }
}

const readySchema = z.object({ parts: z.object({ match: z.object({ now: z.string() }) }) });

/** How the gateway finds match's processes, and which of them leads; null where it does not say. */
async function matchProcesses(hubUrl: string): Promise<string | null> {
  try {
    const answer = await fetch(new URL("/health/ready", hubUrl));
    return readySchema.parse(await answer.json()).parts.match.now;
  } catch {
    // Behind a proxy that passes on the graph only
    return null;
  }
}

async function post(url: string, body: string): Promise<z.infer<typeof answerSchema>> {
  try {
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    return answerSchema.parse(await answer.json());
  } catch (error) {
    throw new HubError("UNAVAILABLE", `the hub at ${url} gave no answer; is it running?`, { cause: error });
  }
}
