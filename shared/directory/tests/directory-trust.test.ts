import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import {
  generateSigningKey,
  IDENTITY_HEADER,
  IdentitySigner,
  IdentityVerifier,
  publicKeyOf,
  type SigningJwk,
} from "@park-hub/identity";
import { collectCleanup } from "@park-hub/testkit";
import { request } from "undici";

import { Directory } from "../src/directory";
import { DirectoryFollower } from "../src/directory-follower";
import { directoryTrust } from "../src/directory-trust";
import { FakePark } from "./fake-park";
import { sampleDocument, sampleSite } from "./sample-directory";

describe("directoryTrust()", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());
  let baihe: SigningJwk;
  beforeAll(async () => {
    baihe = await generateSigningKey();
  });

  it("trusts a site that was registered a moment ago, at its first word, over HTTP", async () => {
    const park = cleanup.add(await new FakePark(sampleDocument({ sites: [] })).start(), (started) => started.stop());
    const follower = new DirectoryFollower({ parkUrl: park.url, headers: async () => ({}) });
    cleanup.add(follower, (started) => started.close());
    await park.until(() => park.heldCount === 1);
    const registered = sampleDocument({ sites: [sampleSite("baihe", { publicKey: publicKeyOf(baihe) })] });
    // The poll that waits is not told: only a refresh brings the new site.
    park.answer = () => ({ status: 200, body: JSON.stringify(registered) });
    const verifier = new IdentityVerifier({ audiences: new Set(["park"]), trust: directoryTrust(follower) });
    const host = createServer((incoming, response) => {
      verifier.verify(incoming.headers[IDENTITY_HEADER]?.toString()).then(
        ({ issuer }) => response.end(issuer),
        () => response.writeHead(401).end(),
      );
    });
    cleanup.add(host.listen(0, "127.0.0.1"), (started) => {
      started.closeAllConnections();
      started.close();
    });
    await once(host, "listening");
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
    const identity = await new IdentitySigner({ issuer: "baihe", key: baihe }).serviceIdentity("park");
    const answer = await request(url, { headers: { [IDENTITY_HEADER]: identity } });
    expect([answer.statusCode, await answer.body.text()]).toEqual([200, "baihe"]);
    const stranger = await new IdentitySigner({ issuer: "stranger", key: baihe }).serviceIdentity("park");
    const refused = await request(url, { headers: { [IDENTITY_HEADER]: stranger } });
    await refused.body.dump();
    expect(refused.statusCode).toBe(401);
  });

  it("refreshes once for an unknown issuer, not at all for a known one", async () => {
    let refreshes = 0;
    const directory = new Directory(sampleDocument());
    const refresh = async (): Promise<Directory> => {
      refreshes += 1;
      return directory;
    };
    const trust = directoryTrust({ current: () => directory, refresh });
    expect(await trust.publicKey("baihe")).toEqual(sampleSite("baihe").publicKey);
    expect(refreshes).toBe(0);
    expect(await trust.publicKey("nowhere")).toBeUndefined();
    expect(refreshes).toBe(1);
  });

  it("trusts a RETIRED site, which stays readable", async () => {
    const directory = new Directory(sampleDocument({ sites: [sampleSite("baihe", { lifecycle: "RETIRED" })] }));
    const trust = directoryTrust({ current: () => directory, refresh: async () => directory });
    expect(await trust.publicKey("baihe")).toBeDefined();
  });

  it("never trusts a site under the name of another part of the hub, and asks park for no such name", async () => {
    const usurpers = ["gateway", "match", "host"].map((code) => sampleSite(code));
    const directory = new Directory(sampleDocument({ sites: usurpers }));
    const refresh = (): Promise<never> => Promise.reject(new Error("asked park"));
    const trust = directoryTrust({ current: () => directory, refresh });
    for (const issuer of ["gateway", "match", "host", "Not A Code", ""]) {
      expect(await trust.publicKey(issuer)).toBeUndefined();
    }
  });
});
