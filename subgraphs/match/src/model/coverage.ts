/** A site whose facts may be out of date. */
export interface SiteLag {
  readonly siteCode: string;
  /** Up to when its facts are known, RFC 3339. */
  readonly asOf: string;
}

/** A site that is missing from an answer. */
export interface SiteGap {
  readonly siteCode: string;
  /** Chinese, then English. */
  readonly reason: string;
}

/** What a cross-site answer says about itself; `asked` is `answered` and `missing` together. */
export interface Coverage {
  readonly asked: number;
  readonly answered: number;
  readonly stale: readonly SiteLag[];
  readonly missing: readonly SiteGap[];
}
