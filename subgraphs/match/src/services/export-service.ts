/*
 * A whole list as a stream of text: the same rights and filters as find, newest first, a page of rows at a time, so that
 * memory does not grow with the list. Before: export-columns.ts. Leaves alone: HTTP (server/export-routes.ts).
 */
import {
  demandPage,
  organizationPage,
  placementPage,
  projectPage,
  rankDemands,
  rankOrganizations,
  rankPlacements,
  rankProjects,
  rankResources,
  resourcePage,
} from "../engine/find";
import type { MatchIndex } from "../engine/match-index";
import type { Coverage } from "../model/coverage";
import { BYTE_ORDER_MARK, csvLine, type CellValue } from "../model/csv-line";
import type {
  DemandFilter,
  FindHit,
  FindQuery,
  OrganizationFilter,
  PlacementFilter,
  ProjectFilter,
  Ranking,
  ResourceFilter,
} from "../model/find-query";
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
import { visible } from "./snapshots";

/** What is exported, and by which filter. */
export type ExportList =
  | { readonly list: "projects"; readonly filter: ProjectFilter }
  | { readonly list: "demands"; readonly filter: DemandFilter }
  | { readonly list: "resources"; readonly filter: ResourceFilter }
  | { readonly list: "organizations"; readonly filter: OrganizationFilter }
  | { readonly list: "placements"; readonly filter: PlacementFilter };

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
  constructor(private readonly index: MatchIndex) {}

  /** The rows that the asker may see; those of one moment, each as it is when it is written. */
  open(asked: ExportList, text: string | null, format: ExportFormat, asker: Asker): Export {
    switch (asked.list) {
      case "projects":
        return this.#rows(rankProjects, projectPage, PROJECT_COLUMNS, asked.filter, { text, format, asker });
      case "demands":
        return this.#rows(rankDemands, demandPage, DEMAND_COLUMNS, asked.filter, { text, format, asker });
      case "resources":
        return this.#rows(rankResources, resourcePage, RESOURCE_COLUMNS, asked.filter, { text, format, asker });
      case "organizations":
        return this.#rows(rankOrganizations, organizationPage, ORGANIZATION_COLUMNS, asked.filter, {
          text,
          format,
          asker,
        });
      case "placements":
        return this.#rows(rankPlacements, placementPage, PLACEMENT_COLUMNS, asked.filter, { text, format, asker });
      default:
        return asked satisfies never;
    }
  }

  #rows<Filter extends object, T>(
    rank: (index: MatchIndex, query: FindQuery<Filter>) => Ranking,
    page: (index: MatchIndex, ranking: Ranking, offset: number, limit: number) => FindHit<T>[],
    columns: readonly ExportColumn<T>[],
    filter: Filter,
    { text, format, asker }: { readonly text: string | null; readonly format: ExportFormat; readonly asker: Asker },
  ): Export {
    const { canSee } = asker.viewer;
    const orderBy = text === null ? "NEWEST" : "RELEVANCE";
    const ranking = rank(this.index, { text, filter, orderBy, depth: Number.MAX_SAFE_INTEGER, canSee });
    // The words that were found are not exported: asking a page for them would cost each row a search.
    const unworded = { ...ranking, text: null };
    const scope = { index: this.index, canSee };
    const rowsFrom = (offset: number): FindHit<T>[] => page(this.index, unworded, offset, ROWS_A_CHUNK);
    return {
      totalCount: ranking.ids.length,
      coverage: asker.coverageOf(concernOf(filter)),
      chunks: chunksOf(ranking.ids.length, rowsFrom, columns, format, scope),
    };
  }
}

async function* chunksOf<T>(
  count: number,
  rowsFrom: (offset: number) => FindHit<T>[],
  columns: readonly ExportColumn<T>[],
  format: ExportFormat,
  scope: ExportScope,
): AsyncGenerator<string, void, undefined> {
  if (format === "csv") yield BYTE_ORDER_MARK + csvLine(columns.map(({ heading }) => heading));
  for (let offset = 0; offset < count; offset += ROWS_A_CHUNK) {
    const lines = rowsFrom(offset).flatMap(({ item }) => {
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
