/*
 * What an analyst does without match, with the same question: asks every site through the same gateway and looks through
 * the answers, or asks one database that holds all projects.
 * MySQL has FULLTEXT with an ngram parser for Chinese; MariaDB has none, there it is LIKE.
 */
import { dataOf, type Hub } from "@park-hub/dev";
import { openDatabase } from "@park-hub/database";
import { acquireMysql } from "@park-hub/testkit";
import type { DataSource } from "typeorm";
import { z } from "zod";
import { percentile } from "../report/percentile";
import type { City } from "./city/make-city";

/** Rows of name, p50 and p99, and what was compared. */
export interface OtherWays {
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: readonly string[];
}

/** Words of one question each: what an analyst types. */
const QUESTIONS = ["楼道杂物", "独居老人", "飞线充电", "邻里纠纷", "智能手机"] as const;
const SITES_A_REQUEST = 10;
const BEST = 100;

const page = z.object({
  sites: z.object({
    nodes: z.array(
      z.object({
        code: z.string(),
        projects: z
          .object({
            nodes: z.array(z.object({ id: z.string(), title: z.string(), summary: z.string() }).nullable()),
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          })
          .nullable(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const one = z.object({ site: page.shape.sites.shape.nodes.element.nullable() });
const found = z.object({
  findProjects: z.object({ totalCount: z.int(), nodes: z.array(z.object({ projectId: z.string() })) }),
});

/** The same questions to match, to every site, to one database. */
export async function otherWays(hub: Hub, city: City): Promise<OtherWays> {
  const byMatch = new Map<string, Answer>();
  for (const text of QUESTIONS) byMatch.set(text, await askMatch(hub, text));
  const scattered = await timed(() => askEverySite(hub));
  const database = await openOneDatabase(city);
  try {
    const bySql = new Map<string, Answer>();
    for (const text of QUESTIONS) bySql.set(text, await database.ask(text));
    const notes = QUESTIONS.map((text) => {
      const [match, sql] = [byMatch.get(text), bySql.get(text)];
      const everywhere = scattered.value.filter(({ title, summary }) => holds(text, `${title}${summary}`));
      const listed = new Set(sql?.ids);
      const shared = match?.ids.filter((id) => listed.has(id)).length ?? 0;
      const ofSites = everywhere.filter(({ id }) => listed.has(id)).length;
      return `“${text}”: match finds ${match?.count ?? 0}, the sites' rows hold it ${everywhere.length} times, the database ${listed.size} (${ofSites} the same as at the sites); of match's best ${match?.ids.length ?? 0}, ${shared} are among the database's.`;
    });
    return {
      rows: [
        ["the same words: match, best 100", ...told([...byMatch.values()].map(({ ms }) => ms))],
        ["the same words: every site through the gateway, filtered by the asker", ...told([scattered.ms])],
        [`the same words: one ${database.name}`, ...told([...bySql.values()].map(({ ms }) => ms))],
      ],
      notes: [...notes, "Sites and database find what holds both halves of the words as they are written."],
    };
  } finally {
    await database.close();
  }
}

interface Answer {
  readonly ms: number;
  readonly count: number;
  readonly ids: readonly string[];
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const begin = performance.now();
  const value = await work();
  return { ms: performance.now() - begin, value };
}

async function askMatch(hub: Hub, text: string): Promise<Answer> {
  const query = `query ($text: String!) { findProjects(text: $text, first: ${BEST}) { totalCount nodes { projectId } } }`;
  const { ms, value } = await timed(() => dataOf(hub.url, { query, variables: { text } }));
  const { totalCount, nodes } = found.parse(value).findProjects;
  return { ms, count: totalCount, ids: nodes.map(({ projectId }) => projectId) };
}

/** The words without match: both halves, in whatever order. */
function halvesOf(text: string): readonly [string, string] {
  return [text.slice(0, 2), text.slice(2)];
}

function holds(text: string, whole: string): boolean {
  return halvesOf(text).every((half) => whole.includes(half));
}

interface ListedProject {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Every project of every site: no list can be searched, so all of them are read. */
async function askEverySite(hub: Hub): Promise<ListedProject[]> {
  const fields = "nodes { id title summary } pageInfo { hasNextPage endCursor }";
  const all = `query ($after: String) { sites(first: ${SITES_A_REQUEST}, after: $after) {
    nodes { code projects(first: 100) { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
  const next = `query ($code: ID!, $after: String) { site(code: $code) { code projects(first: 100, after: $after) { ${fields} } } }`;
  const read: ListedProject[] = [];
  const rest: { code: string; after: string | null }[] = [];
  const take = (node: z.infer<typeof one>["site"]): void => {
    for (const project of node?.projects?.nodes ?? []) if (project !== null) read.push(project);
    const info = node?.projects?.pageInfo;
    if (node !== null && info?.hasNextPage === true) rest.push({ code: node.code, after: info.endCursor });
  };
  for (let after: string | null = null, isMore = true; isMore;) {
    const { sites } = page.parse(await dataOf(hub.url, { query: all, variables: { after } }));
    sites.nodes.forEach(take);
    ({ hasNextPage: isMore, endCursor: after } = sites.pageInfo);
  }
  for (let open = rest.splice(0); open.length > 0; open = rest.splice(0)) {
    for (let from = 0; from < open.length; from += SITES_A_REQUEST) {
      const chunk = open.slice(from, from + SITES_A_REQUEST);
      const answers = await Promise.all(chunk.map((variables) => dataOf(hub.url, { query: next, variables })));
      answers.forEach((answer) => take(one.parse(answer).site));
    }
  }
  return read;
}

interface OneDatabase {
  readonly name: string;
  ask(text: string): Promise<Answer>;
  close(): Promise<void>;
}

async function openOneDatabase({ projects }: City): Promise<OneDatabase> {
  const server = await acquireMysql();
  if ("reason" in server) throw new Error(`there is no database server to compare with: ${server.reason}`);
  const dataSource = await openDatabase({ target: { kind: "server", url: server.url }, entities: [], migrations: [] });
  const isMysql = dataSource.options.type === "mysql";
  await dataSource.query("DROP TABLE IF EXISTS city_projects");
  await dataSource.query(
    "CREATE TABLE city_projects (id VARCHAR(64) PRIMARY KEY, title VARCHAR(80), summary TEXT) CHARACTER SET utf8mb4",
  );
  for (let from = 0; from < projects.length; from += 500) {
    const chunk = projects.slice(from, from + 500);
    const places = chunk.map(() => "(?,?,?)").join(",");
    const values = chunk.flatMap(({ value }) => [value.id, value.title, value.summary]);
    await dataSource.query(`INSERT INTO city_projects VALUES ${places}`, values);
  }
  if (isMysql)
    await dataSource.query("ALTER TABLE city_projects ADD FULLTEXT words (title, summary) WITH PARSER ngram");
  const search = isMysql ? fulltext : like;
  return {
    name: isMysql ? "MySQL table, FULLTEXT with the ngram parser" : "MariaDB table, LIKE (it has no ngram parser)",
    ask: async (text) => {
      const { ms, value } = await timed(() => search(dataSource, text));
      return { ms, count: value.length, ids: value.map(({ id }) => id) };
    },
    close: async () => {
      await dataSource.destroy();
      await server.stop();
    },
  };
}

function fulltext(dataSource: DataSource, text: string): Promise<readonly { readonly id: string }[]> {
  const words = halvesOf(text)
    .map((half) => `+"${half}"`)
    .join(" ");
  return dataSource.query("SELECT id FROM city_projects WHERE MATCH (title, summary) AGAINST (? IN BOOLEAN MODE)", [
    words,
  ]);
}

function like(dataSource: DataSource, text: string): Promise<readonly { readonly id: string }[]> {
  const halves = halvesOf(text).map((half) => `%${half}%`);
  return dataSource.query(
    "SELECT id FROM city_projects WHERE CONCAT(title, summary) LIKE ? AND CONCAT(title, summary) LIKE ?",
    halves,
  );
}

function told(times: readonly number[]): [string, string] {
  return [percentile(times, 0.5).toFixed(1), percentile(times, 0.99).toFixed(1)];
}
