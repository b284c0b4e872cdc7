export { startMatchServer } from "./server";
export type { MatchServer, MatchServerOptions } from "./server";
export { loadConfig, MATCH_SETTINGS } from "./config";
export type { MatchConfig } from "./config";
