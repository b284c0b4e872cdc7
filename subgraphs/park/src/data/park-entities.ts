import type { EntityClass } from "@park-hub/database";
import { LineageRow } from "./lineage-row";
import { OrganizationRow } from "./organization-row";
import { AreaRow, CommunityRow, CounterRow, RegisteredSiteRow } from "./register-rows";
import { ResidencyRow } from "./residency-row";

/** Everything that only the park keeps. */
export const PARK_ENTITIES: readonly EntityClass[] = [
  OrganizationRow,
  ResidencyRow,
  LineageRow,
  RegisteredSiteRow,
  AreaRow,
  CommunityRow,
  CounterRow,
];
