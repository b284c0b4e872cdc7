import { contractSdl } from "./contract-sdl";
import { stripForComposition } from "./strip-for-composition";

describe("stripForComposition()", () => {
  it("takes out uses, imports and definition of what the gateway reads itself", () => {
    const stripped = stripForComposition(contractSdl("park"));
    expect(stripped).not.toMatch(/authenticated|requiresScopes|routedBy/);
    expect(stripped).toContain('"@key"');
    expect(stripped).toContain("registerSite");
  });
});
