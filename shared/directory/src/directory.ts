/*
 * A view of one directory document with the look-ups that the hub needs. Immutable and pure: no I/O, no clock.
 * Before: directory-document.ts. Leaves alone: following park (directory-follower.ts).
 */
import type { SiteKind } from "@park-hub/contracts";

import { coversByCode } from "./area-code";
import type { DirectoryArea, DirectoryDocument, DirectoryPlace, DirectorySite } from "./directory-document";

/** Which sites to list. */
export interface SiteSelection {
  /** Only sites of this kind; default all. */
  readonly kind?: SiteKind;
  /** Only sites whose area lies within this area code, itself included; default all. */
  readonly within?: string;
}

/** An immutable view of one directory document. */
export class Directory {
  readonly version: number;
  /** All sites, RETIRED ones included, by `order`, then by code. */
  readonly sites: readonly DirectorySite[];
  /** All areas by code. */
  readonly areas: readonly DirectoryArea[];
  private readonly sitesByCode: ReadonlyMap<string, DirectorySite>;
  private readonly areasByCode: ReadonlyMap<string, DirectoryArea>;
  private readonly places: readonly { readonly place: DirectoryPlace; readonly key: string }[];

  constructor(readonly document: DirectoryDocument) {
    this.version = document.version;
    this.sites = [...document.sites].sort((a, b) => a.order - b.order || compareText(a.code, b.code));
    this.areas = [...document.areas].sort((a, b) => compareText(a.code, b.code));
    this.sitesByCode = new Map(this.sites.map((site) => [site.code, site]));
    this.areasByCode = new Map(this.areas.map((area) => [area.code, area]));
    this.places = document.places.map((place) => ({ place, key: searchKey(place.name) }));
  }

  /** The site of a code, or null. */
  site(code: string): DirectorySite | null {
    return this.sitesByCode.get(code) ?? null;
  }

  /** The sites of a selection in the order of `sites`. */
  sitesOf(selection: SiteSelection = {}): readonly DirectorySite[] {
    const { kind, within } = selection;
    return this.sites.filter(
      (site) =>
        (kind === undefined || site.kind === kind) && (within === undefined || this.covers(within, site.areaCode)),
    );
  }

  /** The area of a code of the hub's own scheme, or null. */
  area(code: string): DirectoryArea | null {
    return this.areasByCode.get(code) ?? null;
  }

  /** The areas that carry a code in another scheme; more than one where sources disagree. */
  areasCoded(scheme: string, code: string): readonly DirectoryArea[] {
    return this.areas.filter((area) => area.codes.some((other) => other.scheme === scheme && other.code === code));
  }

  /** The known areas within an area, itself first when it is known, the others by code. */
  areasWithin(code: string): readonly DirectoryArea[] {
    const self = this.area(code);
    const others = this.areas.filter((area) => area.code !== code && this.covers(code, area.code));
    return self === null ? others : [self, ...others];
  }

  /**
   * Whether the outer area covers the inner one; each covers itself.
   *
   * True by the digits (330212 covers 330212011, 330200 covers what starts with 3302), also for codes that the
   * directory does not know, or because the inner area's parents lead to the outer one.
   */
  covers(outer: string, inner: string): boolean {
    return coversByCode(outer, inner) || this.ancestorsOf(inner).has(outer);
  }

  /**
   * The places whose name holds the text: equal names first, then names that start with it, then the others; among
   * equals by area code. Namesakes all appear. Width, letter case and spaces do not count; an empty text finds none.
   */
  placesNamed(text: string): readonly DirectoryPlace[] {
    const wanted = searchKey(text);
    if (wanted === "") return [];
    return this.places
      .filter(({ key }) => key.includes(wanted))
      .map(({ place, key }) => ({ place, rank: key === wanted ? 0 : key.startsWith(wanted) ? 1 : 2 }))
      .sort(
        (a, b) =>
          a.rank - b.rank || compareText(a.place.areaCode, b.place.areaCode) || compareText(a.place.name, b.place.name),
      )
      .map(({ place }) => place);
  }

  private ancestorsOf(code: string): ReadonlySet<string> {
    const ancestors = new Set<string>();
    let parent = this.areasByCode.get(code)?.parentCode ?? null;
    // A circle of parents, should park ever write one, ends where it closes.
    while (parent !== null && !ancestors.has(parent)) {
      ancestors.add(parent);
      parent = this.areasByCode.get(parent)?.parentCode ?? null;
    }
    return ancestors;
  }
}

function searchKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
