import { randomBytes } from "node:crypto";
import { generateSigningKey } from "@park-hub/identity";
import { WebhookSecrets } from "./webhook-secrets";

const ID = "match:01ARZ3NDEKTSV4RRFFQ69G5FAV";
/** What the column holds. */
const COLUMN_LENGTH = 120;

describe("WebhookSecrets", () => {
  let secrets: WebhookSecrets;
  beforeAll(async () => {
    secrets = new WebhookSecrets(await generateSigningKey());
  });

  it.each([24, 32, 64])(
    "opens what it sealed of %d bytes; what is stored fits its column and shows nothing",
    (length) => {
      const bytes = randomBytes(length);
      const secret = `whsec_${bytes.toString("base64")}`;
      const stored = secrets.seal(ID, secret);
      expect(stored.length).toBeLessThanOrEqual(COLUMN_LENGTH);
      expect(Buffer.from(stored, "base64url").includes(bytes)).toBe(false);
      expect(secrets.isPlain(stored)).toBe(false);
      expect(secrets.open(ID, stored)).toBe(secret);
    },
  );

  it("opens nothing of another key, another webhook, or what was changed", async () => {
    const stored = secrets.seal(ID, `whsec_${randomBytes(32).toString("base64")}`);
    const other = new WebhookSecrets(await generateSigningKey());
    const changed = `${stored.slice(0, 10)}${stored[10] === "A" ? "B" : "A"}${stored.slice(11)}`;
    expect(other.open(ID, stored)).toBeNull();
    expect(secrets.open("match:01BX5ZZKBKACTAV9WEVGEMMVRZ", stored)).toBeNull();
    for (const text of [changed, "", "v1.", "v1.AAAA", "v2.whatever"]) expect(secrets.open(ID, text)).toBeNull();
  });

  it("reads rows of before, and refuses to seal what is no secret of the scheme", () => {
    const plain = `whsec_${randomBytes(32).toString("base64")}`;
    expect([secrets.isPlain(plain), secrets.open(ID, plain)]).toEqual([true, plain]);
    for (const text of ["hunter2", "whsec_not base64!", "whsec_QQ"]) {
      expect(() => secrets.seal(ID, text)).toThrow(expect.objectContaining({ code: "BAD_REQUEST" }));
    }
  });
});
