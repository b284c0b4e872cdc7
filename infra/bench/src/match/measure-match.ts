/*
 * `npm run bench -- match <prepare|index|starts|questions> [folder] [share]`: a city of 50,000 projects and 30,000 demands over 156 stations.
 * The folder keeps the city's databases between runs; making them takes a minute. In pieces, so that none takes long.
 */
import { join } from "node:path";
import { tmpdir } from "node:os";
import { HubError } from "@park-hub/errors";
import { renderTable, writeTable } from "../report/write-table";
import { CITY_SIZE, type CitySize } from "./city/make-city";
import { openCityHub } from "./city-hub";
import { measureIndex } from "./measure-index";
import { measureQuestions } from "./measure-questions";

const FOLDER = join(tmpdir(), "hub-city");
const PAGE = join(__dirname, "../../README.md");

/** Measures one part and writes its table. @throws {HubError} BAD_REQUEST for another part */
export async function measureMatch([part = "", folder = FOLDER, share = "1"]: readonly string[]): Promise<void> {
  if (!["prepare", "index", "starts", "questions"].includes(part)) {
    throw new HubError("BAD_REQUEST", `match has the parts prepare, index, starts and questions; not "${part}"`);
  }
  const cityHub = await openCityHub(folder, sizeOf(Number(share)));
  if (part === "prepare") return;
  const table =
    part === "index" || part === "starts"
      ? await measureIndex(cityHub, part === "index")
      : await measureQuestions(cityHub, "all");
  process.stdout.write(`${renderTable(table)}\n`);
  writeTable(PAGE, part === "questions" ? "match-questions" : "match-index", table);
}

/** A part of the whole city, for a machine with little time. */
function sizeOf(share: number): CitySize {
  const { projects, demands, resources, organizations } = CITY_SIZE;
  const part = (count: number): number => Math.round(count * share);
  return {
    projects: part(projects),
    demands: part(demands),
    resources: part(resources),
    organizations: part(organizations),
  };
}
