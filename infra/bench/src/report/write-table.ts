/*
 * Puts the table that a run measured into a page, between `<!-- table: NAME -->` and `<!-- /table: NAME -->`.
 * What a page says of speed is therefore what a run printed, with the machine and the day.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { HubError } from "@park-hub/errors";

/** A table as measured: one row of cells a line, in the order of the columns. */
export interface MeasuredTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Sentences below the table: what was shared, pinned, compared. */
  readonly notes?: readonly string[];
}

/** The table as Markdown, with a line that says on what and when it was measured. */
export function renderTable(table: MeasuredTable, measuredAt: Date = new Date()): string {
  const line = (cells: readonly (string | number | null)[]) => `| ${cells.map((cell) => cell ?? "–").join(" | ")} |`;
  const processors = cpus();
  const machine = `${processors.length} cores${processors[0] === undefined ? "" : ` (${processors[0].model.trim()})`}`;
  const origin = `Measured on ${measuredAt.toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}.`;
  return [
    line(table.columns),
    line(table.columns.map(() => "---")),
    ...table.rows.map(line),
    "",
    [...(table.notes ?? []), origin].join(" "),
  ].join("\n");
}

/**
 * Replaces the table of this name in a page.
 *
 * @throws {HubError} NOT_FOUND when the page has no such markers.
 */
export function writeTable(page: string, name: string, table: MeasuredTable): void {
  const [open, close] = [`<!-- table: ${name} -->`, `<!-- /table: ${name} -->`];
  const text = readFileSync(page, "utf8");
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new HubError("NOT_FOUND", `${page} has no markers of the table ${name}`);
  writeFileSync(page, `${text.slice(0, from + open.length)}\n\n${renderTable(table)}\n\n${text.slice(to)}`);
}
