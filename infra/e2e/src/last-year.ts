/*
 * Last year's contract: this year's without what was added since. A stand-in for a release that is not kept.
 */
import { contractSdl } from "@park-hub/contracts";

/** What this year's contract has and last year's had not, by graph: text and how often it stands there. */
const ADDED: Readonly<Record<"lists" | "placements", readonly (readonly [text: string, times: number])[]>> = {
  lists: [
    // The output field Project.busyUntil and the input fields of its name
    ['  "Busy up to and including this day. 忙至该日。"\n  busyUntil: Date\n', 3],
    // The argument Site.demands(state:)
    ['    "Only these states. 仅这些状态。"\n    state: [DemandState!]\n', 1],
    // A value of ResourceKind
    ['  "Policy. 政策。"\n  POLICY\n', 1],
  ],
  placements: [
    // The output field Placement.declineReason
    ['  "Why it was declined, when DECLINED. 婉拒原因。"\n  declineReason: DeclineReason\n', 1],
  ],
};

/** The contract of last year. @throws {Error} when this year's has changed so that nothing can be taken out. */
export function lastYearsContract(graph: "lists" | "placements"): string {
  return ADDED[graph].reduce((sdl, [text, times]) => {
    const parts = sdl.split(text);
    if (parts.length !== times + 1) throw new Error(`${graph} has ${parts.length - 1} times, not ${times}: ${text}`);
    return parts.join("");
  }, contractSdl(graph));
}
