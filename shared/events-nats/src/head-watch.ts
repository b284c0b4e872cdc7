/*
 * Listens to what hosts tell of their sites' heads, and asks them at the start of each session.
 * Promises: only what a site itself signed, a moment ago, and nothing older than what it said before.
 */
import type { Msg } from "@nats-io/nats-core";
import { HubError } from "@park-hub/errors";
import { ContentVerifier, type TrustStore } from "@park-hub/identity";
import type { FeedCursor } from "@park-hub/outbox";
import type { EventSession } from "./event-link";
import { HEAD_TYPE, parseHeadMessage } from "./event-messages";
import { siteOfSubject } from "./event-names";
import { signatureOf } from "./event-stream";

/** How old a head may be, and how far clocks may differ, in ms: whoever repeats one gains nothing after that. */
const MAX_AGE_MS = 20_000;

/** Who is told. */
export interface HeadWatchOptions {
  readonly trust: TrustStore;
  readonly onHead: (site: string, head: FeedCursor) => void;
  readonly onRefused: (site: string, error: unknown) => void;
}

/** Listens from the first session until close(). */
export class HeadWatch {
  readonly #verifier: ContentVerifier;
  readonly #newest = new Map<string, string>();
  #work: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;
  #isClosed = false;

  constructor(private readonly options: HeadWatchOptions) {
    this.#verifier = new ContentVerifier(options.trust, HEAD_TYPE);
  }

  /** Listens in this session from now on. */
  begin({ connection, stream }: EventSession): void {
    const heads = connection.subscribe(stream.names.everyHead);
    connection.publish(stream.names.ask);
    this.#stop = () => heads.unsubscribe();
    const before = this.#work;
    this.#work = before.then(async () => {
      for await (const message of heads) if (!this.#isClosed) await this.#take(message);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    await this.#work;
  }

  async #take({ subject, data, headers }: Msg): Promise<void> {
    const site = siteOfSubject(subject);
    try {
      await this.#verifier.verify(site, data, signatureOf(headers));
      const { epoch, seq, at } = parseHeadMessage(site, data);
      const ageMs = Date.now() - Date.parse(at);
      if (Math.abs(ageMs) > MAX_AGE_MS)
        throw new HubError(
          "UNAUTHENTICATED",
          `a head of site ${site} is ${ageMs} ms old: at most ${MAX_AGE_MS} are taken`,
        );
      if (at < (this.#newest.get(site) ?? "")) return;
      this.#newest.set(site, at);
      this.options.onHead(site, { epoch, seq });
    } catch (error) {
      this.options.onRefused(site, error);
    }
  }
}
