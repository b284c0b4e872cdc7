/* Which texts of an object are searched. Before: object-index.ts. After: match-index.ts. Pure. */
import type { DemandFeed, OrganizationFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { AUDIENCE_ORDER, FIELD_ORDER, FORMAT_ORDER } from "./feature-profile";
import type { FeatureProfile } from "./feature-profile";
import type { ObjectText } from "./object-index";

/** Of an object that is only looked up. */
export const NO_TEXT: ObjectText = { title: "", body: "", names: "" };
/** Of an object that is only looked up. */
export const NO_PROFILE: FeatureProfile = {
  declaredFields: 0,
  inferredFields: new Float32Array(FIELD_ORDER.length),
  audiences: new Float32Array(AUDIENCE_ORDER.length),
  formats: new Float32Array(FORMAT_ORDER.length),
  topics: [],
};

/** The searched texts of a project; it is found by the name of its organisation too, where that is known. */
export function projectText(project: ProjectFeed, organization: OrganizationFeed | null): ObjectText {
  const names = organization === null ? "" : `${organization.name} ${organization.summary ?? ""}`;
  return { title: project.title, body: project.summary, names };
}

/** The searched texts of a demand. */
export function demandText({ title, description, community }: DemandFeed): ObjectText {
  return { title, body: description, names: community ?? "" };
}

/** The searched texts of a resource. */
export function resourceText({ title, summary }: ResourceFeed): ObjectText {
  return { title, body: summary, names: "" };
}

/** The searched texts of an organisation. */
export function organizationText({ name, summary, creditCode }: OrganizationFeed): ObjectText {
  return { title: name, body: summary ?? "", names: creditCode };
}
