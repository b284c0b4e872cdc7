/*
 * The one kind of key that the hub signs with: Ed25519 as a JWK (RFC 8037).
 * Pure but for generateSigningKey(), which reads randomness. Leaves alone: files (signing-key-file.ts).
 */
import { HubError } from "@park-hub/errors";
import { exportJWK, generateKeyPair } from "jose";
import { z } from "zod";

const KEY_PART = /^[A-Za-z0-9_-]{43}$/;

/** Parses a public key; what else the JWK carries (kid, use, a private part) is dropped. */
export const jwkSchema = z.object({
  kty: z.literal("OKP", { error: "kty must be OKP" }),
  crv: z.literal("Ed25519", { error: "crv must be Ed25519" }),
  x: z.string({ error: "x must be a text" }).regex(KEY_PART, "x must be 32 bytes in base64url"),
});

const signingJwkSchema = jwkSchema.extend({
  d: z.string({ error: "d must be a text" }).regex(KEY_PART, "d must be 32 bytes in base64url"),
});

/** A public Ed25519 key as a JWK. */
export type Jwk = Readonly<z.infer<typeof jwkSchema>>;

/** A private Ed25519 key as a JWK: never leaves the process that signs with it. */
export type SigningJwk = Readonly<z.infer<typeof signingJwkSchema>>;

/** A new key to sign with. */
export async function generateSigningKey(): Promise<SigningJwk> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return parseSigningJwk(await exportJWK(privateKey), "a generated key");
}

/** The public half, safe to hand out. */
export function publicKeyOf(key: Jwk | SigningJwk): Jwk {
  return { kty: key.kty, crv: key.crv, x: key.x };
}

/**
 * A public key of what a file or a request said.
 *
 * @throws {HubError} CONFIG_INVALID naming `what` and each rule that is broken.
 */
export function parseJwk(value: unknown, what: string): Jwk {
  return parseKey(jwkSchema, value, what);
}

/**
 * A private key of what a file said; the message never shows the key.
 *
 * @throws {HubError} CONFIG_INVALID naming `what` and each rule that is broken.
 */
export function parseSigningJwk(value: unknown, what: string): SigningJwk {
  return parseKey(signingJwkSchema, value, what);
}

function parseKey<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const rules = parsed.error.issues.map((issue) => issue.message).join("; ");
  throw new HubError("CONFIG_INVALID", `${what} is not an Ed25519 key as a JWK: ${rules}`);
}
