/** Who may see an object, as its owner set it in the feed. */
export interface ObjectVisibility {
  /** True when everybody may see it; the two lists are then without effect. */
  readonly isPublic: boolean;
  /** Codes of the sites whose staff may see it. */
  readonly sites: readonly string[];
  /** Ids of the organisations whose members may see it. */
  readonly organizations: readonly string[];
}

/** The visibility of what is published to everybody. */
export const PUBLIC_VISIBILITY: ObjectVisibility = { isPublic: true, sites: [], organizations: [] };

/** Whether the asking principal may see an object of the given site; must be pure while a query runs. */
export type VisibilityPredicate = (visibility: ObjectVisibility, siteCode: string) => boolean;

/** The predicate of someone without any role: only what is public. */
export const seesOnlyPublic: VisibilityPredicate = (visibility) => visibility.isPublic;
