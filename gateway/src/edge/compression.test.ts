import { acceptedEncoding } from "./compression";

describe("acceptedEncoding()", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.5, gzip;q=0.9", "gzip"],
    ["br;q=0.9, gzip;q=0.9", "br"],
    ["gzip;q=0.8, *;q=0.1", "gzip"],
    ["*", "br"],
    ["*;q=0", null],
    ["identity", null],
    ["br;q=much", null],
    ["", null],
    [undefined, null],
  ])("of %s is %s", (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});
