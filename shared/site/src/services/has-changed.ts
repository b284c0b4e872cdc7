import { isDeepStrictEqual } from "node:util";

/** Whether a change would change anything: one of its values differs from the present one. */
export function hasChanged<T extends object>(present: T, changes: Partial<T>): boolean {
  return (Object.keys(changes) as (keyof T)[]).some((key) => !isDeepStrictEqual(present[key], changes[key]));
}
