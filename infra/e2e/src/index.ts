export { eventually } from "./eventually";
export { bundleSites, sitesNamed, startTestHub } from "./test-hub";
export type { Answer, TestHub, TestHubOptions } from "./test-hub";
export { startWatchingProxy } from "./watching-proxy";
export type { Passing, WatchingProxy } from "./watching-proxy";
