import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loadTrustedDocuments, TrustedDocuments } from "./trusted-documents";

describe("loadTrustedDocuments()", () => {
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  const file = join(folder, "manifest.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  const asked = { query: null, documentId: "a", sha256Hash: null };

  it.each([
    ["a map from id to document", { a: "{ x }" }],
    ["Apollo's format", { format: "apollo-persisted-query-manifest", operations: [{ id: "a", body: "{ x }" }] }],
  ])("reads %s", (_format, content) => {
    writeFileSync(file, JSON.stringify(content));
    expect(loadTrustedDocuments({ file, isExclusive: false }).textFor(asked)).toBe("{ x }");
  });

  it.each([
    ["a file that is no JSON", "{", "cannot be read"],
    ["an unknown format", '{"a": 1}', "neither Apollo's nor a map"],
    ["a document that does not parse", '{"a": "{ x"}', 'document "a"'],
  ])("refuses %s", (_what, content, message) => {
    writeFileSync(file, content);
    expect(() => loadTrustedDocuments({ file, isExclusive: false })).toThrow(message);
  });
});

describe("TrustedDocuments", () => {
  it("leaves other documents to the client unless it is exclusive", () => {
    const other = { query: "{ y }", documentId: null, sha256Hash: null };
    const byId = new Map([["a", "{ x }"]]);
    expect(new TrustedDocuments(byId, false).textFor(other)).toBeNull();
    expect(() => new TrustedDocuments(byId, true).textFor(other)).toThrow("only registered documents");
  });
});
