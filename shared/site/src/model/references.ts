/*
 * References: objects of which a graph knows the key only, because another graph or another site owns the rest.
 */
import type { Demand } from "./demand";
import type { Project } from "./project";

/** A site by its code. */
export interface SiteReference {
  readonly code: string;
}

/** An area by its division code. */
export interface AreaReference {
  readonly code: string;
}

/** An organisation by its id. */
export interface OrganizationReference {
  readonly id: string;
}

/** A project in the graph `lists`; in the graph `placements`, where it may live at another site, its key only. */
export type ProjectParent = Project | { readonly id: string };

/** A demand in the graph `lists`; in the graph `placements` its key only. */
export type DemandParent = Demand | { readonly id: string };
