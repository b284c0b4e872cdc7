export { startHub } from "./hub";
export type { HostPlan, Hub, HubOptions } from "./hub";
export type { TokenFor } from "./hub-keys";
export { askGraph, dataOf } from "./graph-client";
export type { GraphAnswer, GraphQuestion } from "./graph-client";
export { Part } from "./part";
export type { PartOptions } from "./part";
export { readSiteList } from "./site-list";
export type { ListedSite } from "./site-list";
