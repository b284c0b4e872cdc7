import type { DemandFeed, OrganizationFeed, PlacementFeed, ProjectFeed, ResourceFeed } from "@park-hub/contracts";
import { MatchIndex } from "../engine/match-index";
import type { IndexMeta } from "../model/indexed-object";
import type { Lexicon } from "../model/lexicon";
import type { MirroredChange } from "./search-messages";

/** Whom an index is mirrored to. */
export interface IndexMirror {
  /** Takes one change, in order. */
  take(change: MirroredChange): void;
  /** Resolves when few enough of the changes wait to be taken in. */
  drained(): Promise<void>;
}

/**
 * The objects of the index without the indexes over their texts, which a mirror keeps: for look-ups and filters where
 * nothing is searched or ranked.
 */
export class MirroredIndex extends MatchIndex {
  constructor(
    lexicon: Lexicon,
    private readonly mirror: IndexMirror,
  ) {
    super(lexicon, { isSearched: false });
  }

  override setLexicon(lexicon: Lexicon): void {
    super.setLexicon(lexicon);
    this.mirror.take({ kind: "LEXICON", lexicon });
  }

  override upsertProject(value: ProjectFeed, meta: IndexMeta): void {
    super.upsertProject(value, meta);
    this.mirror.take({ kind: "PROJECT", value, meta });
  }

  override upsertDemand(value: DemandFeed, meta: IndexMeta): void {
    super.upsertDemand(value, meta);
    this.mirror.take({ kind: "DEMAND", value, meta });
  }

  override upsertResource(value: ResourceFeed, meta: IndexMeta): void {
    super.upsertResource(value, meta);
    this.mirror.take({ kind: "RESOURCE", value, meta });
  }

  override upsertOrganization(value: OrganizationFeed, meta: IndexMeta): void {
    super.upsertOrganization(value, meta);
    this.mirror.take({ kind: "ORGANIZATION", value, meta });
  }

  override upsertPlacement(value: PlacementFeed, meta: IndexMeta): void {
    super.upsertPlacement(value, meta);
    this.mirror.take({ kind: "PLACEMENT", value, meta });
  }

  override remove(id: string): boolean {
    const isHeld = super.remove(id);
    if (isHeld) this.mirror.take({ kind: "REMOVED", id });
    return isHeld;
  }

  override drained(): Promise<void> {
    return this.mirror.drained();
  }

  /** Every object as a change that brings it, in an order that a new mirror can take: for one that begins anew. */
  *replay(): Generator<MirroredChange, void, undefined> {
    for (const { value, meta } of this.organizations.slots.values()) yield { kind: "ORGANIZATION", value, meta };
    for (const { value, meta } of this.projects.slots.values()) yield { kind: "PROJECT", value, meta };
    for (const { value, meta } of this.demands.slots.values()) yield { kind: "DEMAND", value, meta };
    for (const { value, meta } of this.resources.slots.values()) yield { kind: "RESOURCE", value, meta };
    for (const { value, meta } of this.placements.values()) yield { kind: "PLACEMENT", value, meta };
  }
}
