/* `npm start` as a newcomer meets it: the first start, a second one, wrong settings. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataOf } from "@park-hub/dev";
import { freePort, temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";
import { eventually } from "../src/eventually";
import { runProgram, type RunningProgram } from "../src/program";

describe("npm start", () => {
  let folder: TemporaryDirectory;
  let port: number;
  let url: string;
  const running = new Set<RunningProgram>();

  beforeAll(async () => {
    folder = temporaryDirectory("start");
    port = await freePort();
    url = `http://127.0.0.1:${port}/graphql`;
  });
  // A test that failed half-way must not leave its hub to the next one
  afterEach(async () => {
    for (const program of running) program.signal("SIGTERM");
    await Promise.all([...running].map((program) => program.ended));
    running.clear();
  });
  afterAll(() => folder.dispose());
  const start = (...args: string[]) => {
    const program = runProgram("dev", args, { PORT: String(port), HUB_DATA_DIR: folder.path });
    running.add(program);
    return program;
  };
  const stop = async (program: RunningProgram) => {
    program.signal("SIGINT");
    const ended = await program.ended;
    running.delete(program);
    return ended;
  };

  it("starts the same sites with empty lists, says where it is, and stops on Ctrl-C", async () => {
    const program = start("--demo", "none");
    const said = await program.says("The state of the hub");
    expect(said).toContain(url);
    expect(said.match(/curl -s/g)).toHaveLength(3);
    expect(said).toContain("npm run hub -- token --role");
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    const data = await dataOf(url, { query: "{ sites { totalCount } findProjects { totalCount } }" });
    expect(data).toEqual({ sites: { totalCount: 30 }, findProjects: { totalCount: 0 } });
    expect((await stop(program)).code).toBe(0);
  });

  it("imports the demo through the graph once, and finds the data as it was on the next start", async () => {
    const query =
      "{ findProjects { totalCount } findDemands { totalCount } findResources { totalCount } findOrganizations { totalCount } }";
    const counts = {
      findProjects: { totalCount: 120 },
      findDemands: { totalCount: 36 },
      findResources: { totalCount: 42 },
      findOrganizations: { totalCount: 50 },
    };
    const first = start();
    await first.says("The state of the hub");
    expect(await dataOf(url, { query })).toEqual(counts);
    expect((await stop(first)).out).toContain("imported 276 objects");

    const second = start();
    await second.says("The state of the hub");
    expect(await dataOf(url, { query })).toEqual(counts);
    expect((await stop(second)).out).not.toContain("importing");
  });

  it("keeps what a person wrote with a printed token", async () => {
    const program = start();
    await program.says("The state of the hub");
    const token = (
      await runProgram("cli", ["token", "--role", "STATION_WORKER", "--site", "baihe"], { HUB_DATA_DIR: folder.path })
        .ended
    ).out.trim();
    const posted = await dataOf(url, {
      query: `mutation { postDemand(input: { site: "baihe", title: "断电前的需求", description: "刚记下就断电" }) { demand { id } } }`,
      token,
    });
    const { demand } = posted.postDemand as { demand: { id: string } };
    const status = await eventually(
      () => runProgram("cli", ["status", "--hub", url], {}).ended,
      ({ code }) => code === 0,
    );
    expect(status.out).toContain("30 sites, 0 in trouble; match knows 30 of 30 sites");
    expect((await stop(program)).code).toBe(0);
    const again = start();
    await again.says("The state of the hub");
    const read = await dataOf(url, { query: `{ demand(id: "${demand.id}") { title } }` });
    expect(read).toEqual({ demand: { title: "断电前的需求" } });
    await stop(again);
  });

  it.each([
    [{ PORT: "4000.5" }, 'PORT "4000.5" must be a whole number from 1 to 65535'],
    [{ HUB_DATABASE_URL: "postgres://u:secret@db" }, "HUB_DATABASE_URL must begin with mysql://"],
  ])("says in one line what will not do: %j", async (env, line) => {
    const ended = await runProgram("dev", [], { HUB_DATA_DIR: folder.path, ...env }).ended;
    expect(ended.code).toBe(1);
    expect(ended.err.trim().split("\n")).toHaveLength(1);
    expect(ended.err).toContain(line);
    expect(ended.err).not.toContain("secret");
  });

  it("says in one line that a folder cannot be written, and that a port is in use", async () => {
    const file = join(folder.path, "a-file");
    writeFileSync(file, "");
    const unwritable = await runProgram("dev", [], { HUB_DATA_DIR: join(file, "data"), PORT: String(port) }).ended;
    expect(unwritable.err.trim()).toMatch(/^the hub did not start: HUB_DATA_DIR ".*" must be a folder/);
    const program = start("--demo", "none");
    await program.says("The state of the hub");
    const taken = await runProgram("dev", [], { HUB_DATA_DIR: join(folder.path, "other"), PORT: String(port) }).ended;
    expect(taken.err.trim()).toBe(`the hub did not start: port ${port} is in use; set PORT to another one`);
    const twice = await runProgram("dev", [], { HUB_DATA_DIR: folder.path, PORT: String(await freePort()) }).ended;
    expect(twice.err.trim()).toMatch(/^the hub did not start: a hub \(process \d+\) already runs on/);
    await stop(program);
  });
});
