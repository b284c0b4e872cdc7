/** SOCIAL_WORK_STATION: 社工站. PARTY_SERVICE_CENTRE: 党群服务中心. */
export type StationKind = "SOCIAL_WORK_STATION" | "PARTY_SERVICE_CENTRE";

/** What a station says of itself. */
export interface Station {
  readonly kind: StationKind;
  /** Where and when residents are received. */
  readonly desk: string | null;
  /** Communities and villages that it serves, each once, sorted as Chinese readers expect. */
  readonly communities: readonly string[];
  readonly version: number;
}

const byPinyin = new Intl.Collator("zh");

/** The names in the order in which Chinese readers look for them (by pinyin), each once. */
export function sortCommunities(names: readonly string[]): readonly string[] {
  // Names that sound alike keep one order on every machine
  return [...new Set(names)].sort((a, b) => byPinyin.compare(a, b) || (a < b ? -1 : 1));
}

/** A site by its code; what it is, the directory says. */
export interface SiteReference {
  readonly code: string;
}
