import { setImmediate } from "node:timers/promises";
import type { Change } from "./change";
import { FeedInbox, type InboxItem } from "./feed-inbox";
import type { FeedEvent } from "./feed-protocol";

function changeEvent(site: string, seq: number, epoch = "e"): Extract<FeedEvent, { type: "change" }> {
  const rest = { at: "2026-03-01T08:00:00.000Z", kind: "PROJECT", version: 1, payload: null };
  const change: Change = { seq, action: "CREATED", objectId: `${site}:${seq}`, visibility: { public: true }, ...rest };
  return { type: "change", site, epoch, change };
}

function inboxOf(limits = { batchSize: 3, size: 100 }): FeedInbox {
  return new FeedInbox(
    new Map([
      ["a", { epoch: "e", seq: 0 }],
      ["b", { epoch: "e", seq: 5 }],
      ["c", null],
    ]),
    limits,
  );
}

const shapeOf = (item: InboxItem | undefined): unknown =>
  item?.type === "changes" ? [item.site, ...item.changes.map((change) => change.seq)] : item?.type;

describe("FeedInbox", () => {
  it("hands over each site's changes in order, together, and the sites in turn", async () => {
    const inbox = inboxOf();
    for (const seq of [1, 2, 3, 4]) {
      await inbox.put(changeEvent("a", seq));
      await inbox.put(changeEvent("b", seq + 5));
    }
    inbox.end();
    const taken: unknown[] = [];
    for (let item = await inbox.take(); item !== undefined; item = await inbox.take()) taken.push(shapeOf(item));
    expect(taken).toEqual([
      ["a", 1, 2, 3],
      ["b", 6, 7, 8],
      ["a", 4],
      ["b", 9],
    ]);
  });

  it.each([
    ["a gap", changeEvent("a", 2)],
    ["a repetition", changeEvent("b", 5)],
    ["another epoch", changeEvent("a", 1, "other")],
    ["a site without a cursor", changeEvent("c", 1)],
    ["a site that nobody asked for", changeEvent("d", 1)],
  ])("refuses %s", async (_what, event) => {
    await expect(inboxOf().put(event)).rejects.toMatchObject({ code: "SITE_BAD_ANSWER" });
  });

  it("takes nothing more in while it is full", async () => {
    const inbox = inboxOf({ batchSize: 1, size: 2 });
    await inbox.put(changeEvent("a", 1));
    let isTaken = false;
    const second = inbox.put(changeEvent("a", 2)).then(() => (isTaken = true));
    await setImmediate();
    expect(isTaken).toBe(false);
    expect(shapeOf(await inbox.take())).toEqual(["a", 1]);
    await second;
    expect(isTaken).toBe(true);
  });

  it("lets go of its reader and its consumer when it ends", async () => {
    const inbox = inboxOf({ batchSize: 1, size: 1 });
    const blocked = inbox.put(changeEvent("a", 1));
    inbox.end();
    await blocked;
    expect(shapeOf(await inbox.take())).toEqual(["a", 1]);
    expect(await inbox.take()).toBeUndefined();
  });
});
