import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { contractSdl } from "@park-hub/contracts";

import { checkCommand } from "./check";

describe("hub check", () => {
  const folder = mkdtempSync(join(tmpdir(), "hub-check-"));
  const file = join(folder, "schema.graphql");
  afterAll(() => rmSync(folder, { recursive: true }));

  async function check(sdl: string, ...flags: readonly string[]) {
    writeFileSync(file, sdl);
    const lines: string[] = [];
    const terminal = { env: {}, out: (line: string) => void lines.push(line), err: jest.fn(), isInteractive: false };
    return { code: await checkCommand.run([file, ...flags], terminal), lines };
  }

  const contract = contractSdl("lists");

  it.each([
    ["SAME", contract, 0, []],
    ["AHEAD", `${contract}\ntype Extra { a: Int }`, 0, ["- type Extra is not in the contract"]],
    ["BEHIND", contract.replace(/^.*\n.*\bresource\(.*\n/m, ""), 0, ["- field Query.resource is missing"]],
    ["INCOMPATIBLE", contract.replace("): ProjectConnection", "): [Project]"), 1, [expect.stringMatching(/^- /)]],
  ])("says %s and lists the differences", async (state, sdl, code, differences) => {
    const checked = await check(sdl, "--graph", "lists");
    expect(checked.lines[0]).toMatch(new RegExp(`^${state}: `));
    expect([checked.code, checked.lines.slice(1)]).toEqual([code, differences]);
  });

  it("takes a graph's own part without the shared fragment", async () => {
    const own = contract.slice(contract.indexOf("# The graph `lists`"));
    expect((await check(own, "--graph", "lists")).lines).toEqual(["SAME: it is the contract"]);
  });

  it.each([
    [[], "--graph is needed"],
    [["--graph", "directory"], '--graph "directory" is no contract'],
  ])("refuses %j", async (flags, message) => {
    await expect(check(contract, ...flags)).rejects.toThrow(message);
  });
});
