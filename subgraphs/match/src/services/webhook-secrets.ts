/*
 * Secrets of webhooks as the database has them: AES-256-GCM under a key that is made of match's signing key and the
 * webhook's id (HKDF-SHA256), so a copy of the database alone signs nothing and a secret is good in its own row only.
 * Rows of before the sealing hold the secret itself and stay readable. Pure.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { HubError } from "@park-hub/errors";
import type { SigningJwk } from "@park-hub/identity";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const TAG_BYTES = 16;
/** A webhook's key seals one secret in its life, so the nonce need not differ. */
const NONCE = Buffer.alloc(12);
const SEALED = "v1.";
const PLAIN = "whsec_";
const SECRET_BYTES = 32;

/** A new secret of the Standard Webhooks scheme. */
export function newWebhookSecret(): string {
  return textOf(randomBytes(SECRET_BYTES));
}

/** Seals and opens secrets. Every match process of a hub has the same signing key, and so opens what another sealed. */
export class WebhookSecrets {
  readonly #root: Buffer;

  constructor(signingKey: Pick<SigningJwk, "d">) {
    this.#root = Buffer.from(signingKey.d, "base64url");
  }

  /** Whether the stored text is a secret itself, which can be sealed. */
  isPlain(stored: string): boolean {
    return stored === textOf(bytesOf(stored));
  }

  /**
   * What is stored of a secret.
   *
   * @param secret `whsec_` and the base64 of at most 64 bytes.
   * @throws {HubError} BAD_REQUEST for any other text
   */
  seal(webhookId: string, secret: string): string {
    if (!this.isPlain(secret)) {
      throw new HubError(
        "BAD_REQUEST",
        "the secret of a webhook is not whsec_ and base64, as Standard Webhooks has it",
      );
    }
    const cipher = createCipheriv(CIPHER, this.#keyOf(webhookId), NONCE);
    const sealed = Buffer.concat([cipher.update(bytesOf(secret)), cipher.final(), cipher.getAuthTag()]);
    return SEALED + sealed.toString("base64url");
  }

  /** The secret; null when another key, or another webhook's, sealed it. */
  open(webhookId: string, stored: string): string | null {
    if (stored.startsWith(PLAIN)) return stored;
    const sealed = Buffer.from(stored.slice(SEALED.length), "base64url");
    if (!stored.startsWith(SEALED) || sealed.length <= TAG_BYTES) return null;
    const decipher = createDecipheriv(CIPHER, this.#keyOf(webhookId), NONCE);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const bytes = decipher.update(sealed.subarray(0, -TAG_BYTES));
    try {
      return textOf(Buffer.concat([bytes, decipher.final()]));
    } catch {
      // The tag does not fit: this is how the cipher says that the key is another one.
      return null;
    }
  }

  #keyOf(webhookId: string): Buffer {
    return Buffer.from(hkdfSync("sha256", this.#root, "park-hub", `webhook secret ${webhookId}`, KEY_BYTES));
  }
}

function bytesOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PLAIN.length), "base64");
}

function textOf(bytes: Buffer): string {
  return PLAIN + bytes.toString("base64");
}
