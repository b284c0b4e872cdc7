/*
 * `npm run bench -- match <index|questions> [folder]`: a city of 50,000 projects and 30,000 demands over 156 stations.
 * The folder keeps the city's databases between runs; making them takes a minute. In pieces, so that none takes long.
 */
import { join } from "node:path";
import { tmpdir } from "node:os";
import { HubError } from "@park-hub/errors";
import { renderTable, writeTable } from "../report/write-table";
import { openCityHub } from "./city-hub";
import { measureIndex } from "./measure-index";
import { measureQuestions } from "./measure-questions";

const PAGE = join(__dirname, "../../README.md");

/** Measures one part and writes its table. @throws {HubError} BAD_REQUEST for another part */
export async function measureMatch([part = "", folder = join(tmpdir(), "hub-city")]: readonly string[]): Promise<void> {
  if (!["prepare", "index", "questions"].includes(part)) {
    throw new HubError("BAD_REQUEST", `match has the parts prepare, index and questions; not "${part}"`);
  }
  const cityHub = await openCityHub(folder);
  if (part === "prepare") return;
  const table = part === "index" ? await measureIndex(cityHub) : await measureQuestions(cityHub, "all");
  process.stdout.write(`${renderTable(table)}\n`);
  writeTable(PAGE, `match-${part}`, table);
}
