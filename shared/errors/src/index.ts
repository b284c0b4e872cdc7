export { HubError, HUB_ERROR_CODES } from "./hub-error";
export type { HubErrorCode, HubErrorOptions } from "./hub-error";
