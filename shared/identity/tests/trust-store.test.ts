import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { HubError } from "@park-hub/errors";
import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";

import { generateSigningKey, publicKeyOf, type Jwk } from "../src/jwk";
import { combineTrust, fileTrust, staticTrust } from "../src/trust-store";

describe("fileTrust()", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());
  let file: string;
  let key: Jwk;
  let other: Jwk;

  beforeEach(async () => {
    const folder = cleanup.add(temporaryDirectory("trust"), (made) => made.dispose());
    file = join(folder.path, "trust.json");
    [key, other] = (await Promise.all([generateSigningKey(), generateSigningKey()])).map(publicKeyOf) as [Jwk, Jwk];
  });

  /** Replaces the file as an operator's tool does: a new file under the old name. */
  function replace(content: string): void {
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  }

  it("knows the issuers of the file and nobody else", async () => {
    replace(JSON.stringify({ gateway: key, match: other }));
    const trust = fileTrust(file);
    expect(await trust.publicKey("gateway")).toEqual(key);
    expect(await trust.publicKey("match")).toEqual(other);
    expect(await trust.publicKey("baihe")).toBeUndefined();
    expect(await trust.publicKey("constructor")).toBeUndefined();
  });

  it("reads the file again when it has changed", async () => {
    replace(JSON.stringify({ gateway: key }));
    const trust = fileTrust(file);
    expect(await trust.publicKey("gateway")).toEqual(key);
    replace(JSON.stringify({ gateway: other }));
    expect(await trust.publicKey("gateway")).toEqual(other);
    replace(JSON.stringify({ match: other }));
    expect(await trust.publicKey("gateway")).toBeUndefined();
  });

  it("keeps the last good content when the file breaks or goes, and tells it once for each change", async () => {
    replace(JSON.stringify({ gateway: key }));
    const problems: HubError[] = [];
    const trust = fileTrust(file, { onProblem: (problem) => problems.push(problem) });
    await trust.publicKey("gateway");
    replace("{ half");
    expect([await trust.publicKey("gateway"), await trust.publicKey("gateway")]).toEqual([key, key]);
    rmSync(file);
    expect([await trust.publicKey("gateway"), await trust.publicKey("gateway")]).toEqual([key, key]);
    expect(problems.map((problem) => problem.code)).toEqual(["CONFIG_INVALID", "CONFIG_INVALID"]);
  });

  it("says what is wrong with a file that was never good, and takes it once it is", async () => {
    const trust = fileTrust(file);
    await expect(trust.publicKey("gateway")).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    replace("[]");
    await expect(trust.publicKey("gateway")).rejects.toThrow("is not a JSON object");
    replace(JSON.stringify({ gateway: { kty: "OKP", crv: "X25519", x: key.x } }));
    await expect(trust.publicKey("gateway")).rejects.toThrow('the key of "gateway" is not an Ed25519 key');
    replace(JSON.stringify({ "Gate Way": key }));
    await expect(trust.publicKey("gateway")).rejects.toThrow('issuer "Gate Way" is not of the form');
    replace(JSON.stringify({ gateway: key }));
    expect(await trust.publicKey("gateway")).toEqual(key);
  });

  it("drops a private part that stands in the file by mistake", async () => {
    const pair = await generateSigningKey();
    replace(JSON.stringify({ gateway: pair }));
    expect(await fileTrust(file).publicKey("gateway")).toEqual(publicKeyOf(pair));
  });

  it("lets the first store decide where several are combined", async () => {
    const trust = combineTrust(staticTrust({ gateway: key }), staticTrust({ gateway: other, baihe: other }));
    expect(await trust.publicKey("gateway")).toEqual(key);
    expect(await trust.publicKey("baihe")).toEqual(other);
    expect(await trust.publicKey("minglou")).toBeUndefined();
  });
});
