/*
 * Reads a judged set (README of infra/demo/yinzhou) into a match index, for the development scripts beside this file.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemandFeed, OrganizationFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { z } from "zod";
import { MatchIndex } from "../src/engine/match-index";
import { subjectOfDemand } from "../src/model/demand-subject";
import type { DemandSubject } from "../src/model/demand-subject";
import { parseLexicon } from "../src/model/lexicon";
import type { Lexicon } from "../src/model/lexicon";
import { PUBLIC_VISIBILITY } from "../src/model/visibility";

const LEXICON_FILE = join(__dirname, "../lexicon/community-work.json");
const WRITTEN = { version: 1, createdAt: "2026-11-01T00:00:00.000Z", updatedAt: "2026-11-01T00:00:00.000Z" };

const codes = z.array(z.string()).transform((list) => list.map(upperCode));
const projectLine = z.object({
  ref: z.string(),
  site: z.string(),
  organization: z.string(),
  title: z.string(),
  summary: z.string(),
  fields: codes,
  audiences: codes,
  formats: codes,
  budgetMin: z.number().nullable(),
  budgetMax: z.number().nullable(),
  serviceArea: z.array(z.string()),
  capacity: z.number(),
  availableFrom: z.string().nullable(),
  availableTo: z.string().nullable(),
});
const demandLine = z.object({
  ref: z.string(),
  site: z.string(),
  area: z.string(),
  community: z.string().nullable(),
  title: z.string(),
  description: z.string(),
  fields: codes,
  audiences: codes,
  budgetMax: z.number().nullable(),
  neededFrom: z.string().nullable(),
  neededBy: z.string().nullable(),
  tried: z.array(z.string()),
});
const organizationLine = z.object({
  ref: z.string(),
  name: z.string(),
  creditCode: z.string(),
  category: z.string(),
  foundedOn: z.string().nullable(),
  summary: z.string().nullable(),
});
const resourceLine = z.object({
  ref: z.string(),
  site: z.string(),
  kind: z.string(),
  title: z.string(),
  summary: z.string(),
  area: z.string().nullable(),
  quantity: z.number(),
  unit: z.string(),
  availableFrom: z.string().nullable(),
  availableTo: z.string().nullable(),
});
const judgmentLine = z.object({ demand: z.string(), project: z.string(), grade: z.number() });
const ineligibleLine = z.object({ demand: z.string(), project: z.string(), gate: z.string() });

/** A judged set inside an index; ids are the refs of its files. */
export interface JudgedSet {
  readonly index: MatchIndex;
  readonly demands: readonly DemandSubject[];
  /** Grades by demand, then project. */
  readonly grades: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly ineligible: readonly z.infer<typeof ineligibleLine>[];
}

/** The lexicon file of this package. */
export function loadLexicon(): Lexicon {
  return parseLexicon(JSON.parse(readFileSync(LEXICON_FILE, "utf8")));
}

/** Reads the set in the folder. */
export function loadJudgedSet(folder: string, lexicon: Lexicon = loadLexicon()): JudgedSet {
  const index = new MatchIndex(lexicon);
  const asOf = WRITTEN.updatedAt;
  const metaOf = (siteCode: string) => ({ siteCode, visibility: PUBLIC_VISIBILITY, asOf });
  for (const { ref, ...line } of readLines(folder, "organizations", organizationLine)) {
    index.upsertOrganization(
      { ...line, id: ref, creditStanding: "GOOD", ...WRITTEN } as OrganizationFeed,
      metaOf("park"),
    );
  }
  for (const { ref, site, organization, serviceArea, ...line } of readLines(folder, "projects", projectLine)) {
    const stage = line.capacity > 0 ? "OPEN" : "FULL";
    const links = { id: ref, organizationId: organization, serviceAreaCodes: serviceArea };
    const project = { ...line, ...links, placesLeft: line.capacity, busyUntil: null, stage, ...WRITTEN };
    index.upsertProject(project as ProjectFeed, metaOf(site));
  }
  const demands = readLines(folder, "demands", demandLine).map(({ ref, site, area, ...line }) => {
    const demand = { ...line, id: ref, areaCode: area, state: "OPEN", ...WRITTEN } as DemandFeed;
    index.upsertDemand(demand, metaOf(site));
    return subjectOfDemand(demand);
  });
  for (const { ref, site, area, ...line } of readLines(folder, "resources", resourceLine)) {
    const resource = { ...line, id: ref, areaCode: area, isWithdrawn: false, ...WRITTEN } as ResourceFeed;
    index.upsertResource(resource, metaOf(site));
  }
  const grades = new Map<string, Map<string, number>>();
  for (const { demand, project, grade } of readLines(folder, "judgments", judgmentLine)) {
    grades.set(demand, (grades.get(demand) ?? new Map<string, number>()).set(project, grade));
  }
  return { index, demands, grades, ineligible: readLines(folder, "ineligible", ineligibleLine) };
}

function readLines<T>(folder: string, name: string, shape: z.ZodType<T>): T[] {
  const text = readFileSync(join(folder, `${name}.ndjson`), "utf8");
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [shape.parse(JSON.parse(line))]));
}

function upperCode(code: string): string {
  return code.toUpperCase().replaceAll("-", "_");
}
