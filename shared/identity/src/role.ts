/** Every role of the hub. SERVICE belongs to the hub's own processes and never comes from outside. */
export const ROLES = [
  "PUBLIC",
  "ORGANISATION",
  "STATION_WORKER",
  "DEPARTMENT_OFFICER",
  "PARK_STEWARD",
  "ANALYST",
  "OPERATOR",
  "SERVICE",
] as const;

/** One role of the closed list. */
export type Role = (typeof ROLES)[number];

/** Whether the value is a role of the closed list. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}
