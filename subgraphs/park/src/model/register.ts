/*
 * The register behind the hub's directory: sites, areas, communities.
 * The document that others follow is made of it in data/directory-document.ts.
 */
import type { SiteKind } from "@park-hub/contracts";
import type { SiteLifecycle } from "@park-hub/directory";
import type { Jwk } from "@park-hub/identity";

/** The park's own code. */
export const PARK_CODE = "park";
/** The park's own name. */
export const PARK_NAME = "宁波(鄞州)社会组织创新园";
/** The area that the park serves: the city. */
export const PARK_AREA = "330200";

/** Most characters of a site's name. */
export const MAX_SITE_NAME_LENGTH = 80;
/** Most characters of a host's base URL. */
export const MAX_URL_LENGTH = 200;
/** Most characters of an area's or community's name. */
export const MAX_PLACE_NAME_LENGTH = 40;

/** A site of the hub. A RETIRED one stays in the register, so its code is never used again. */
export interface RegisteredSite {
  readonly code: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly areaCode: string;
  readonly lifecycle: SiteLifecycle;
  /** Base URL of its host, without a slash at the end. */
  readonly url: string;
  readonly publicKey: Jwk;
  /** Place in lists of sites: the order of registration. */
  readonly position: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A community or village, known by name within its township. */
export interface Community {
  readonly name: string;
  /** Its township. */
  readonly areaCode: string;
  /** The site that serves it. */
  readonly siteCode: string | null;
}
