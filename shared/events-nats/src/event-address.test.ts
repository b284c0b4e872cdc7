import { parseEventAddress } from "./event-address";

describe("parseEventAddress()", () => {
  it.each([
    ["nats://localhost:4222", { server: "nats://localhost:4222", credentials: {}, isTls: false }],
    ["nats://hub:s%40fe@nats:4222", { server: "nats://nats:4222", credentials: { user: "hub", pass: "s@fe" } }],
    ["tls://t0ken@nats.example", { server: "tls://nats.example", credentials: { token: "t0ken" }, isTls: true }],
  ])("takes %s apart and keeps secrets out of what is shown", (url, expected) => {
    expect(parseEventAddress(url)).toMatchObject(expected);
  });
});
