import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { collectCleanup, temporaryDirectory } from "@park-hub/testkit";
import { LexiconFile, readLexicon } from "../src/consumers/lexicon-file";
import { EMPTY_LEXICON, type Lexicon } from "../src/model/lexicon";

describe("LexiconFile", () => {
  const cleanup = collectCleanup();
  afterEach(() => cleanup.dispose());

  async function follow(file: string) {
    const seen: Lexicon[] = [];
    const problems: unknown[] = [];
    let wake: () => void = () => undefined;
    const told = (): Promise<void> => new Promise((resolve) => (wake = resolve));
    const onChange = (lexicon: Lexicon): void => {
      seen.push(lexicon);
      wake();
    };
    const onProblem = (problem: unknown): void => {
      problems.push(problem);
      wake();
    };
    const followed = await LexiconFile.follow({ file, onChange, onProblem, pollMs: 5 });
    return { seen, problems, told, followed: cleanup.add(followed, (opened) => opened.close()) };
  }

  function newFile(lexicon: object = EMPTY_LEXICON): string {
    const directory = cleanup.add(temporaryDirectory("lexicon"), (made) => made.dispose());
    const file = join(directory.path, "lexicon.json");
    writeFileSync(file, JSON.stringify(lexicon));
    return file;
  }

  it("reads the file again when it changes, and keeps the last good lexicon when it is broken", async () => {
    const file = newFile();
    const { seen, problems, told } = await follow(file);
    const first = told();
    writeFileSync(file, JSON.stringify({ ...EMPTY_LEXICON, stopWords: ["的"] }));
    utimesSync(file, 1_000, 1_000);
    await first;
    expect(seen.at(-1)?.stopWords).toEqual(["的"]);
    const second = told();
    writeFileSync(file, "{");
    utimesSync(file, 2_000, 2_000);
    await second;
    expect(problems.at(-1)).toMatchObject({ code: "CONFIG_INVALID", message: expect.stringContaining(file) });
  });

  it("keeps the last good lexicon when a phrase breaks a rule, and says which", async () => {
    const file = newFile();
    const { seen, problems, followed } = await follow(file);
    await followed.reload();
    const concepts = [{ id: "riders", label: "新就业群体", words: ["冬天…冷…小哥"] }];
    writeFileSync(file, JSON.stringify({ ...EMPTY_LEXICON, concepts }));
    await followed.reload();
    expect(seen).toEqual([EMPTY_LEXICON]);
    const message = expect.stringContaining("concept riders: the phrase 冬天…冷…小哥 has 2 gaps");
    expect(problems).toEqual([expect.objectContaining({ code: "CONFIG_INVALID", message })]);
  });

  it("reads the file again when asked", async () => {
    const { seen, followed } = await follow(newFile());
    await followed.reload();
    expect(seen).toEqual([EMPTY_LEXICON]);
  });

  it("reads the lexicon that match brings along", async () => {
    const { concepts } = await readLexicon(join(__dirname, "..", "lexicon", "community-work.json"));
    expect(concepts.length).toBeGreaterThan(10);
  });

  it("says which file is missing", async () => {
    await expect(readLexicon("/nowhere/lexicon.json")).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining("/nowhere/lexicon.json"),
    });
  });
});
