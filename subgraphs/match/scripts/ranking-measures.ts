/*
 * Measures of a ranked list against graded judgments.
 */

/** Normalised discounted cumulative gain at k, with gain 2^grade − 1; 1 when nothing is judged. */
export function ndcgAt(k: number, ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 1 : discounted(ranked.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** Share of the judged (grade 1 or more) that stand among the first k. */
export function recallAt(k: number, ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const relevant = [...grades].filter(([, grade]) => grade >= 1).map(([id]) => id);
  const first = ranked.slice(0, k);
  return relevant.length === 0 ? 1 : relevant.filter((id) => first.includes(id)).length / Math.min(k, relevant.length);
}

/** Rank of the first of the given grade, or null. */
export function rankOfGrade(
  grade: number,
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
): number | null {
  const at = ranked.findIndex((id) => grades.get(id) === grade);
  return at < 0 ? null : at + 1;
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
