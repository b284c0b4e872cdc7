export { startGateway } from "./server";
export type { GatewayServer } from "./server";
export type { GatewayOptions } from "./context";
export { DEFAULT_LIMITS } from "./limits/operation-limits";
export type { OperationLimits } from "./limits/operation-limits";
export { loadConfig } from "./config";
export { GATEWAY_SETTINGS } from "./settings";
export type { GatewayConfig } from "./config";
