/* A fake hub whose match tells events, and the gateway before it. */
import { collectCleanup } from "@park-hub/testkit";

import type { GatewayOptions } from "../../src/index";
import { startFakeHub, type FakeHub } from "../fake-hub";
import { EventStream, type Opening } from "./event-stream";
import { FakeMatch } from "./fake-match";

/** A fake hub with a match that tells. */
export interface LiveHub {
  readonly hub: FakeHub;
  readonly match: FakeMatch;
  readonly url: string;
  /** Opens an event stream; closed at the end. */
  open(opening: Opening): Promise<EventStream>;
  dispose(): Promise<void>;
}

/** Starts one; `options` change the gateway's. */
export async function startLiveHub(options: Partial<GatewayOptions> = {}): Promise<LiveHub> {
  const cleanup = collectCleanup();
  const match = cleanup.add(await new FakeMatch().start(), (started) => started.kill());
  const resume = { pause: { minMs: 5, maxMs: 20 }, beginWithinMs: 500 };
  // A reader that is there is waited for longer than a busy machine stands still
  const subscriptions = { resume, patienceMs: 3_000, ...options.subscriptions };
  const hub = cleanup.add(await startFakeHub({ matchUrls: [match.url], ...options, subscriptions }), (started) =>
    started.dispose(),
  );
  return {
    hub,
    match,
    get url() {
      return `${hub.gateway.url}/graphql`;
    },
    open: async (opening) =>
      cleanup.add(await EventStream.open(`${hub.gateway.url}/graphql`, opening), (stream) => stream.close()),
    dispose: () => cleanup.dispose(),
  };
}

/** Follows projects across three graphs. */
export const FOLLOW = `subscription Follow($after: String) {
  projectPublished(after: $after) { cursor kind projectId snapshot { title } project { title site { name } } }
}`;
