/*
 * Where projects stood for a demand before it was changed. Only the projects that may stand before them are scored.
 * Before: project-scorer.ts. After: match-demand.ts. Pure.
 */
import type { PartScores } from "./pair-score";
import type { ProjectScorer } from "./project-scorer";

/** Where a project stood, and the parts of its total there. */
export interface EarlierPlace {
  readonly rank: number;
  readonly parts: PartScores;
}

/** The places of the projects in these slots, by slot; one that was not ranked has none. */
export function earlierPlaces(
  scorer: ProjectScorer,
  slots: readonly number[],
  idAt: (slot: number) => string,
): ReadonlyMap<number, EarlierPlace> {
  const totals = new Map<number, number>();
  const rank = (slot: number): void => {
    const total = scorer.totalAt(slot);
    if (!Number.isNaN(total) && scorer.gateAt(slot) === null) totals.set(slot, total);
  };
  slots.forEach(rank);
  const least = Math.min(...totals.values());
  for (let slot = 0; slot < scorer.span; slot += 1) {
    if ((scorer.highest[slot] ?? 0) >= least && !totals.has(slot)) rank(slot);
  }
  const order = [...totals].sort(([a, of], [b, other]) => other - of || (idAt(a) < idAt(b) ? -1 : 1));
  const asked = new Set(slots);
  return new Map(
    order.flatMap(([slot], at) => (asked.has(slot) ? [[slot, { rank: at + 1, parts: scorer.partsAt(slot) }]] : [])),
  );
}
