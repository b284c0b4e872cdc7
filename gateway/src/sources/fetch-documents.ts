/*
 * Keeps parsed fetches: plans are kept too, so their texts come again and again.
 */
import { LRUCache } from "lru-cache";

import { FetchDocument } from "./fetch-document";

/** About as many as plans. */
const MAX_KEPT = 2_000;

/** Parsed fetches by text, the least recently used out first. */
export class FetchDocuments {
  private readonly parsed = new LRUCache<string, FetchDocument>({ max: MAX_KEPT });

  /** The fetch of that text, parsed once. */
  parse(query: string): FetchDocument {
    const known = this.parsed.get(query);
    if (known !== undefined) return known;
    const document = new FetchDocument(query);
    this.parsed.set(query, document);
    return document;
  }
}
