/** What went wrong beside the way, while the directory stays usable. */
export type DirectoryWarningCode =
  /** The cache file held no document; it was renamed aside and ignored. */
  | "CACHE_CORRUPT"
  /** The cache file cannot be read or written; the copy in memory is good. */
  | "CACHE_UNUSABLE"
  /** Park gave no good answer; told once for each time that it goes away. */
  | "PARK_AWAY"
  /** Park answers again. */
  | "PARK_BACK"
  /** An entry of the document breaks a rule and was left out. */
  | "ENTRY_DROPPED"
  /** A listener threw. */
  | "LISTENER_FAILED"
  /** Park has not accepted an announcement yet. */
  | "ANNOUNCEMENT_REFUSED";

/** A warning for the log. */
export interface DirectoryWarning {
  readonly code: DirectoryWarningCode;
  /** The thing, the value seen and the rule. */
  readonly message: string;
  readonly cause?: unknown;
}

/** Takes note of a warning. */
export type WarningListener = (warning: DirectoryWarning) => void;
