/*
 * The samples of the README's tour: each a query in a graphql block and its answer in the json block that follows.
 */

/** A query with the answer that the README promises. */
export interface Sample {
  readonly query: string;
  /** The json block's text, as it stands. */
  readonly answer: string;
  /** Where the answer's text begins and ends in the document. */
  readonly from: number;
  readonly to: number;
}

const SAMPLE = /```graphql\n([\s\S]*?)```\s*```json\n([\s\S]*?)```/g;

/** The samples of a document in order. */
export function samplesIn(document: string): readonly Sample[] {
  return [...document.matchAll(SAMPLE)].map((found) => {
    const [whole, query = "", answer = ""] = found;
    const from = found.index + whole.length - "```".length - answer.length;
    return { query, answer, from, to: from + answer.length };
  });
}
