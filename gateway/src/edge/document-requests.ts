/*
 * Puts the text of a trusted document into the request that asks for it by id, before Apollo Server reads it.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";

import type { TrustedDocuments } from "./trusted-documents";

type Fields = Readonly<Record<string, unknown>>;

/** Answers requests to /graphql from the manifest, by POST and by GET. */
export function serveTrustedDocuments(app: FastifyInstance, documents: TrustedDocuments): void {
  app.addHook("preHandler", async (request) => {
    if (request.routeOptions.url !== "/graphql") return;
    if (request.method === "GET") request.raw.url = withTextInSearch(request.url, documents);
    else request.body = withTextInBody(request, documents);
  });
}

function withTextInBody({ body }: FastifyRequest, documents: TrustedDocuments): unknown {
  // A batch or a wrong body is refused by whoever reads it next.
  if (!isFields(body)) return body;
  const { documentId, extensions, ...rest } = body;
  const text = textFor(documents, body.query, documentId, extensions);
  if (text === null) return body;
  return { ...rest, query: text, ...(isFields(extensions) ? { extensions: withoutPersistedQuery(extensions) } : {}) };
}

function withTextInSearch(url: string, documents: TrustedDocuments): string {
  const [path = "", ...searchParts] = url.split("?");
  const search = new URLSearchParams(searchParts.join("?"));
  const extensions = parsedOrNull(search.get("extensions"));
  const text = textFor(documents, search.get("query"), search.get("documentId"), extensions);
  if (text === null) return url;
  search.set("query", text);
  search.delete("documentId");
  if (isFields(extensions)) search.set("extensions", JSON.stringify(withoutPersistedQuery(extensions)));
  return `${path}?${search.toString()}`;
}

function textFor(documents: TrustedDocuments, query: unknown, documentId: unknown, extensions: unknown): string | null {
  const persisted = isFields(extensions) && isFields(extensions.persistedQuery) ? extensions.persistedQuery : {};
  return documents.textFor({
    query: textOrNull(query),
    documentId: textOrNull(documentId),
    sha256Hash: textOrNull(persisted.sha256Hash),
  });
}

function withoutPersistedQuery(extensions: Fields): Fields {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== "persistedQuery"));
}

function parsedOrNull(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Apollo Server tells the client what is wrong with it.
    return null;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
