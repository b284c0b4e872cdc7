import { CompactSign, importJWK } from "jose";
import { ContentSigner, ContentVerifier } from "./content-signature";
import { generateSigningKey, publicKeyOf, type SigningJwk } from "./jwk";
import { staticTrust } from "./trust-store";

const TYPE = "hub-change+jws";
const CONTENT = Buffer.from('{"site":"baihe","title":"楼道堆物"}');
const UNAUTHENTICATED = expect.objectContaining({ code: "UNAUTHENTICATED" });

describe("ContentSigner and ContentVerifier", () => {
  let key: SigningJwk;
  let verifier: ContentVerifier;
  beforeAll(async () => {
    key = await generateSigningKey();
    verifier = new ContentVerifier(staticTrust({ baihe: publicKeyOf(key) }), TYPE);
  });

  it("accepts what the issuer signed", async () => {
    const signature = await new ContentSigner(key, TYPE).sign(CONTENT);
    await expect(verifier.verify("baihe", CONTENT, signature)).resolves.toBeUndefined();
    expect(signature).not.toContain(CONTENT.toString("base64url"));
  });

  it("refuses a content that was changed, also in its last byte", async () => {
    const signature = await new ContentSigner(key, TYPE).sign(CONTENT);
    const changed = Buffer.from(CONTENT);
    changed[changed.length - 1] = 0;
    await expect(verifier.verify("baihe", changed, signature)).rejects.toEqual(UNAUTHENTICATED);
  });

  it("refuses another's signature, and an issuer that nobody knows", async () => {
    const signature = await new ContentSigner(await generateSigningKey(), TYPE).sign(CONTENT);
    await expect(verifier.verify("baihe", CONTENT, signature)).rejects.toEqual(UNAUTHENTICATED);
    await expect(verifier.verify("minglou", CONTENT, signature)).rejects.toThrow('"minglou" is not trusted here');
  });

  it("refuses a signature that was made for another kind of content", async () => {
    const signature = await new ContentSigner(key, "hub-head+jws").sign(CONTENT);
    await expect(verifier.verify("baihe", CONTENT, signature)).rejects.toThrow(`its type is not ${TYPE}`);
  });

  it("refuses an ordinary JWS whose content was cut out", async () => {
    const token = await new CompactSign(CONTENT)
      .setProtectedHeader({ alg: "EdDSA", typ: TYPE })
      .sign(await importJWK({ ...key }, "EdDSA"));
    const [head = "", content = "", tail = ""] = token.split(".");
    await expect(verifier.verify("baihe", CONTENT, `${head}..${tail}`)).rejects.toEqual(UNAUTHENTICATED);
    await expect(verifier.verify("baihe", Buffer.from(content), `${head}..${tail}`)).rejects.toEqual(UNAUTHENTICATED);
  });

  it.each(["", ".", "..", "a.b.c", "not a signature"])("refuses %j", async (signature) => {
    await expect(verifier.verify("baihe", CONTENT, signature)).rejects.toEqual(UNAUTHENTICATED);
  });
});
