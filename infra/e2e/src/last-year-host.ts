/*
 * A program: the real host of stations, on last year's contract.
 */
import { runSiteHost } from "@park-hub/site";
import { startStationHost } from "@park-hub/station";

import { lastYearsContract } from "./last-year";

runSiteHost({
  name: "last-year-host",
  needsPark: true,
  environment: process.env,
  start: (host) => startStationHost({ ...host, contractOf: lastYearsContract }),
});
