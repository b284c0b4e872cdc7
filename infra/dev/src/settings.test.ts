import { readStartSettings } from "./settings";

describe("readStartSettings()", () => {
  it("defaults to the demo on port 4000 and embedded files in .data", () => {
    expect(readStartSettings([], {}, "/hub")).toEqual({
      demo: "yinzhou",
      port: 4000,
      dataDir: "/hub/.data",
      databaseUrl: undefined,
    });
  });

  it("starts empty with --demo none", () => {
    expect(readStartSettings(["--demo", "none"], {}, "/hub").demo).toBeNull();
  });

  it.each(["0", "70000", "four", "4000.5"])("refuses PORT %s and names it", (port) => {
    expect(() => readStartSettings([], { PORT: port }, "/hub")).toThrow(`PORT "${port}" must be a whole number`);
  });

  it("never shows a database URL that will not do", () => {
    expect(() => readStartSettings([], { HUB_DATABASE_URL: "postgres://u:secret@db" }, "/hub")).toThrow(
      /HUB_DATABASE_URL must begin/,
    );
    expect(() => readStartSettings([], { HUB_DATABASE_URL: "postgres://u:secret@db" }, "/hub")).not.toThrow(/secret/);
  });

  it("names a flag that it does not know", () => {
    expect(() => readStartSettings(["--demos"], {}, "/hub")).toThrow("--demos");
  });
});
