import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { collectCleanup } from "@park-hub/testkit";
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWTPayload, type KeyLike } from "jose";

import { BearerVerifier } from "../src/bearer-verifier";
import { issueDevelopmentToken } from "../src/development-token";
import { IdentitySigner } from "../src/identity-signer";
import { generateSigningKey, publicKeyOf, type SigningJwk } from "../src/jwk";
import { PUBLIC_PRINCIPAL } from "../src/principal";
import type { Role } from "../src/role";

describe("BearerVerifier in development", () => {
  let key: SigningJwk;
  let nowMs = Date.UTC(2026, 0, 5, 8);
  const now = (): number => nowMs;

  beforeAll(async () => {
    key = await generateSigningKey();
  });

  const newVerifier = (): BearerVerifier =>
    new BearerVerifier({ mode: "development", publicKey: publicKeyOf(key) }, { now });

  async function signed(claims: JWTPayload, by: SigningJwk = key): Promise<string> {
    const whole = { iss: "park-hub-dev", aud: "park-hub", sub: "li", exp: nowMs / 1000 + 60, ...claims };
    return new SignJWT(whole).setProtectedHeader({ alg: "EdDSA" }).sign(await importJWK({ ...by }, "EdDSA"));
  }

  it("makes the principal that the token was issued for", async () => {
    const token = await issueDevelopmentToken({ key, roles: ["STATION_WORKER"], site: "baihe", subject: "li", now });
    expect(await newVerifier().authenticate(`Bearer ${token}`)).toEqual({
      subject: "li",
      roles: ["STATION_WORKER"],
      site: "baihe",
    });
    const officer = await issueDevelopmentToken({ key, roles: ["ORGANISATION"], organization: "park:01", now });
    expect(await newVerifier().verify(officer)).toEqual({
      subject: "dev-organisation",
      roles: ["ORGANISATION"],
      organization: "park:01",
    });
  });

  it("takes whoever brings no token for the public, and refuses another scheme", async () => {
    expect(await newVerifier().authenticate(undefined)).toBe(PUBLIC_PRINCIPAL);
    expect(await newVerifier().authenticate("")).toBe(PUBLIC_PRINCIPAL);
    for (const header of ["Basic bGk6bGk=", "Bearer", "Bearer a b"]) {
      await expect(newVerifier().authenticate(header)).rejects.toMatchObject({
        code: "UNAUTHENTICATED",
        message: expect.stringContaining("not of the form Bearer <token>"),
      });
    }
  });

  it("refuses a token after its lifetime, also one that it has verified before", async () => {
    const verifier = newVerifier();
    const startMs = nowMs;
    const token = await issueDevelopmentToken({ key, roles: ["ANALYST"], lifetimeS: 30, now });
    await verifier.verify(token);
    nowMs = startMs + 35_000;
    await expect(verifier.verify(token)).rejects.toThrow("it has expired");
    nowMs = startMs;
  });

  it("refuses what it did not issue: another key, another issuer, another audience, no signature, an identity", async () => {
    const verifier = newVerifier();
    const stranger = await generateSigningKey();
    const roles = ["ANALYST"];
    await expect(verifier.verify(await signed({ roles }, stranger))).rejects.toThrow("signature does not fit");
    await expect(verifier.verify(await signed({ roles, iss: "gateway" }))).rejects.toThrow("issuer is not accepted");
    await expect(verifier.verify(await signed({ roles, aud: "other" }))).rejects.toThrow("claim aud");
    await expect(verifier.verify(await signed({ roles, exp: undefined }))).rejects.toThrow("claim exp is missing");
    const unsigned = new UnsecuredJWT({ roles, iss: "park-hub-dev", aud: "park-hub", sub: "li" }).encode();
    await expect(verifier.verify(unsigned)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const identity = await new IdentitySigner({ issuer: "gateway", key, now }).sign(PUBLIC_PRINCIPAL, "park-hub");
    await expect(verifier.verify(identity)).rejects.toThrow("issuer is not accepted");
    await expect(verifier.verify("nonsense")).rejects.toThrow("not a well-formed signed token");
    await expect(verifier.verify("x".repeat(16_385))).rejects.toThrow("exceed the limit of 16384");
  });

  it("refuses unknown roles by name, missing ones, and SERVICE", async () => {
    const verifier = newVerifier();
    await expect(verifier.verify(await signed({ roles: ["MAYOR"] }))).rejects.toThrow('role "MAYOR" is unknown');
    await expect(verifier.verify(await signed({}))).rejects.toThrow("claim roles must be a list of roles");
    await expect(verifier.verify(await signed({ roles: ["ANALYST", "SERVICE"] }))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      message: expect.stringContaining("role SERVICE"),
    });
  });

  it("issues no token for SERVICE, an unknown role, no role or a site that is no code", async () => {
    const issue = (roles: readonly Role[], site?: string): Promise<string> =>
      issueDevelopmentToken({ key, roles, site });
    await expect(issue(["SERVICE"])).rejects.toMatchObject({ code: "VALIDATION" });
    await expect(issue(["MAYOR" as Role])).rejects.toThrow('role "MAYOR" is unknown');
    await expect(issue([])).rejects.toThrow("at least one role");
    await expect(issue(["ANALYST"], "Bai He")).rejects.toThrow("claim site is not a site code");
  });
});

describe("BearerVerifier in production", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());
  let privateKey: KeyLike;
  let publicKey: KeyLike;

  beforeAll(async () => {
    ({ privateKey, publicKey } = await generateKeyPair("RS256"));
  });

  /** A provider's key endpoint; counts how often it is asked. */
  async function serveKeys(status = 200): Promise<{ readonly url: string; readonly asked: () => number }> {
    const keys = [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256" }];
    let count = 0;
    const server = createServer((_request, response) => {
      count += 1;
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ keys }));
    });
    cleanup.add(server.listen(0, "127.0.0.1"), (started) => {
      started.closeAllConnections();
      started.close();
    });
    await once(server, "listening");
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`, asked: () => count };
  }

  function token(claims: JWTPayload = {}, kid = "one", key: KeyLike = privateKey): Promise<string> {
    return new SignJWT({ sub: "li", roles: ["ANALYST"], iss: "https://id.test", aud: "hub", ...claims })
      .setProtectedHeader({ alg: "RS256", kid })
      .setExpirationTime("5m")
      .sign(key);
  }

  const verifierFor = (jwksUrl: string): BearerVerifier =>
    new BearerVerifier({ mode: "production", providers: [{ issuer: "https://id.test", audience: "hub", jwksUrl }] });

  it("verifies by the provider's keys, which it fetches once", async () => {
    const provider = await serveKeys();
    const verifier = verifierFor(provider.url);
    expect(await verifier.verify(await token())).toEqual({ subject: "li", roles: ["ANALYST"] });
    expect(await verifier.verify(await token({ sub: "wang" }))).toEqual({ subject: "wang", roles: ["ANALYST"] });
    expect(provider.asked()).toBe(1);
  });

  it("refuses another issuer, another audience, an unknown key, a forged signature, SERVICE, a development token", async () => {
    const provider = await serveKeys();
    const verifier = verifierFor(provider.url);
    const stranger = await generateKeyPair("RS256");
    await expect(verifier.verify(await token({ iss: "https://evil.test" }))).rejects.toThrow("issuer is not accepted");
    await expect(verifier.verify(await token({ aud: "shop" }))).rejects.toThrow("claim aud");
    await expect(verifier.verify(await token({}, "two"))).rejects.toThrow("not one of the issuer's keys");
    await expect(verifier.verify(await token({}, "one", stranger.privateKey))).rejects.toThrow(
      "signature does not fit",
    );
    await expect(verifier.verify(await token({ roles: ["SERVICE"] }))).rejects.toThrow("role SERVICE");
    const development = await issueDevelopmentToken({ key: await generateSigningKey(), roles: ["OPERATOR"] });
    await expect(verifier.verify(development)).rejects.toThrow("issuer is not accepted");
  });

  it("refuses a symmetric signature made with the provider's public key", async () => {
    const provider = await serveKeys();
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
    const forged = await new SignJWT({ sub: "li", roles: ["OPERATOR"], iss: "https://id.test", aud: "hub" })
      .setProtectedHeader({ alg: "HS256", kid: "one" })
      .setExpirationTime("5m")
      .sign(secret);
    await expect(verifierFor(provider.url).verify(forged)).rejects.toThrow("algorithm is not an accepted one");
  });

  it("says that it cannot check, not that the token is bad, while the keys cannot be had", async () => {
    const broken = await serveKeys(500);
    const outcome = verifierFor(broken.url).verify(await token());
    await expect(outcome).rejects.toMatchObject({ code: "UNAVAILABLE", retryable: true });
  });

  it("names every setting that breaks a rule", () => {
    const good = { issuer: "https://id.test", audience: "hub", jwksUrl: "https://id.test/keys" };
    const providers = [good, good, { issuer: "b", audience: "", jwksUrl: "http://id.test/keys" }];
    expect(() => new BearerVerifier({ mode: "production", providers })).toThrow(
      /"https:\/\/id.test" is named twice\n.*"b": the audience is empty\n.*must be https, or http on loopback/,
    );
    expect(() => new BearerVerifier({ mode: "production", providers: [] })).toThrow("at least one");
  });
});
