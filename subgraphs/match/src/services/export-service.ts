/*
 * A whole list as a stream of text: the same rights and filters as find, newest first, a page of rows at a time, so that
 * memory does not grow with the list. Before: export-columns.ts. Leaves alone: HTTP (server/export-routes.ts).
 */
import type { MatchIndex } from "../engine/match-index";
import type { Coverage } from "../model/coverage";
import { BYTE_ORDER_MARK, csvLine, type CellValue } from "../model/csv-line";
import type { Indexed } from "../model/indexed-object";
import type { Asker } from "./asker";
import type { CoverageQuestion } from "./coverage";
import {
  DEMAND_COLUMNS,
  ORGANIZATION_COLUMNS,
  PLACEMENT_COLUMNS,
  PROJECT_COLUMNS,
  RESOURCE_COLUMNS,
  type ColumnValue,
  type ExportColumn,
  type ExportScope,
} from "./export-columns";
import type { Eventually } from "./eventually";
import type { ExportList, ExportRanking } from "./export-ranking";
import { visible } from "./snapshots";

/** How rows are written. */
export type ExportFormat = "csv" | "ndjson";

/** An export on its way. */
export interface Export {
  readonly totalCount: number;
  readonly coverage: Coverage;
  readonly chunks: AsyncIterable<string>;
}

const ROWS_A_CHUNK = 200;

/** Exports lists. */
export class ExportService {
  constructor(
    private readonly index: MatchIndex,
    private readonly ranking: Eventually<Pick<ExportRanking, "idsOf">>,
  ) {}

  /** The rows that the asker may see; those of one moment, each as it is when it is written. */
  open(asked: ExportList, text: string | null, format: ExportFormat, asker: Asker): Promise<Export> {
    const { index } = this;
    const rows = { asked, text, format, asker };
    switch (asked.list) {
      case "projects":
        return this.#rows((id) => index.project(id), PROJECT_COLUMNS, rows);
      case "demands":
        return this.#rows((id) => index.demand(id), DEMAND_COLUMNS, rows);
      case "resources":
        return this.#rows((id) => index.resource(id), RESOURCE_COLUMNS, rows);
      case "organizations":
        return this.#rows((id) => index.organization(id), ORGANIZATION_COLUMNS, rows);
      case "placements":
        return this.#rows((id) => index.placement(id), PLACEMENT_COLUMNS, rows);
      default:
        return asked satisfies never;
    }
  }

  async #rows<T>(
    itemOf: (id: string) => Indexed<T> | null,
    columns: readonly ExportColumn<T>[],
    { asked, text, format, asker }: AskedRows,
  ): Promise<Export> {
    const ids = await this.ranking.idsOf(asked, text, asker);
    const scope = { index: this.index, canSee: asker.viewer.canSee };
    const itemsFrom = (offset: number): (Indexed<T> | null)[] => ids.slice(offset, offset + ROWS_A_CHUNK).map(itemOf);
    return {
      totalCount: ids.length,
      coverage: asker.coverageOf(concernOf(asked.filter)),
      chunks: chunksOf(ids.length, itemsFrom, columns, format, scope),
    };
  }
}

interface AskedRows {
  readonly asked: ExportList;
  readonly text: string | null;
  readonly format: ExportFormat;
  readonly asker: Asker;
}

async function* chunksOf<T>(
  count: number,
  itemsFrom: (offset: number) => readonly (Indexed<T> | null)[],
  columns: readonly ExportColumn<T>[],
  format: ExportFormat,
  scope: ExportScope,
): AsyncGenerator<string, void, undefined> {
  if (format === "csv") yield BYTE_ORDER_MARK + csvLine(columns.map(({ heading }) => heading));
  for (let offset = 0; offset < count; offset += ROWS_A_CHUNK) {
    const lines = itemsFrom(offset).flatMap((item) => {
      const shown = visible(item, scope.canSee);
      if (shown === null) return [];
      const values = columns.map((column) => column.valueOf(shown, scope));
      return format === "csv"
        ? csvLine(values.map((value, at) => cellOf(value, columns[at])))
        : jsonLine(values, columns);
    });
    // An empty chunk would stop the stream that reads them.
    if (lines.length > 0) yield lines.join("");
    // Others get their turn; the consumer of the stream decides how fast it goes on.
    await new Promise(setImmediate);
  }
}

function cellOf<T>(value: ColumnValue, column: ExportColumn<T> | undefined): CellValue {
  const label = (text: string): string => column?.labels?.[text] ?? text;
  if (typeof value === "string") return label(value);
  return typeof value === "number" || value === null ? value : value.map(label).join("、");
}

function jsonLine<T>(values: readonly ColumnValue[], columns: readonly ExportColumn<T>[]): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, values[at] ?? null])))}\n`;
}

/** What the filter says of sites, as coverage asks for it. */
function concernOf(filter: object): CoverageQuestion {
  const { sites, siteKinds, within } = filter as CoverageQuestion;
  return { sites, siteKinds, within, hasOwnArea: true };
}
