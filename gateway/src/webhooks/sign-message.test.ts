import { Webhook } from "standardwebhooks";

import { isWebhookSecret, messageIdOf, signatureHeaders } from "./sign-message";

const SECRET = `whsec_${Buffer.from("a secret of thirty-two bytes ok!").toString("base64")}`;

describe("signatureHeaders()", () => {
  it("signs as the scheme's own library does", () => {
    const at = new Date("2026-11-20T08:00:00.700Z");
    const message = { id: "msg_1", body: '{"type":"webhook.test","text":"测试"}' };
    const headers = signatureHeaders(SECRET, message, at);
    expect(headers).toEqual({
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(SECRET).sign("msg_1", at, message.body),
    });
  });
});

describe("messageIdOf()", () => {
  it("depends on webhook and cursor, and on nothing else", () => {
    const ids = [messageIdOf("match:A", "c-1"), messageIdOf("match:A", "c-2"), messageIdOf("match:B", "c-1")];
    expect(new Set(ids).size).toBe(3);
    expect(messageIdOf("match:A", "c-1")).toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^msg_[\w-]{27}$/);
  });
});

describe("isWebhookSecret()", () => {
  it.each([
    [SECRET, true],
    [`whsec_${Buffer.alloc(24).toString("base64")}`, true],
    [`whsec_${Buffer.alloc(64).toString("base64")}`, true],
    [`whsec_${Buffer.alloc(23).toString("base64")}`, false],
    [`whsec_${Buffer.alloc(65).toString("base64")}`, false],
    [SECRET.slice("whsec_".length), false],
    ["whsec_not base64 at all, but long enough", false],
    ["", false],
  ])("of %s is %s", (text, isSecret) => {
    expect(isWebhookSecret(text)).toBe(isSecret);
  });
});
