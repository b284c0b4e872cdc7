/*
 * Documents that were judged already, by their text: thousands of subscribers come with the same few.
 * They share one document, so whatever else is derived from it (documentText) is derived once, too.
 */
import { parse, print, type DocumentNode, type GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";

/** What a text was found to be. */
export type PreparedDocument = DocumentNode | readonly GraphQLError[];

/** Texts that are kept; the least recently used goes first. */
const MAX_DOCUMENTS = 500;

/** The documents of one generation of the supergraph at a time. */
export class PreparedDocuments {
  private readonly kept = new LRUCache<string, PreparedDocument>({ max: MAX_DOCUMENTS });
  private generation: number | null = null;

  constructor(
    private readonly maxTokens: number,
    private readonly validate: (document: DocumentNode) => readonly GraphQLError[],
    private readonly asInvalid: (error: unknown) => GraphQLError,
  ) {}

  /** The document, valid for the supergraph of that generation, or the reasons against it; never throws. */
  of(text: string, generation: number): PreparedDocument {
    if (generation !== this.generation) this.kept.clear();
    this.generation = generation;
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const judged = this.judge(text);
    this.kept.set(text, judged);
    return judged;
  }

  private judge(text: string): PreparedDocument {
    try {
      const document = parse(text, { maxTokens: this.maxTokens });
      const errors = this.validate(document);
      return errors.length === 0 ? document : errors.map(this.asInvalid);
    } catch (error) {
      // graphql-js throws from validate() too: a condition by a variable on the root field of a subscription
      return [this.asInvalid(error)];
    }
  }
}

const texts = new WeakMap<DocumentNode, string>();

/** The document as normalised text. */
export function documentText(document: DocumentNode): string {
  const known = texts.get(document) ?? print(document);
  texts.set(document, known);
  return known;
}
