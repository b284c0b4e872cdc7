/*
 * `hub import`: a bundle of NDJSON lists through the graph, with a progress bar, a line for each refusal and a summary.
 */
import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { HubError } from "@park-hub/errors";
import { Presets, SingleBar } from "cli-progress";
import { hubUrlOf, readArguments, type Command, type Terminal } from "../command";
import { importBundle, type ImportSummary } from "../import/import-bundle";
import { developmentToken } from "./token";

const USAGE = "npm run hub -- import <folder> [--hub URL] [--token …] [--map <file>]";

/** The command. */
export const importCommand: Command = {
  name: "import",
  usage: USAGE,
  async run(args, terminal) {
    const { flags, positionals } = readArguments(args, ["hub", "token", "map"], USAGE);
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0)
      throw new HubError("BAD_REQUEST", `one folder is needed\nusage: ${USAGE}`);
    const at = resolve(terminal.env.INIT_CWD ?? ".", folder);
    if (!existsSync(at)) throw new HubError("NOT_FOUND", `there is no folder ${folder}`);
    const url = hubUrlOf(flags.hub, terminal.env);
    const token =
      flags.token ?? terminal.env.HUB_TOKEN ?? (await developmentToken(terminal.env, { role: "PARK_STEWARD" }));
    const summary = await runImport(
      {
        folder: at,
        url,
        token,
        mapFile: flags.map === undefined ? undefined : resolve(terminal.env.INIT_CWD ?? ".", flags.map),
      },
      terminal,
    );
    report(summary, terminal);
    return summary.refused > 0 ? 1 : 0;
  },
};

interface ImportCall {
  readonly folder: string;
  readonly url: string;
  readonly token: string;
  readonly mapFile: string | undefined;
}

async function runImport({ folder, url, token, mapFile }: ImportCall, terminal: Terminal): Promise<ImportSummary> {
  const map = mapFile === undefined ? null : openSync(mapFile, "w");
  const bar = terminal.isInteractive
    ? new SingleBar({ format: "{bar} {value}/{total} {eta_formatted}" }, Presets.shades_classic)
    : null;
  let isStarted = false;
  try {
    return await importBundle({
      folder,
      url,
      token,
      onProgress: (done, total) => {
        if (!isStarted) bar?.start(total, 0);
        isStarted = true;
        bar?.update(done);
      },
      onRefused: ({ file, line, field, rule }) => terminal.err(`${file}:${line}: ${field}: ${rule}`),
      onImported: ({ ref, id }) => {
        if (map !== null) writeSync(map, `${JSON.stringify({ ref, id })}\n`);
      },
    });
  } finally {
    bar?.stop();
    if (map !== null) closeSync(map);
  }
}

function report(summary: ImportSummary, terminal: Terminal): void {
  for (const [list, { imported, refused }] of Object.entries(summary.byList)) {
    terminal.out(
      `${list.padEnd(14)} ${String(imported).padStart(7)} in the hub ${String(refused).padStart(7)} refused`,
    );
  }
  terminal.out(
    `${"together".padEnd(14)} ${String(summary.imported).padStart(7)} in the hub ${String(summary.refused).padStart(7)} refused`,
  );
}
