/** What a department says of itself. */
export interface Department {
  /** What it is charged with. */
  readonly remit: string | null;
  readonly version: number;
}

/** Most characters of a remit. */
export const MAX_REMIT_LENGTH = 200;

/** A site by its code; what it is, the directory says. */
export interface SiteReference {
  readonly code: string;
}
