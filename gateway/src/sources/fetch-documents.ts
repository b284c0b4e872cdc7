/*
 * Keeps parsed fetches: plans are kept too, so their texts come again and again.
 */
import { FetchDocument } from "./fetch-document";

/** Parsed fetches by text, the least recently used out first. */
export class FetchDocuments {
  private readonly parsed = new Map<string, FetchDocument>();

  /** @param maxKept how many are kept; default 2,000, about as many as plans. */
  constructor(private readonly maxKept = 2_000) {}

  /** The fetch of that text, parsed once. */
  parse(query: string): FetchDocument {
    const known = this.parsed.get(query);
    const document = known ?? new FetchDocument(query);
    // A Map iterates in order of insertion: putting it in again marks it as used last.
    this.parsed.delete(query);
    this.parsed.set(query, document);
    for (const oldest of this.parsed.keys()) {
      if (this.parsed.size <= this.maxKept) break;
      this.parsed.delete(oldest);
    }
    return document;
  }
}
