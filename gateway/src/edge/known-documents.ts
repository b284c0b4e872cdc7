/*
 * The queries that Apollo Server has parsed, validated and begun to execute: asked again, they need none of that.
 * Filled by its plugin, read by direct-queries.ts. A query that is asked for the first time is not here, nor a mutation.
 */
import type { ApolloServerPlugin } from "@apollo/server";
import { OperationTypeNode } from "graphql";
import { LRUCache } from "lru-cache";

import type { KnownQuery } from "../known-query";
import type { OperationScope } from "../operation";

/** Kept queries, the least recently asked out first; the hub's own clients have some dozens. */
const MAX_QUERIES = 1_000;
/** Longest text of a kept query: with all places taken by such the memory is still bounded. */
const MAX_TEXT = 65_536;

/** The known queries of one endpoint. */
export class KnownDocuments {
  private readonly byText = new LRUCache<string, KnownQuery>({ max: MAX_QUERIES });
  private readonly byHash = new LRUCache<string, KnownQuery>({ max: MAX_QUERIES });

  /** The query of this text and operation name; null when it is not known. */
  find(text: string, operationName: string | undefined): KnownQuery | null {
    return this.byText.get(keyOf(text, operationName)) ?? null;
  }

  /** The same by the hash of a persisted query that a client has registered. */
  findPersisted(sha256Hash: string, operationName: string | undefined): KnownQuery | null {
    return this.byHash.get(keyOf(sha256Hash, operationName)) ?? null;
  }

  /** The plugin that notes what is executed. */
  plugin(): ApolloServerPlugin<OperationScope> {
    return {
      requestDidStart: async () => ({
        executionDidStart: async ({ schema, document, operation, request, queryHash, source, metrics }) => {
          const { operationName } = request;
          if (operation.operation !== OperationTypeNode.QUERY || source.length > MAX_TEXT) return;
          const query = { schema, document, operation, operationName, queryHash };
          this.byText.set(keyOf(source, operationName), query);
          const isPersisted = metrics.persistedQueryHit === true || metrics.persistedQueryRegister === true;
          if (isPersisted) this.byHash.set(keyOf(queryHash, operationName), query);
        },
      }),
    };
  }
}

function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}
