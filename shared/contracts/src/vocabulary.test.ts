import { buildASTSchema, isEnumType, parse } from "graphql";

import { contractSdl, sharedSdl } from "./contract-sdl";
import {
  AUDIENCES,
  CREDIT_STANDINGS,
  DECLINE_REASONS,
  DEMAND_STATES,
  FORMATS,
  ORGANIZATION_CATEGORIES,
  PLACEMENT_OUTCOMES,
  PLACEMENT_STATES,
  PROJECT_STAGES,
  RESOURCE_KINDS,
  SERVICE_FIELDS,
  SITE_KINDS,
} from "./vocabulary";

/** Enum of the SDL → list of the vocabulary. AreaLevel stands in the gateway's own SDL; its tests compare it. */
const SHARED = {
  Audience: AUDIENCES,
  CreditStanding: CREDIT_STANDINGS,
  DemandState: DEMAND_STATES,
  Format: FORMATS,
  OrganizationCategory: ORGANIZATION_CATEGORIES,
  PlacementState: PLACEMENT_STATES,
  ProjectStage: PROJECT_STAGES,
  ResourceKind: RESOURCE_KINDS,
  ServiceField: SERVICE_FIELDS,
  SiteKind: SITE_KINDS,
};

function valuesOf(sdl: string, name: string): readonly string[] {
  const type = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

describe("the vocabulary", () => {
  it.each(Object.entries(SHARED))("lists the values of %s as the SDL does", (name, list) => {
    expect(Object.keys(list)).toEqual(valuesOf(sharedSdl(), name));
  });

  it.each([
    ["PlacementOutcome", PLACEMENT_OUTCOMES],
    ["DeclineReason", DECLINE_REASONS],
  ])("lists the values of %s as the graph placements does", (name, list) => {
    expect(Object.keys(list)).toEqual(valuesOf(contractSdl("placements"), name));
  });
});
