/*
 * How good a ranking is against graded judgments. Pure.
 */

/** Grades by id; what is not listed has grade 0. */
export type Grades = ReadonlyMap<string, number>;

/** Discounted gain of the first k over that of the best order: 1 is perfect. Gain of a grade is 2^grade − 1. */
export function ndcgAt(k: number, ranked: readonly string[], grades: Grades): number {
  const ideal = discounted([...grades.values()].sort((a, b) => b - a).slice(0, k));
  if (ideal === 0) return 1;
  return discounted(ranked.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** The share of what is judged at least `least` that stands among the first k; 1 when nothing is. */
export function recallAt(k: number, ranked: readonly string[], grades: Grades, least = 1): number {
  const wanted = [...grades].filter(([, grade]) => grade >= least).map(([id]) => id);
  if (wanted.length === 0) return 1;
  const first = new Set(ranked.slice(0, k));
  return wanted.filter((id) => first.has(id)).length / wanted.length;
}

/** Rank of the first with that grade, from 1; null when there is none. */
export function rankOfFirst(grade: number, ranked: readonly string[], grades: Grades): number | null {
  const index = ranked.findIndex((id) => grades.get(id) === grade);
  return index < 0 ? null : index + 1;
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}
