import { readStartSettings } from "./settings";

describe("readStartSettings()", () => {
  it("defaults to the demo on port 4000 and embedded files in .data", () => {
    expect(readStartSettings([], {}, "/hub")).toEqual({
      demo: "yinzhou",
      port: 4000,
      dataDir: "/hub/.data",
      databaseUrl: undefined,
      broker: null,
      matchProcesses: 1,
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

  it("takes a broker, and never shows a broker's URL that will not do", () => {
    const { broker } = readStartSettings([], { HUB_EVENTS: "nats://nats:4222", HUB_EVENTS_PREFIX: "yinzhou" }, "/hub");
    expect(broker).toMatchObject({ url: "nats://nats:4222", prefix: "yinzhou" });
    const read = () => readStartSettings([], { HUB_EVENTS: "http://hub:secret@nats:4222" }, "/hub");
    expect(read).toThrow("HUB_EVENTS=*** is not a URL that begins with nats:// or tls://");
    expect(() => readStartSettings([], { HUB_EVENTS_PREFIX: "Hub.1" }, "/hub")).toThrow("HUB_EVENTS_PREFIX=Hub.1");
  });

  it("names a flag that it does not know", () => {
    expect(() => readStartSettings(["--demos"], {}, "/hub")).toThrow("--demos");
  });
});
