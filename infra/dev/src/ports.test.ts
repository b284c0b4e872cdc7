import { join } from "node:path";

import { temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";

import { PortBook } from "./ports";

describe("PortBook", () => {
  let folder: TemporaryDirectory;
  beforeEach(() => {
    folder = temporaryDirectory("ports");
  });
  afterEach(() => folder.dispose());

  const portsOf = async (count: number): Promise<readonly number[]> => {
    const book = new PortBook(join(folder.path, "ports.json"));
    const ports: number[] = [];
    for (let part = 0; part < count; part += 1) ports.push(await book.portOf(`part-${part}`));
    return ports;
  };

  it("gives no two parts one port although none of them listens yet", async () => {
    const ports = await portsOf(500);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it("gives none that the system gives to others meanwhile", async () => {
    expect(Math.max(...(await portsOf(50)))).toBeLessThan(32_768);
  });

  it("remembers them", async () => {
    expect(await portsOf(5)).toEqual(await portsOf(5));
  });
});
