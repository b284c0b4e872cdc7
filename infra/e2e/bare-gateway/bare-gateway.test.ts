/*
 * `npm run hub -- gateway`: a gateway over any supergraph, as public federation test suites start it.
 */
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { freePort, temporaryDirectory } from "@park-hub/testkit";
import { request } from "undici";

import { runProgram } from "../src/program";

/** A supergraph of one graph, as composition writes it. */
const supergraphOver = (url: string): string => `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query }
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true,
    isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String,
    external: Boolean, override: String, usedOverridden: Boolean, overrideLabel: String) repeatable
    on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
  directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
  directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  scalar join__FieldSet
  scalar link__Import
  enum join__Graph { USERS @join__graph(name: "users", url: "${url}") }
  enum link__Purpose { SECURITY EXECUTION }
  type Query @join__type(graph: USERS) { hello: String }`;

describe("npm run hub -- gateway", () => {
  it("serves the supergraph of the file on the port, until it is told to end", async () => {
    const subgraph = createServer((_incoming, outgoing) => outgoing.end('{"data":{"hello":"world"}}')).listen(
      0,
      "127.0.0.1",
    );
    await once(subgraph, "listening");
    const folder = temporaryDirectory("bare-gateway");
    const file = join(folder.path, "supergraph.graphql");
    writeFileSync(file, supergraphOver(`http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`));
    const port = await freePort();
    const gateway = runProgram("cli", ["gateway", "--supergraph", file, "--port", String(port)], {});
    try {
      await gateway.says('"msg":"ready"');
      const { statusCode, body } = await request(`http://127.0.0.1:${port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ hello }" }),
      });
      expect([statusCode, await body.json()]).toEqual([200, { data: { hello: "world" } }]);
    } finally {
      gateway.signal("SIGTERM");
      subgraph.closeAllConnections();
      subgraph.close();
      folder.dispose();
    }
    expect((await gateway.ended).code).toBe(0);
  });

  it("says in one line what it cannot read", async () => {
    const { code, err } = await runProgram("cli", ["gateway", "--supergraph", "/nowhere.graphql"], {}).ended;
    expect(code).not.toBe(0);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain("the supergraph cannot be read");
  });
});
