import { EventEmitter, once } from "node:events";

import {
  generateSigningKey,
  IdentitySigner,
  IdentityVerifier,
  publicKeyOf,
  staticTrust,
  type SigningJwk,
} from "@park-hub/identity";
import { collectCleanup } from "@park-hub/testkit";

import { announceSite, type AnnounceSiteOptions } from "../src/announce-site";
import type { DirectoryWarning } from "../src/directory-warning";
import { FakePark } from "./fake-park";
import { sampleDocument } from "./sample-directory";

const ACCEPTED = { status: 204, body: "" };

describe("announceSite()", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());
  let key: SigningJwk;
  let park: FakePark;
  let warnings: DirectoryWarning[];

  beforeEach(async () => {
    key = await generateSigningKey();
    warnings = [];
    park = cleanup.add(await new FakePark(sampleDocument()).start(), (started) => started.stop());
  });

  function announce(options: Partial<AnnounceSiteOptions> = {}): Promise<boolean> {
    return announceSite({
      parkUrl: park.url,
      site: "baihe",
      url: "http://127.0.0.1:4100",
      signer: new IdentitySigner({ issuer: "baihe", key }),
      backOff: { firstMs: 2, maxMs: 5 },
      onWarning: (warning) => warnings.push(warning),
      ...options,
    });
  }

  it("posts site and URL under the site's own identity for park", async () => {
    park.answer = () => ACCEPTED;
    expect(await announce()).toBe(true);
    const [seen] = park.requests;
    expect(seen).toMatchObject({ method: "POST", path: "/directory/announce" });
    expect(JSON.parse(seen?.body ?? "")).toEqual({ site: "baihe", url: "http://127.0.0.1:4100" });
    const trust = staticTrust({ baihe: publicKeyOf(key) });
    const verifier = new IdentityVerifier({ audiences: new Set(["park"]), trust });
    expect(await verifier.verify(seen?.identity, "park")).toMatchObject({ issuer: "baihe" });
  });

  it("goes on until park knows the site, and tells each reason once", async () => {
    const unknown = { status: 401, body: '{"errors":[{"message":"not trusted here"}]}' };
    const answers = [unknown, unknown, unknown, { status: 503, body: "" }, ACCEPTED];
    park.answer = () => answers.shift();
    expect(await announce()).toBe(true);
    expect(park.requests).toHaveLength(5);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining("status 401: not trusted here"),
      expect.stringContaining("status 503"),
    ]);
  });

  it("goes on while park is away", async () => {
    park.answer = () => ACCEPTED;
    await park.stop();
    const attempts = new EventEmitter();
    const failed = once(attempts, "failed");
    const announced = announce({ onWarning: () => attempts.emit("failed") });
    await failed;
    await park.start();
    expect(await announced).toBe(true);
    expect(park.requests).toHaveLength(1);
  });

  it("throws when park says that the announcement itself is wrong", async () => {
    park.answer = () => ({ status: 400, body: '{"errors":[{"message":"url is not http"}]}' });
    await expect(announce()).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: expect.stringContaining("url is not http"),
    });
    expect(park.requests).toHaveLength(1);
  });

  it("ends with false when it is aborted: before, during an attempt, during a pause", async () => {
    expect(await announce({ signal: AbortSignal.abort() })).toBe(false);
    expect(park.requests).toEqual([]);

    park.answer = () => "hang";
    const during = new AbortController();
    const hanging = announce({ signal: during.signal });
    await park.until(() => park.requests.length === 1);
    during.abort();
    expect(await hanging).toBe(false);

    park.answer = () => ({ status: 503, body: "" });
    const pausing = new AbortController();
    const outcome = announce({
      signal: pausing.signal,
      backOff: { firstMs: 3_600_000, maxMs: 3_600_000 },
      onWarning: () => pausing.abort(),
    });
    expect(await outcome).toBe(false);
    expect(warnings).toEqual([]);
  });
});
