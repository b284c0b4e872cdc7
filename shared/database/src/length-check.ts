/** Name prefix of the checks that bound text on the embedded database, which ignores declared lengths. */
export const LENGTH_CHECK_PREFIX = "len_";
