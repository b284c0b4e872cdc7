export { ndcgAt, rankOfFirst, recallAt } from "./eval/ranking-measures";
export type { Grades } from "./eval/ranking-measures";
