export { importBundle } from "./import/import-bundle";
export type { ImportOptions, ImportSummary, Refusal } from "./import/import-bundle";
