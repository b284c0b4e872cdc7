import { HubError } from "@park-hub/errors";
import type { Principal, Role } from "@park-hub/identity";

const PLANNERS: readonly Role[] = ["PARK_STEWARD", "DEPARTMENT_OFFICER"];

/** @throws {HubError} UNAUTHENTICATED, FORBIDDEN unless the principal may plan matchmaking. */
export function requirePlanner({ roles }: Principal): void {
  if (roles.some((role) => PLANNERS.includes(role))) return;
  if (roles.every((role) => role === "PUBLIC")) {
    throw new HubError("UNAUTHENTICATED", "planning matchmaking needs a token; this request carries none");
  }
  throw new HubError("FORBIDDEN", `${roles.join(", ")} may not plan matchmaking; it takes ${PLANNERS.join(" or ")}`);
}
