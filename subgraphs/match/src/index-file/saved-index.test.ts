import { readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { temporaryDirectory, type TemporaryDirectory } from "@park-hub/testkit";
import {
  FIELD_LEXICON,
  sampleDemand,
  sampleMeta,
  sampleOrganization,
  samplePlacement,
  sampleProject,
  sampleResource,
  sampleSubject,
} from "../../tests/engine-objects";
import { rankDemands, rankOrganizations, rankProjects, rankResources, projectPage } from "../engine/find";
import { matchDemand } from "../engine/match-demand";
import { MatchIndex } from "../engine/match-index";
import { matchProject } from "../engine/match-project";
import { suitableResources } from "../engine/suitable-resources";
import { EMPTY_LEXICON, type Lexicon } from "../model/lexicon";
import { IndexSaver } from "./saved-index";

const POSITION = { epoch: "log-1", seq: 17 };
const TEXTS = ["楼道旧物 交换集市", "陪老人聊天 𠮷野家", "邻里调解室", "", "AED 急救 100 次"] as const;

const change = fc.oneof(
  fc.record({ kind: fc.constant("project" as const), at: fc.nat(5), text: fc.nat(4), owner: fc.nat(2) }),
  fc.record({ kind: fc.constant("demand" as const), at: fc.nat(5), text: fc.nat(4), owner: fc.nat(2) }),
  fc.record({ kind: fc.constant("resource" as const), at: fc.nat(5), text: fc.nat(4), owner: fc.nat(2) }),
  fc.record({ kind: fc.constant("organization" as const), at: fc.nat(2), text: fc.nat(4), owner: fc.nat(2) }),
  fc.record({ kind: fc.constant("placement" as const), at: fc.nat(3), text: fc.nat(4), owner: fc.nat(2) }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat(5), text: fc.nat(3), owner: fc.nat(2) }),
);
type Step = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(index: MatchIndex, { kind, at, text, owner }: Step): void {
  const title = TEXTS[text] ?? "";
  const meta = sampleMeta({ siteCode: owner === 0 ? "park" : "baihe" });
  if (kind === "project") index.upsertProject(sampleProject(`p-${at}`, { title, organizationId: `o-${owner}` }), meta);
  else if (kind === "demand") index.upsertDemand(sampleDemand(`d-${at}`, { title }), meta);
  else if (kind === "resource") index.upsertResource(sampleResource(`r-${at}`, { title }), meta);
  else if (kind === "organization") index.upsertOrganization(sampleOrganization(`o-${at}`, { name: title }), meta);
  else if (kind === "placement") {
    index.upsertPlacement(samplePlacement(`pl-${at}`, { projectId: `p-${owner}`, demandId: `d-${owner}` }), meta);
  } else index.remove(`${["p", "d", "r", "o"][text]}-${at}`);
}

/** All that an index says, without what depends on how it came about. */
function answersOf(index: MatchIndex): unknown {
  const found = TEXTS.flatMap((text) => {
    const projects = rankProjects(index, { text });
    return [
      { ...projects, generation: 0 },
      projectPage(index, projects, 0, 10),
      { ...rankDemands(index, { text }), generation: 0 },
      { ...rankResources(index, { text }), generation: 0 },
      { ...rankOrganizations(index, { text }), generation: 0 },
    ];
  });
  const matches = matchDemand(index, sampleSubject(), { limit: 10 });
  const demands = matchProject(index, "p-1");
  return structuredClone({
    found: found.map((answer) => JSON.stringify(answer)),
    matches,
    demands,
    resources: suitableResources(index, sampleSubject()),
    counts: index.counts(),
    newestDay: index.newestDay,
  });
}

describe("IndexSaver", () => {
  let directory: TemporaryDirectory;
  let file = "";
  const logged: string[] = [];

  beforeEach(() => {
    directory = temporaryDirectory("saved-index");
    file = join(directory.path, "index.bin");
    logged.length = 0;
  });
  afterEach(() => directory.dispose());

  const saverOf = (index: MatchIndex): IndexSaver =>
    new IndexSaver({
      file,
      search: { index, thread: null },
      position: () => POSITION,
      everyMs: 60_000,
      logger: { info: () => undefined, warn: (_fields, message) => void logged.push(message) },
    });

  async function restored(lexicon: Lexicon = FIELD_LEXICON, isSearched = true): Promise<MatchIndex | null> {
    const index = new MatchIndex(lexicon, { isSearched });
    const saved = await saverOf(index).find();
    if (saved === null) return null;
    expect(saved.position).toEqual(POSITION);
    await saved.fill(index);
    return index;
  }

  async function savedFile(): Promise<void> {
    const index = new MatchIndex(FIELD_LEXICON);
    index.upsertProject(sampleProject("p-1"), sampleMeta());
    await saverOf(index).save();
  }

  it("brings back an index that answers as the saved one and as one built anew, and goes on alike", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 30 }),
        fc.array(change, { maxLength: 10 }),
        async (before, after) => {
          const index = new MatchIndex(FIELD_LEXICON);
          before.forEach((step) => apply(index, step));
          await saverOf(index).save();
          const copy = await restored();
          if (copy === null) throw new Error("the saved index was not found");
          expect(answersOf(copy)).toEqual(answersOf(index));
          for (const step of after) [index, copy].forEach((one) => apply(one, step));
          expect(answersOf(copy)).toEqual(answersOf(index));
          expect(answersOf(copy)).toEqual(answersOf(builtAnew(copy)));
        },
      ),
      { numRuns: 15 },
    );
  });

  it("gives an index that is not searched the objects alone", async () => {
    await savedFile();
    const index = await restored(FIELD_LEXICON, false);
    expect(index?.project("p-1")?.value).toEqual(sampleProject("p-1"));
  });

  it("has nothing to say without a file", async () => {
    expect(await restored()).toBeNull();
    expect(logged).toEqual([]);
  });

  it.each([
    ["is no index", () => writeFileSync(file, "not an index")],
    ["is empty", () => truncateSync(file, 0)],
    ["is cut off", () => truncateSync(file, readFileSync(file).length - 1)],
    ["is of another version", () => rewriteHead((head) => head.replace(/"format":\d+/, '"format":0'))],
    ["is of another byte order", () => rewriteHead((head) => head.replace(/"byteOrder":"\w\w"/, '"byteOrder":"XE"'))],
  ])("ignores a file that %s, with one line in the log", async (_what, spoil) => {
    await savedFile();
    spoil();
    expect(await restored()).toBeNull();
    expect(logged).toEqual(["the saved index cannot be used; the index is loaded from the stored objects"]);
  });

  it("ignores a file of another lexicon", async () => {
    await savedFile();
    expect(await restored(EMPTY_LEXICON)).toBeNull();
    expect(logged).toHaveLength(1);
  });

  it("refuses damaged sections and leaves the index empty", async () => {
    await savedFile();
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    const at = 65_536 + 40;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
    const index = new MatchIndex(FIELD_LEXICON);
    const saved = await saverOf(index).find();
    await expect(saved?.fill(index)).rejects.toThrow("is damaged");
    expect(index.counts()).toEqual({ projects: 0, demands: 0, resources: 0, organizations: 0, placements: 0 });
  });

  it("is not misled by what another process was writing when it was killed, and clears it away", async () => {
    await savedFile();
    const leftOver = `${file}.1.new`;
    writeFileSync(leftOver, readFileSync(file).subarray(0, 70_000));
    expect(await restored()).not.toBeNull();
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(leftOver, hourAgo, hourAgo);
    await savedFile();
    expect(await restored()).not.toBeNull();
    expect(readdirSync(directory.path)).toEqual(["index.bin"]);
  });

  function rewriteHead(change: (head: string) => string): void {
    const bytes = readFileSync(file);
    const head = change(bytes.toString("utf8", 0, 65_536)).padEnd(65_536);
    writeFileSync(file, Buffer.concat([Buffer.from(head), bytes.subarray(65_536)]));
  }
});

/** An index of the same objects in the same order, built from nothing. */
function builtAnew(from: MatchIndex): MatchIndex {
  const index = new MatchIndex(FIELD_LEXICON);
  for (const { value, meta } of from.organizations.slots.values()) index.upsertOrganization(value, meta);
  for (const { value, meta } of from.projects.slots.values()) index.upsertProject(value, meta);
  for (const { value, meta } of from.demands.slots.values()) index.upsertDemand(value, meta);
  for (const { value, meta } of from.resources.slots.values()) index.upsertResource(value, meta);
  for (const { value, meta } of from.placements.values()) index.upsertPlacement(value, meta);
  return index;
}
