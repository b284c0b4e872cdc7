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
});
