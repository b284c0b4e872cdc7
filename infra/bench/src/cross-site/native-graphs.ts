/*
 * The same lists composed natively: one type and one subgraph per station, since federation has no routing by key.
 */

/** A subgraph of the native composition, with the path of its endpoint. */
export interface NativeGraph {
  readonly name: string;
  readonly path: string;
  readonly sdl: string;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;

/** Code of the n-th simulated site. */
export function siteCodeAt(index: number): string {
  return `site${index}`;
}

/** The directory, and a graph per station. */
export function nativeGraphs(count: number): readonly NativeGraph[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const roots = all.map((index) => `s${index}: Site${index}`).join(" ");
  const sites = all.map((index) => `type Site${index} @key(fields: "code") { code: ID! name: String }`).join("\n");
  const directory = { name: "directory", path: "/native/directory", sdl: `${LINK} type Query { ${roots} } ${sites}` };
  return [
    directory,
    ...all.map((index) => ({
      name: siteCodeAt(index),
      path: `/native/${siteCodeAt(index)}`,
      sdl: `${LINK}
        type Site${index} @key(fields: "code") { code: ID! projects(first: Int): Projects${index} }
        type Projects${index} { nodes: [Project${index}!] }
        type Project${index} { id: ID! title: String }`,
    })),
  ];
}

/** The question to the native graph: what the hub's asks of a list of sites, said once for each type. */
export function nativeQuestion(count: number): string {
  const one = (index: number): string => `s${index} { code name projects(first: 3) { nodes { id title } } }`;
  return `query Across { ${Array.from({ length: count }, (_, index) => one(index)).join(" ")} }`;
}

/** Sites on one page of the directory. */
export const PAGE_SIZE = 100;

/** The question to the hub: one operation over all pages, whose cursors are known. */
export function hubQuestion(cursors: readonly (string | null)[]): string {
  const page = (cursor: string | null, index: number): string => {
    const after = cursor === null ? "" : `, after: ${JSON.stringify(cursor)}`;
    return `p${index}: sites(first: ${PAGE_SIZE}${after}) { nodes { code name projects(first: 3) { nodes { id title } } } }`;
  };
  return `query Across { ${cursors.map(page).join(" ")} }`;
}
