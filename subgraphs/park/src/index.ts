export { PARK_SETTINGS } from "./config";
export { PARK_MIGRATIONS } from "./data/migrations/park-migrations";
export { PARK_ENTITIES } from "./data/park-entities";
export { normalizeCreditCode, readCreditCode } from "./model/credit-code";
export type { CreditCodeReading } from "./model/credit-code";
export { startParkHost } from "./server";
