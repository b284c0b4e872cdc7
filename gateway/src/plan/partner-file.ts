/*
 * The file that names the partners: subgraphs with schemas of their own. Pure; whoever reads it is partner-board.ts.
 */
import { HubError } from "@park-hub/errors";

/** A partner as the file names it. */
export interface PartnerEntry {
  /** Names its graph and whom its requests are for. */
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
  /** Where its SDL lies, beside the file; null when it is asked for it (`_service`). */
  readonly sdlFile: string | null;
}

/** A partner with its schema. */
export interface Partner {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

const NAME = /^[a-z][a-z0-9-]{1,30}$/;

/**
 * The partners of the file's text.
 *
 * @throws {HubError} CONFIG_INVALID with every problem.
 */
export function parsePartnerFile(text: string): readonly PartnerEntry[] {
  let listed: unknown;
  try {
    listed = JSON.parse(text);
  } catch (error) {
    throw new HubError("CONFIG_INVALID", "the partners' file is not JSON", { cause: error });
  }
  if (!Array.isArray(listed)) throw new HubError("CONFIG_INVALID", "the partners' file holds no list");
  const entries = listed.map((value: unknown, index) => readEntry(value, index));
  const problems = entries.filter((entry) => typeof entry === "string");
  const partners = entries.filter((entry) => typeof entry !== "string");
  const names = partners.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index).map((name) => `${name} is named twice`);
  const all = [...problems, ...twice];
  if (all.length > 0) throw new HubError("CONFIG_INVALID", all.join("; "));
  return partners;
}

function readEntry(value: unknown, index: number): PartnerEntry | string {
  const where = `partner ${index + 1}`;
  if (typeof value !== "object" || value === null) return `${where} is no object with name and url`;
  const { name, url, sdlFile = null } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || !NAME.test(name)) return `${where}: its name is not of the form [a-z][a-z0-9-]{1,30}`;
  if (typeof url !== "string" || !/^https?:\/\//.test(url) || !URL.canParse(url))
    return `${name}: its url is no http address`;
  if (sdlFile !== null && typeof sdlFile !== "string") return `${name}: its sdlFile is no path`;
  return { name, url, sdlFile };
}
