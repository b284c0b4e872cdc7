import { HubError } from "@park-hub/errors";
import { GraphQLError } from "graphql";

import type { Subscriptions } from "../subscription";
import type { TrustedDocuments } from "./trusted-documents";

/** The subscriptions, of which only those in the manifest are begun where nothing else is executed. */
export function trustedSubscriptions(subscriptions: Subscriptions, documents: TrustedDocuments | null): Subscriptions {
  if (documents === null) return subscriptions;
  return {
    prepare: (query) => {
      const refusal = refusalOf(query, documents);
      return refusal === null ? subscriptions.prepare(query) : [refusal];
    },
    subscribe: (call) => subscriptions.subscribe(call),
    close: () => subscriptions.close(),
  };
}

function refusalOf(query: string, documents: TrustedDocuments): GraphQLError | null {
  try {
    documents.textFor({ query, documentId: null, sha256Hash: null });
    return null;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return new GraphQLError(error.message, { extensions: { code: error.code } });
  }
}
