export { EVENT_SETTINGS } from "./event-settings";
export { parseEventAddress } from "./event-address";
export type { EventAddress } from "./event-address";
export { eventNames, siteOfSubject } from "./event-names";
export type { EventNames } from "./event-names";
