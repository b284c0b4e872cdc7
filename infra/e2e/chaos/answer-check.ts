/*
 * One question about all sites, and whether an answer to it is well-formed and true. Pure.
 */
import { projectIdsOf, titleOf } from "../src/simulation";
import type { Asked, Expectation } from "./fault-board";

/** A question: the lists of all sites, and some projects by id. */
export interface Question {
  /** The body of its request. The same document for as many projects: it is planned once. */
  readonly body: string;
  /** Response key → id. */
  readonly projects: ReadonlyMap<string, string>;
}

/** Asks for all lists and for one project of each named site. */
export function questionAbout(sites: readonly string[]): Question {
  const projects = new Map(sites.map((site, index) => [`p${index}`, projectIdsOf(site)[0] ?? ""]));
  const keys = [...projects.keys()];
  const query = `query Chaos(${keys.map((key) => `$${key}: ID!`).join(" ")}) {
    sites(first: 100) { nodes { code projects(first: 3) { nodes { id title } } } }
    ${keys.map((key) => `${key}: project(id: $${key}) { id title }`).join(" ")} }`;
  return { body: JSON.stringify({ query, variables: Object.fromEntries(projects) }), projects };
}

/** What of an answer concerns a site. */
export interface SitePart {
  readonly site: string;
  readonly asked: Asked;
  readonly isNull: boolean;
  /** What the errors say of the site. */
  readonly said: string;
}

interface Answer {
  readonly data: { readonly sites: { readonly nodes: readonly ListedSite[] } } & Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly site?: string; readonly affected?: number };
  }[];
}
interface ListedSite {
  readonly code: string;
  readonly projects: { readonly nodes: unknown } | null;
}

const CODES: readonly string[] = ["SITE_UNAVAILABLE", "SITE_BAD_ANSWER"];
const INTERNAL = /127\.0\.0\.1|localhost|https?:|ECONN|stack|node_modules|\bat \w+ \(/;

/** What stands against an answer, and what it holds of each site. */
export interface Judgement {
  readonly problems: readonly string[];
  readonly parts: readonly SitePart[];
}

/** Judges an answer by itself: its form, its values, and that its errors name exactly what is null. */
export function judge(text: string, { projects }: Question, sites: readonly string[]): Judgement {
  const problems: string[] = [];
  const answer = parsed(text);
  if (answer === null) return { problems: [`no GraphQL answer: ${text.slice(0, 200)}`], parts: [] };
  const inside = INTERNAL.exec(text);
  if (inside !== null)
    problems.push(`shows what is inside: ${text.slice(Math.max(0, inside.index - 100), inside.index + 100)}`);
  const { nodes } = answer.data.sites;
  if (nodes.map(({ code }) => code).join() !== sites.join()) problems.push(`sites are ${JSON.stringify(nodes)}`);
  const parts: SitePart[] = [];
  const look = (site: string, asked: Asked, value: unknown, right: unknown): void => {
    const said = (answer.errors ?? [])
      .filter(({ extensions }) => extensions.site === site)
      .map(({ message }) => message);
    parts.push({ site, asked, isNull: value === null, said: said.join("; ") });
    if (value !== null && JSON.stringify(value) !== JSON.stringify(right)) {
      problems.push(`${asked} of ${site} is ${JSON.stringify(value)}`);
    }
  };
  for (const { code, projects: list } of nodes) look(code, "list", list, { nodes: projectIdsOf(code).map(projectOf) });
  for (const [key, id] of projects) look(id.slice(0, id.indexOf(":")), "project", answer.data[key], projectOf(id));
  return { problems: [...problems, ...wrongErrors(answer, parts)], parts };
}

/** What stands against the parts of an answer by what is known of the sites. */
export function contradictions(
  parts: readonly SitePart[],
  expected: (site: string, asked: Asked) => Expectation,
): readonly string[] {
  return parts.flatMap(({ site, asked, isNull, said }) => {
    const should = expected(site, asked);
    if (should === "EITHER" || (should === "NULL") === isNull) return [];
    return [`${asked} of ${site} is ${isNull ? "null" : "there"}, but should not be; said: ${said}`];
  });
}

/** Every site with a null is named, with as much as it cost, and no other. */
function wrongErrors({ errors = [] }: Answer, parts: readonly SitePart[]): readonly string[] {
  const named = new Map<string, number>();
  const problems: string[] = [];
  for (const { message, extensions } of errors) {
    const { code, site = "nobody", affected = 0 } = extensions;
    if (!CODES.includes(code)) problems.push(`error ${code}: ${message}`);
    named.set(site, (named.get(site) ?? 0) + affected);
  }
  const lost = new Map<string, number>();
  for (const { site, isNull } of parts) if (isNull) lost.set(site, (lost.get(site) ?? 0) + 1);
  for (const site of new Set([...named.keys(), ...lost.keys()])) {
    const [said, cost] = [named.get(site) ?? 0, lost.get(site) ?? 0];
    if (said !== cost) problems.push(`${site} cost ${cost}, the errors say ${said}`);
  }
  return problems;
}

function projectOf(id: string): object {
  return { id, title: titleOf(id) };
}

function parsed(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Answer;
    return Array.isArray(answer.data.sites.nodes) ? answer : null;
  } catch {
    // Not JSON, or without the parts that every answer has: the caller says so
    return null;
  }
}
