import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { DeliveryClient } from "./delivery-client";
import { TargetJudge } from "./target-rules";

const STRICT = new TargetJudge({ allowsHttp: false, allowedNetworks: [] });
const INTRANET = new TargetJudge({ allowsHttp: true, allowedNetworks: ["10.20.0.0/16", "fd00:20::/32"] });
const SECRET = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;

describe("targets of webhooks", () => {
  it.each([
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a01:203",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "not an address",
  ])("HOOK-14 refuses the address %s", (address) => {
    expect(STRICT.allows(address)).toBe(false);
  });

  it.each(["8.8.8.8", "114.114.114.114", "172.32.0.1", "::ffff:8.8.8.8", "2400:3200::1"])(
    "HOOK-14 takes the public address %s",
    (address) => {
      expect(STRICT.allows(address)).toBe(true);
    },
  );

  it("HOOK-14 takes what the configuration allows, and nothing beside it", () => {
    const judged = ["10.20.3.4", "::ffff:10.20.3.4", "fd00:20::9", "10.21.0.1", "127.0.0.1", "::1"];
    expect(judged.map((address) => INTRANET.allows(address))).toEqual([true, true, true, false, false, false]);
  });

  it.each([
    ["http://hooks.example/", "FORBIDDEN"],
    ["ftp://hooks.example/", "BAD_FORMAT"],
    ["javascript:alert(1)", "BAD_FORMAT"],
    ["hooks.example/park", "BAD_FORMAT"],
    ["https://user:word@hooks.example/", "BAD_FORMAT"],
    [`https://hooks.example/${"x".repeat(2_000)}`, "TOO_LONG"],
    ["https://127.0.0.1/", "FORBIDDEN"],
    ["https://0x7f.1/", "FORBIDDEN"],
    ["https://2130706433/", "FORBIDDEN"],
    ["https://[::1]/", "FORBIDDEN"],
    ["https://[::ffff:7f00:1]/", "FORBIDDEN"],
    ["https://169.254.169.254/latest/meta-data", "FORBIDDEN"],
  ])("HOOK-14 refuses %s at the registration", (url, code) => {
    expect(STRICT.problemOf(url)).toMatchObject({ code, message: expect.stringMatching(/\p{Script=Han}/u) as string });
  });

  it("HOOK-14 takes an https name, and finds out what it resolves to", async () => {
    expect(STRICT.problemOf("https://localhost:8443/park")).toBeNull();
    expect(await STRICT.resolvedProblemOf("https://localhost:8443/park")).toMatchObject({ code: "FORBIDDEN" });
    expect(await STRICT.resolvedProblemOf("https://no-such-name.invalid/")).toBeNull();
  });

  it.each(["localhost", "127.0.0.1"])("HOOK-14 makes no connection to %s, whatever was registered", async (host) => {
    let connections = 0;
    const server = createServer((_request, response) => response.end());
    server.on("connection", () => (connections += 1));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const client = new DeliveryClient(INTRANET, 20_000);
    try {
      const url = `http://${host}:${(server.address() as AddressInfo).port}/`;
      const signal = new AbortController().signal;
      const outcome = await client.post({ url, secret: SECRET, messageId: "msg_1", body: "{}", signal });
      expect(outcome).toMatchObject({
        kind: "away",
        status: null,
        error: expect.stringContaining("不被允许") as string,
      });
      expect(connections).toBe(0);
    } finally {
      await client.close();
      server.close();
    }
  });
});
