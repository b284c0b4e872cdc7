/*
 * The areas of Ningbo as data/areas.csv lists them: the city, its districts, 156 townships and 6 zones.
 * The file was made from the townships list with the statistical codes of its time; zones that the statistics treat
 * like townships (codes 4xx) are townships here too, because sites and demands may lie in them.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AREA_LEVELS, type AreaLevel } from "@park-hub/contracts";
import type { DirectoryDivisionCode } from "@park-hub/directory";
import { HubError } from "@park-hub/errors";

/** Scheme of the codes of cities and districts. */
export const DISTRICT_SCHEME = "GB/T 2260";
/** Scheme of the nine-digit codes of townships, as the statistics bureau gives them. */
export const TOWNSHIP_SCHEME = "统计用区划代码";

/** An area as the file has it. */
export interface AreaRecord {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly codes: readonly DirectoryDivisionCode[];
}

/** The same two folders up from src/data and from dist/data. */
const FILE = join(__dirname, "../../data/areas.csv");
const LINE = /^(\d{6}|\d{9}),([^,]+),([A-Z]+),(\d{6})?$/;

/** Reads the file; a parent stands before its children. */
export async function readAreaFile(): Promise<readonly AreaRecord[]> {
  const [, ...lines] = (await readFile(FILE, "utf8")).trim().split("\n");
  return lines.map((line, index) => parseLine(line, index + 2));
}

function parseLine(line: string, lineNumber: number): AreaRecord {
  const [, code, name, level, parentCode] = LINE.exec(line) ?? [];
  if (code === undefined || name === undefined || !isAreaLevel(level)) {
    throw new HubError(
      "CONFIG_INVALID",
      `line ${lineNumber} of the areas file, "${line}", is not code,name,level,parent`,
    );
  }
  const scheme = code.length === 6 ? DISTRICT_SCHEME : TOWNSHIP_SCHEME;
  return { code, name, level, parentCode: parentCode ?? null, codes: [{ scheme, code }] };
}

function isAreaLevel(text: string | undefined): text is AreaLevel {
  return text !== undefined && Object.keys(AREA_LEVELS).includes(text);
}
