import { HUB_ERROR_CODES, HubError } from "./hub-error";

describe("HubError", () => {
  it("carries code, message, details and whether a retry may help", () => {
    const error = new HubError("SITE_UNAVAILABLE", "site baihe did not answer", {
      details: { site: "baihe" },
      retryable: true,
    });
    expect(error).toMatchObject({
      name: "HubError",
      code: "SITE_UNAVAILABLE",
      message: "site baihe did not answer",
      details: { site: "baihe" },
      retryable: true,
    });
    expect(error).toBeInstanceOf(Error);
  });

  it("is not retryable and has no details unless told", () => {
    const error = new HubError("NOT_FOUND", "no such project");
    expect(error.retryable).toBe(false);
    expect(error.details).toEqual({});
  });

  it("keeps the cause for the log and leaves it out of JSON", () => {
    const error = new HubError("STORAGE", "could not save", { cause: new Error("disk at an internal place") });
    expect(error.cause).toBeInstanceOf(Error);
    expect(JSON.stringify(error)).not.toContain("internal place");
  });

  it("has no cause property when none was given", () => {
    expect(Object.hasOwn(new HubError("INTERNAL", "broken"), "cause")).toBe(false);
  });

  it("lists each code once, in upper case", () => {
    expect(new Set(HUB_ERROR_CODES).size).toBe(HUB_ERROR_CODES.length);
    for (const code of HUB_ERROR_CODES) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });
});
