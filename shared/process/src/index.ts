export { runProgram } from "./run-program";
export type { Program, Running, Started } from "./run-program";
