import { collectCleanup } from "./cleanup";

describe("collectCleanup()", () => {
  it("undoes the last thing first and gives each thing back", async () => {
    const undone: string[] = [];
    const cleanup = collectCleanup();
    expect(cleanup.add("first", (name) => undone.push(name))).toBe("first");
    cleanup.add("second", async (name) => Promise.resolve(undone.push(name)));
    await cleanup.dispose();
    await cleanup.dispose();
    expect(undone).toEqual(["second", "first"]);
  });

  it("goes on after a failure and reports it at the end", async () => {
    const undone: string[] = [];
    const cleanup = collectCleanup();
    cleanup.add("first", (name) => undone.push(name));
    cleanup.add("second", () => Promise.reject(new Error("stuck")));
    await expect(cleanup.dispose()).rejects.toMatchObject({ errors: [new Error("stuck")] });
    expect(undone).toEqual(["first"]);
  });
});
