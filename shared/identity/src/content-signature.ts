/*
 * Signatures over contents that reach their reader through somebody else, a broker for one: who says this, unchanged.
 * A detached JWS with an unencoded payload (RFC 7515 appendix F, RFC 7797): `<header>..<signature>` beside the content.
 * Leaves alone: what the content means, when it was said and to whom; that is part of the content.
 */
import { flattenedVerify, FlattenedSign, importJWK } from "jose";

import { ExpiringCache } from "./expiring-cache";
import { IDENTITY_ALGORITHM } from "./identity-token";
import type { Jwk, SigningJwk } from "./jwk";
import { refusal, refusalOf } from "./token-error";
import type { TrustStore } from "./trust-store";

const WHAT = "signature refused";
const MAX_CACHED_KEYS = 2_000;
const KEY_KEPT_MS = 3_600_000;

/** Signs contents of one type for one issuer. */
export class ContentSigner {
  private readonly key: ReturnType<typeof importJWK>;

  /** @param type the JWS `typ`: keeps contents of different kinds, and identities, apart (RFC 8725, 3.11). */
  constructor(
    key: SigningJwk,
    private readonly type: string,
  ) {
    this.key = importJWK({ ...key }, IDENTITY_ALGORITHM);
    // A key that cannot be imported is reported by the first sign(), not as an unhandled rejection before it.
    this.key.catch(() => undefined);
  }

  /** The signature of the content: a detached JWS. */
  async sign(content: Uint8Array): Promise<string> {
    const header = { alg: IDENTITY_ALGORITHM, typ: this.type, b64: false, crit: ["b64"] };
    const { protected: head = "", signature } = await new FlattenedSign(content)
      .setProtectedHeader(header)
      .sign(await this.key);
    return `${head}..${signature}`;
  }
}

/** Verifies signatures over contents of one type. */
export class ContentVerifier {
  private readonly keys = new ExpiringCache<ReturnType<typeof importJWK>>(MAX_CACHED_KEYS);

  constructor(
    private readonly trust: TrustStore,
    private readonly type: string,
  ) {}

  /**
   * Resolves when the issuer has signed exactly this content.
   *
   * @throws {HubError} UNAUTHENTICATED when it has not; what the trust store throws goes through.
   */
  async verify(issuer: string, content: Uint8Array, signature: string): Promise<void> {
    const [head, payload, tail] = signature.split(".");
    if (head === undefined || payload !== "" || tail === undefined) throw refusal(WHAT, "it is no detached JWS");
    const key = await this.trust.publicKey(issuer);
    if (key === undefined) throw refusal(WHAT, `issuer "${issuer}" is not trusted here`);
    const type = await this.typeOf({ protected: head, payload: content, signature: tail }, key);
    if (type !== this.type) throw refusal(WHAT, `its type is not ${this.type}`);
  }

  private async typeOf(jws: Parameters<typeof flattenedVerify>[0], key: Jwk): Promise<string | undefined> {
    try {
      const { protectedHeader } = await flattenedVerify(jws, await this.importKey(key), {
        algorithms: [IDENTITY_ALGORITHM],
      });
      return protectedHeader?.typ;
    } catch (error) {
      // Also an ordinary JWS: bytes are taken for a content only where its header says so (b64)
      throw refusalOf(WHAT, error);
    }
  }

  private importKey(key: Jwk): ReturnType<typeof importJWK> {
    const nowMs = Date.now();
    const known = this.keys.get(key.x, nowMs);
    if (known !== undefined) return known;
    const imported = importJWK({ ...key }, IDENTITY_ALGORITHM);
    this.keys.set(key.x, imported, nowMs + KEY_KEPT_MS);
    return imported;
  }
}
