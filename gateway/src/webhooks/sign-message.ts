/*
 * Messages by the Standard Webhooks scheme: `v1,` and the base64 of HMAC-SHA256 over `<id>.<timestamp>.<body>`. Pure.
 * By hand because it is these lines; the tests verify with the scheme's own library.
 */
import { createHash, createHmac } from "node:crypto";

const PREFIX = "whsec_";
const KEY_BYTES = { min: 24, max: 64 } as const;

/** Whether the text is a secret of the scheme: `whsec_` and the base64 of 24 to 64 bytes. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const key = keyOf(text);
  return (
    key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max && key.toString("base64") === text.slice(PREFIX.length)
  );
}

/** Names the delivery of one event to one webhook: the same over every attempt, takeover and replay. */
export function messageIdOf(webhookId: string, cursor: string): string {
  return `msg_${createHash("sha256").update(`${webhookId}\n${cursor}`).digest("base64url").slice(0, 27)}`;
}

/** The headers that a receiver verifies by. @param at the moment of this attempt */
export function signatureHeaders(
  secret: string,
  message: { readonly id: string; readonly body: string },
  at: Date,
): Readonly<Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signed = createHmac("sha256", keyOf(secret)).update(`${message.id}.${timestamp}.${message.body}`);
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signed.digest("base64")}`,
  };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), "base64");
}
