import { generateKeyPairSync } from "node:crypto";

import { HubError } from "@park-hub/errors";
import { base64url, importJWK, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";

import { IdentitySigner } from "./identity-signer";
import { IdentityVerifier, type IdentityVerifierOptions } from "./identity-verifier";
import { generateSigningKey, publicKeyOf, type SigningJwk } from "./jwk";
import { PUBLIC_PRINCIPAL } from "./principal";
import { staticTrust, type TrustStore } from "./trust-store";

const START_MS = Date.UTC(2026, 0, 5, 8);
const START_S = START_MS / 1000;
const HEADER = { alg: "EdDSA", typ: "hub-identity+jwt" } as const;

describe("IdentityVerifier", () => {
  let nowMs = START_MS;
  const now = (): number => nowMs;
  let keys: Readonly<Record<"gateway" | "baihe" | "match" | "stranger", SigningJwk>>;
  let trust: TrustStore;
  let asked: string[];

  beforeAll(async () => {
    const [gateway, baihe, match, stranger] = await Promise.all([
      generateSigningKey(),
      generateSigningKey(),
      generateSigningKey(),
      generateSigningKey(),
    ]);
    keys = { gateway, baihe, match, stranger };
  });

  beforeEach(() => {
    nowMs = START_MS;
    asked = [];
    const known = staticTrust({
      gateway: publicKeyOf(keys.gateway),
      baihe: publicKeyOf(keys.baihe),
      match: publicKeyOf(keys.match),
    });
    trust = {
      publicKey: (issuer) => {
        asked.push(issuer);
        return known.publicKey(issuer);
      },
    };
  });

  function newVerifier(options: Partial<IdentityVerifierOptions> = {}): IdentityVerifier {
    return new IdentityVerifier({ audiences: new Set(["fuming", "host"]), trust, now, ...options });
  }

  function claims(changes: JWTPayload = {}): JWTPayload {
    return {
      iss: "gateway",
      aud: "fuming",
      sub: "li",
      roles: ["ANALYST"],
      iat: START_S,
      exp: START_S + 60,
      ...changes,
    };
  }

  async function signed(payload: JWTPayload, key: SigningJwk, header: object = HEADER): Promise<string> {
    return new SignJWT(payload).setProtectedHeader({ ...HEADER, ...header }).sign(await importJWK({ ...key }, "EdDSA"));
  }

  async function expectRefused(token: string | undefined, message: RegExp, expected?: string): Promise<void> {
    const outcome: unknown = await newVerifier()
      .verify(token, expected)
      .catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(HubError);
    expect(outcome).toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringMatching(message) });
  }

  it("gives issuer, audience and principal of a good identity", async () => {
    const signer = new IdentitySigner({ issuer: "gateway", key: keys.gateway, now });
    const principal = { subject: "li", roles: ["STATION_WORKER"], site: "fuming", organization: "park:01" } as const;
    expect(await newVerifier().verify(await signer.sign(principal, "fuming"))).toEqual({
      issuer: "gateway",
      audience: "fuming",
      principal,
    });
  });

  it("lets the gateway act for the public and for itself, a site and match for themselves", async () => {
    const verifier = newVerifier();
    const gateway = new IdentitySigner({ issuer: "gateway", key: keys.gateway, now });
    expect((await verifier.verify(await gateway.sign(PUBLIC_PRINCIPAL, "fuming"))).principal).toEqual(PUBLIC_PRINCIPAL);
    for (const issuer of ["gateway", "baihe", "match"] as const) {
      const signer = new IdentitySigner({ issuer, key: keys[issuer], now });
      const { principal } = await verifier.verify(await signer.serviceIdentity("host"));
      expect(principal).toEqual({ subject: issuer, roles: ["SERVICE"] });
    }
  });

  it("refuses a missing, empty, malformed or overlong identity", async () => {
    await expectRefused(undefined, /carries no hub-identity header/);
    await expectRefused("", /carries no hub-identity header/);
    await expectRefused("not a token", /not a well-formed signed token/);
    await expectRefused("a.b.c", /not a well-formed signed token/);
    await expectRefused("x".repeat(8_193), /8193 characters exceed the limit of 8192/);
  });

  it("refuses an unsigned identity (alg none), however it spells its algorithm", async () => {
    await expectRefused(new UnsecuredJWT(claims()).encode(), /its algorithm is not EdDSA/);
    for (const alg of ["None", "nOnE", "HS256", undefined]) {
      const head = base64url.encode(JSON.stringify({ ...HEADER, alg }));
      await expectRefused(`${head}.${base64url.encode(JSON.stringify(claims()))}.`, /its algorithm is not EdDSA/);
    }
    const lying = base64url.encode(JSON.stringify(HEADER));
    await expectRefused(`${lying}.${base64url.encode(JSON.stringify(claims()))}.`, /signature does not fit/);
  });

  it("refuses a public key used as a secret and an elliptic key of another kind", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(publicKeyOf(keys.gateway)));
    const symmetric = await new SignJWT(claims()).setProtectedHeader({ ...HEADER, alg: "HS256" }).sign(secret);
    await expectRefused(symmetric, /its algorithm is not EdDSA/);
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const other = await new SignJWT(claims()).setProtectedHeader({ ...HEADER, alg: "ES256" }).sign(privateKey);
    await expectRefused(other, /its algorithm is not EdDSA/);
  });

  it("refuses what somebody else signed in the gateway's name, also with a key of their own in the header", async () => {
    await expectRefused(await signed(claims(), keys.stranger), /signature does not fit the issuer's key/);
    await expectRefused(await signed(claims(), keys.baihe), /signature does not fit the issuer's key/);
    const embedded = { jwk: publicKeyOf(keys.stranger), kid: "gateway" };
    await expectRefused(await signed(claims(), keys.stranger, embedded), /signature does not fit the issuer's key/);
  });

  it("refuses a tampered identity", async () => {
    const token = await signed(claims(), keys.gateway);
    const [head = "", , signature = ""] = token.split(".");
    const raised = base64url.encode(JSON.stringify(claims({ roles: ["OPERATOR"] })));
    await expectRefused(`${head}.${raised}.${signature}`, /signature does not fit/);
    await expectRefused(`${token.slice(0, -4)}AAAA`, /signature does not fit/);
  });

  it("refuses an issuer that it does not trust, or that is no name", async () => {
    await expectRefused(await signed(claims({ iss: "stranger" }), keys.stranger), /issuer "stranger" is not trusted/);
    await expectRefused(await signed(claims({ iss: "../gateway" }), keys.stranger), /claim iss names no issuer/);
    await expectRefused(await signed(claims({ iss: undefined }), keys.gateway), /claim iss names no issuer/);
    await expectRefused(await signed(claims({ iss: "constructor" }), keys.stranger), /is not trusted/);
  });

  it("refuses an identity made for another audience, before it asks for a key", async () => {
    await expectRefused(
      await signed(claims({ aud: "minglou" }), keys.gateway),
      /made for "minglou", which is not served/,
    );
    await expectRefused(await signed(claims({ aud: ["fuming", "minglou"] }), keys.gateway), /claim aud names no/);
    await expectRefused(await signed(claims({ aud: undefined }), keys.gateway), /claim aud names no audience/);
    expect(asked).toEqual([]);
  });

  it("refuses at one site's endpoint what was made for its neighbour, also when the token is known", async () => {
    const verifier = newVerifier({ audiences: (audience) => ["fuming", "host"].includes(audience) });
    const token = await signed(claims(), keys.gateway);
    await expect(verifier.verify(token, "fuming")).resolves.toMatchObject({ audience: "fuming" });
    await expect(verifier.verify(token, "host")).rejects.toThrow('made for "fuming", this endpoint is "host"');
  });

  it("refuses an expired identity and one from the future, beyond the tolerance of five seconds", async () => {
    const token = await signed(claims(), keys.gateway);
    nowMs = START_MS + 64_000;
    await expect(newVerifier().verify(token)).resolves.toMatchObject({ issuer: "gateway" });
    nowMs = START_MS + 65_000;
    await expectRefused(token, /has expired/);
    nowMs = START_MS - 5_000;
    await expect(newVerifier().verify(token)).resolves.toMatchObject({ issuer: "gateway" });
    nowMs = START_MS - 6_000;
    await expectRefused(token, /claim iat/);
  });

  it("refuses an identity without instants, and one that lives longer than a minute", async () => {
    await expectRefused(await signed(claims({ exp: undefined }), keys.gateway), /claim exp is missing/);
    await expectRefused(await signed(claims({ iat: undefined }), keys.gateway), /claim iat is missing/);
    await expectRefused(await signed(claims({ exp: START_S + 66 }), keys.gateway), /lifetime of 66 s exceeds/);
    await expectRefused(await signed(claims({ iat: START_S - 3600 }), keys.gateway), /expired|iat/);
  });

  it("refuses a token of another type: a bearer token is no identity", async () => {
    await expectRefused(await signed(claims(), keys.gateway, { typ: "JWT" }), /claim typ/);
  });

  it("refuses unknown roles and claims that are not of their form", async () => {
    await expectRefused(
      await signed(claims({ roles: ["MAYOR"] }), keys.gateway),
      /role "MAYOR" is unknown; the roles are/,
    );
    await expectRefused(await signed(claims({ roles: "ANALYST" }), keys.gateway), /claim roles must be a list/);
    await expectRefused(await signed(claims({ roles: [] }), keys.gateway), /at least one role/);
    await expectRefused(await signed(claims({ sub: "" }), keys.gateway), /claim sub must not be empty/);
    await expectRefused(await signed(claims({ site: "Bai He" }), keys.gateway), /claim site is not a site code/);
  });

  it("lets a site and match carry role SERVICE only, in their own name only", async () => {
    for (const issuer of ["baihe", "match"] as const) {
      const own = { iss: issuer, sub: issuer, roles: ["SERVICE"] };
      await expectRefused(
        await signed(claims({ ...own, roles: ["OPERATOR"] }), keys[issuer]),
        /only carry role SERVICE/,
      );
      await expectRefused(
        await signed(claims({ ...own, roles: ["SERVICE", "PARK_STEWARD"] }), keys[issuer]),
        /only carry/,
      );
      await expectRefused(await signed(claims({ ...own, sub: "minglou" }), keys[issuer]), /only speak for itself/);
      await expectRefused(await signed(claims({ ...own, site: "minglou" }), keys[issuer]), /only speak for itself/);
      await expectRefused(await signed(claims({ ...own, organization: "park:01" }), keys[issuer]), /only speak/);
    }
  });

  it("verifies a token once and forgets it when it expires", async () => {
    const verifier = newVerifier();
    const token = await signed(claims(), keys.gateway);
    const first = await verifier.verify(token);
    expect(await verifier.verify(token)).toBe(first);
    expect(asked).toEqual(["gateway"]);
    nowMs = START_MS + 66_000;
    await expect(verifier.verify(token)).rejects.toThrow("has expired");
  });

  it("keeps no more verified tokens than its bound, and no refused ones", async () => {
    const verifier = newVerifier({ maxCached: 2 });
    const tokens = await Promise.all(["a", "b", "c"].map((sub) => signed(claims({ sub }), keys.gateway)));
    for (const token of tokens) await verifier.verify(token);
    for (const token of tokens.slice(1)) await verifier.verify(token);
    expect(asked).toHaveLength(3);
    await verifier.verify(tokens[0]);
    expect(asked).toHaveLength(4);
    const forged = await signed(claims(), keys.stranger);
    await expect(verifier.verify(forged)).rejects.toThrow("signature");
    await expect(verifier.verify(forged)).rejects.toThrow("signature");
  });

  it("passes on what the trust store throws: that is not the sender's fault", async () => {
    const broken: TrustStore = { publicKey: () => Promise.reject(new HubError("UNAVAILABLE", "no directory yet")) };
    const token = await signed(claims(), keys.gateway);
    await expect(newVerifier({ trust: broken }).verify(token)).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
