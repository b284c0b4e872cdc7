/*
 * Paths in the inputs of mutations, as problems name them.
 */

/** The object's id. */
export const PATH_ID: readonly string[] = ["id"];
/** The version that a change is based on. */
export const PATH_VERSION: readonly string[] = ["version"];
/** A project's stage. */
export const PATH_STAGE: readonly string[] = ["stage"];
/** A demand's state. */
export const PATH_STATE: readonly string[] = ["state"];
/** The state that a placement is to reach. */
export const PATH_TO: readonly string[] = ["to"];
/** The key that makes a creating mutation safe to repeat. */
export const PATH_IDEMPOTENCY_KEY: readonly string[] = ["idempotencyKey"];
