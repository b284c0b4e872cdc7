import { childOf, formatTraceparent, parseTraceparent, startTrace } from "./trace-context";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

describe("parseTraceparent()", () => {
  it("reads what it formats", () => {
    const context = { traceId: TRACE, spanId: SPAN, isSampled: true };
    expect(parseTraceparent(formatTraceparent(context))).toEqual(context);
  });

  it("reads later versions as far as it knows them", () => {
    expect(parseTraceparent(`01-${TRACE}-${SPAN}-00-more`)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled: false });
  });

  it.each([
    ["nothing", undefined],
    ["version ff", `ff-${TRACE}-${SPAN}-01`],
    ["a trace of zeros", `00-${"0".repeat(32)}-${SPAN}-01`],
    ["a span of zeros", `00-${TRACE}-${"0".repeat(16)}-01`],
    ["upper case", `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ["a short text", "00-1-2-01"],
  ])("takes %s for none", (_what, header) => {
    expect(parseTraceparent(header)).toBeNull();
  });
});

describe("childOf()", () => {
  it("stays in the trace", () => {
    const root = startTrace(true);
    const child = childOf(root);
    expect(child).toMatchObject({ traceId: root.traceId, isSampled: true });
    expect(child.spanId).not.toBe(root.spanId);
  });
});
