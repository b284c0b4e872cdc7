import { joinNodeOptions } from "./node-options";

const OWN = ["--max-semi-space-size=64"];

describe("joinNodeOptions()", () => {
  it.each([
    ["nothing", undefined, "--max-semi-space-size=64"],
    ["an empty text", " ", "--max-semi-space-size=64"],
    [
      "other options",
      "--max-old-space-size=4096 --enable-source-maps",
      "--max-old-space-size=4096 --enable-source-maps --max-semi-space-size=64",
    ],
    ["a path with a blank", '--require "/a b/c.js"', '--require "/a b/c.js" --max-semi-space-size=64'],
    ["the same option", "--max-semi-space-size=16 --trace-gc", "--max-semi-space-size=16 --trace-gc"],
    ["the same option with underscores", "--max_semi_space_size=16", "--max_semi_space_size=16"],
    ["the same option and its value apart", "--max-semi-space-size 16", "--max-semi-space-size 16"],
  ])("keeps %s of the user's", (_what, users, joined) => {
    expect(joinNodeOptions(users, OWN)).toBe(joined);
  });
});
