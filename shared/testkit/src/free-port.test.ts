import { once } from "node:events";
import { createServer } from "node:net";
import { freePort } from "./free-port";

describe("freePort()", () => {
  it("gives a port that can be bound", async () => {
    const port = await freePort();
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    expect(server.address()).toMatchObject({ port });
    server.close();
    await once(server, "close");
  });

  it("gives no port that a server or a connection may be given meanwhile", async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, freePort));
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});
