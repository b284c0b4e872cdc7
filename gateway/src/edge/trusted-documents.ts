/*
 * Trusted documents: operations that were registered in a manifest when the client was built, asked for by their id.
 * Manifests: Apollo's (`{"format": "apollo-persisted-query-manifest", "operations": [{"id", "body"}]}`) and the plain
 * map from id to text that Relay and GraphQL Code Generator write.
 * Leaves alone: automatic persisted queries, which Apollo Server answers for documents of no manifest.
 */
import { readFileSync } from "node:fs";

import { HubError } from "@park-hub/errors";
import { parse } from "graphql";
import { z } from "zod";

/** Where the manifest is and what it is for. */
export interface TrustedDocumentsSettings {
  readonly file: string;
  /** Whether nothing else is executed. */
  readonly isExclusive: boolean;
}

/** What a request says about its document. */
export interface DocumentRequest {
  readonly query: string | null;
  readonly documentId: string | null;
  /** Of the extension `persistedQuery`. */
  readonly sha256Hash: string | null;
}

const MANIFEST = z.union([
  z.object({
    format: z.literal("apollo-persisted-query-manifest"),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  }),
  z.record(z.string(), z.string()),
]);

/** The documents of a manifest. */
export class TrustedDocuments {
  private readonly texts: ReadonlySet<string>;

  constructor(
    private readonly byId: ReadonlyMap<string, string>,
    private readonly isExclusive: boolean,
  ) {
    this.texts = new Set(byId.values());
  }

  /**
   * The text that the manifest has for a request; null when the request's own is to be taken.
   *
   * @throws {HubError} NOT_FOUND for an id that the manifest has not, BAD_REQUEST for two different documents,
   * FORBIDDEN for a document of no manifest where nothing else is executed.
   */
  textFor({ query, documentId, sha256Hash }: DocumentRequest): string | null {
    if (documentId !== null) return this.textById(documentId, query);
    const byHash = sha256Hash === null ? undefined : this.byId.get(sha256Hash);
    if (byHash !== undefined && (query === null || query === byHash)) return byHash;
    if (!this.isExclusive || (query !== null && this.texts.has(query))) return null;
    if (query === null && sha256Hash === null) return null;
    throw new HubError(
      "FORBIDDEN",
      "only registered documents are executed here: send the documentId of one of the manifest",
    );
  }

  private textById(id: string, query: string | null): string {
    const text = this.byId.get(id);
    if (text === undefined) throw new HubError("NOT_FOUND", `document "${id.slice(0, 100)}" is not in the manifest`);
    if (query !== null && query !== text) {
      throw new HubError("BAD_REQUEST", "documentId and query name two different documents; send one of them");
    }
    return text;
  }
}

/**
 * Reads a manifest.
 *
 * @throws {HubError} CONFIG_INVALID when it cannot be read, has no known format, or holds a document that does not parse.
 */
export function loadTrustedDocuments({ file, isExclusive }: TrustedDocumentsSettings): TrustedDocuments {
  const byId = readManifest(file);
  for (const [id, text] of byId) {
    try {
      parse(text, { noLocation: true });
    } catch (error) {
      throw invalid(`document "${id}" of manifest ${file} does not parse: ${messageOf(error)}`, error);
    }
  }
  return new TrustedDocuments(byId, isExclusive);
}

function readManifest(file: string): ReadonlyMap<string, string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw invalid(`the manifest ${file} of trusted documents cannot be read: ${messageOf(error)}`, error);
  }
  const manifest = MANIFEST.safeParse(content);
  if (!manifest.success) {
    throw invalid(`the manifest ${file} is neither Apollo's nor a map from id to document`, manifest.error);
  }
  const { data } = manifest;
  if (!isApolloManifest(data)) return new Map(Object.entries(data));
  return new Map(data.operations.map(({ id, body }) => [id, body]));
}

type Manifest = z.infer<typeof MANIFEST>;

function isApolloManifest(manifest: Manifest): manifest is Extract<Manifest, { operations: unknown[] }> {
  return Array.isArray(manifest.operations);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function invalid(message: string, cause: unknown): HubError {
  return new HubError("CONFIG_INVALID", message, { cause });
}
