import { decodeJwt, decodeProtectedHeader } from "jose";

import { IdentitySigner } from "./identity-signer";
import { generateSigningKey } from "./jwk";
import { PUBLIC_PRINCIPAL } from "./principal";

const START_MS = Date.UTC(2026, 0, 5, 8);

describe("IdentitySigner", () => {
  let nowMs = START_MS;
  const now = (): number => nowMs;
  const steward = { subject: "li", roles: ["PARK_STEWARD", "ANALYST"], site: "baihe" } as const;

  async function newSigner(maxCached?: number): Promise<IdentitySigner> {
    return new IdentitySigner({ issuer: "gateway", key: await generateSigningKey(), now, maxCached });
  }

  beforeEach(() => {
    nowMs = START_MS;
  });

  it("writes issuer, audience, principal and a lifetime of sixty seconds", async () => {
    const token = await (await newSigner()).sign({ ...steward, organization: "park:01" }, "fuming");
    expect(decodeProtectedHeader(token)).toEqual({ alg: "EdDSA", typ: "hub-identity+jwt" });
    expect(decodeJwt(token)).toEqual({
      iss: "gateway",
      aud: "fuming",
      sub: "li",
      roles: ["PARK_STEWARD", "ANALYST"],
      site: "baihe",
      organization: "park:01",
      iat: START_MS / 1000,
      exp: START_MS / 1000 + 60,
    });
  });

  it("gives one token per principal and audience, whatever the order of roles, also to concurrent callers", async () => {
    const signer = await newSigner();
    const tokens = await Promise.all([
      signer.sign(steward, "fuming"),
      signer.sign({ ...steward, roles: ["ANALYST", "PARK_STEWARD"] }, "fuming"),
      signer.sign(steward, "baihe"),
      signer.sign({ ...steward, site: undefined }, "fuming"),
    ]);
    expect(tokens[0]).toBe(tokens[1]);
    expect(new Set(tokens).size).toBe(3);
  });

  it("signs anew twenty seconds before the token expires", async () => {
    const signer = await newSigner();
    const first = await signer.sign(PUBLIC_PRINCIPAL, "baihe");
    nowMs = START_MS + 39_999;
    expect(await signer.sign(PUBLIC_PRINCIPAL, "baihe")).toBe(first);
    nowMs = START_MS + 40_000;
    expect(await signer.sign(PUBLIC_PRINCIPAL, "baihe")).not.toBe(first);
  });

  it("keeps no more tokens than its bound", async () => {
    const signer = await newSigner(2);
    const first = signer.sign(PUBLIC_PRINCIPAL, "baihe");
    await Promise.all(["fuming", "minglou"].map((site) => signer.sign(PUBLIC_PRINCIPAL, site)));
    expect(signer.sign(PUBLIC_PRINCIPAL, "baihe")).not.toBe(first);
  });

  it("speaks for itself with role SERVICE", async () => {
    const signer = new IdentitySigner({ issuer: "baihe", key: await generateSigningKey() });
    expect(decodeJwt(await signer.serviceIdentity("park"))).toMatchObject({
      iss: "baihe",
      sub: "baihe",
      aud: "park",
      roles: ["SERVICE"],
    });
  });

  it("refuses an issuer that is no name", async () => {
    const key = await generateSigningKey();
    expect(() => new IdentitySigner({ issuer: "Bai He", key })).toThrow('issuer "Bai He" is not of the form');
  });
});
