/*
 * Commit to client: one demand after the other is posted while a graphql-ws and a graphql-sse client follow.
 * The clock starts with the time that the site gave the change, just before its commit, and again when the
 * mutation was sent; it stops when the client library hands the event over.
 */
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWsClient } from "graphql-ws";
import WebSocket from "ws";
import type { MeasuredTable } from "../report/write-table";
import { percentile } from "../report/percentile";
import { FOLLOW, startLiveHub, type LiveHub } from "./live-hub";

const EVENTS = 400;
const WARM_UP = 50;

interface Event {
  readonly at: string;
  readonly demandId: string | null;
}

/** Arrivals by demand. */
class Arrivals {
  readonly #waiting = new Map<string, () => void>();
  readonly arrived = new Map<string, { readonly at: number; readonly committedAt: number }>();

  note({ at, demandId }: Event): void {
    if (demandId === null) return;
    this.arrived.set(demandId, { at: performance.timeOrigin + performance.now(), committedAt: Date.parse(at) });
    this.#waiting.get(demandId)?.();
    this.#waiting.delete(demandId);
  }

  of(demandId: string): Promise<void> {
    if (this.arrived.has(demandId)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.set(demandId, resolve));
  }
}

type Results = AsyncIterableIterator<{ readonly data?: unknown }>;

function follow(results: Results): { arrivals: Arrivals; ready: Promise<void>; stop: () => void } {
  const arrivals = new Arrivals();
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const run = async (): Promise<void> => {
    for await (const { data } of results) {
      isReady();
      arrivals.note((data as { demandPosted: Event }).demandPosted);
    }
  };
  // Ends with an error when the hub is stopped: nobody waits for it then.
  run().catch(() => undefined);
  return { arrivals, ready, stop: () => void results.return?.() };
}

async function measureOne(live: LiveHub, how: string): Promise<MeasuredTable["rows"]> {
  const ws = createWsClient({ url: live.hub.url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
  const sse = createSseClient({ url: live.hub.url, retryAttempts: 0 });
  const followers = [
    { name: "graphql-ws", ...follow(ws.iterate({ query: FOLLOW })) },
    { name: "graphql-sse", ...follow(sse.iterate({ query: FOLLOW })) },
  ];
  await Promise.all(followers.map(({ ready }) => ready));
  const sent = new Map<string, number>();
  for (let number = 0; number < WARM_UP + EVENTS; number++) {
    const at = performance.timeOrigin + performance.now();
    const id = await live.post(number);
    if (number >= WARM_UP) sent.set(id, at);
    await Promise.all(followers.map(({ arrivals }) => arrivals.of(id)));
  }
  followers.forEach(({ stop }) => stop());
  await ws.dispose();
  sse.dispose();
  return followers.map(({ name, arrivals }) => {
    const fromCommit: number[] = [];
    const fromMutation: number[] = [];
    for (const [id, at] of sent) {
      const arrival = arrivals.arrived.get(id);
      if (arrival === undefined) continue;
      fromCommit.push(arrival.at - arrival.committedAt);
      fromMutation.push(arrival.at - at);
    }
    const shown = [fromCommit, fromMutation].flatMap((all) => [percentile(all, 0.5), percentile(all, 0.99)]);
    return [name, how, ...shown.map((ms) => ms.toFixed(1))];
  });
}

/** Measures each way of following the sites: HTTP, and others where settings are given. */
export async function measureLatency(
  ways: readonly { readonly name: string; readonly env: Readonly<Record<string, string>> }[],
): Promise<MeasuredTable> {
  const rows: MeasuredTable["rows"][number][] = [];
  for (const { name, env } of ways) {
    const live = await startLiveHub(env);
    try {
      rows.push(...(await measureOne(live, name)));
    } finally {
      await live.stop();
    }
  }
  return {
    columns: ["client", "feed", "commit to client p50 ms", "p99 ms", "mutation to client p50 ms", "p99 ms"],
    rows,
    notes: [
      `${EVENTS} demands posted one after the other at ten sites, embedded databases, everything on one machine.`,
    ],
  };
}
