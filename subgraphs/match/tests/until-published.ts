import { EventLink, type EventBroker, type EventSession } from "@park-hub/events-nats";
import type { FeedCursor } from "@park-hub/outbox";

/** Resolves when the stream holds everything of each site up to its head. */
export async function untilPublished(
  broker: EventBroker,
  cursors: Readonly<Record<string, FeedCursor>>,
): Promise<void> {
  const link = new EventLink({ ...broker, name: "test", onProblem: () => undefined });
  try {
    const { stream } = await new Promise<EventSession>((resolve) => link.onSession(resolve));
    for (const [site, { seq }] of Object.entries(cursors)) {
      for (let isThere = false; !isThere;) isThere = endOf(await stream.last(site)) >= seq;
    }
  } finally {
    await link.close();
  }
}

/** The number of the last change in a message of a site; 0 without a message. */
function endOf(message: { readonly data: Uint8Array } | null): number {
  if (message === null) return 0;
  const { changes } = JSON.parse(Buffer.from(message.data).toString()) as { changes: readonly { seq: number }[] };
  return changes.at(-1)?.seq ?? 0;
}
