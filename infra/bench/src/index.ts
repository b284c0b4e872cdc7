export { ndcgAt, rankOfFirst, recallAt } from "./ranking-measures";
export type { Grades } from "./ranking-measures";
