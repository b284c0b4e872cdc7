import type { HostPlan } from "./hub";
import type { ListedSite } from "./site-list";

/** The usual hosts of a hub: one process for all stations, one for all departments. */
export function hostPlans(sites: readonly ListedSite[]): readonly HostPlan[] {
  return [
    { name: "station-host", sites: sites.filter((site) => site.kind === "STATION") },
    { name: "department-host", sites: sites.filter((site) => site.kind === "DEPARTMENT") },
  ].filter((plan) => plan.sites.length > 0);
}
