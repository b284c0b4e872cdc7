/*
 * Tells the heads of a host's sites over the broker: at the start of a session, every few seconds, when a follower asks, and
 * when a site begins another history. A site whose database fails is silent, as in a feed over HTTP.
 */
import { headers } from "@nats-io/nats-core";
import { ContentSigner } from "@park-hub/identity";
import type { EventSession } from "./event-link";
import { encodeMessage, HEAD_TYPE, SIGNATURE_HEADER } from "./event-messages";
import type { PublishedSite } from "./site-publication";

/** Whose heads are told, and how often. */
export interface HeadsBeaconOptions {
  readonly sites: readonly PublishedSite[];
  readonly heartbeatMs: number;
  readonly onError: (site: string, error: unknown) => void;
}

/** Tells the heads of a host's sites. */
export class HeadsBeacon {
  readonly #sites: readonly { readonly site: PublishedSite; readonly signer: ContentSigner }[];

  constructor(private readonly options: HeadsBeaconOptions) {
    this.#sites = options.sites.map((site) => ({ site, signer: new ContentSigner(site.signingKey, HEAD_TYPE) }));
  }

  /** Until the session or the publisher ends. */
  async run(session: EventSession, closing: AbortSignal): Promise<void> {
    const stop = AbortSignal.any([session.ended, closing]);
    if (stop.aborted) return;
    const { connection, stream } = session;
    const tellAll = (): void => void this.#tellAll(session);
    const stopWatching = this.#sites.map(({ site }) => this.#watchHistory(site, session));
    const asked = connection.subscribe(stream.names.ask, { callback: tellAll });
    const timer = setInterval(tellAll, this.options.heartbeatMs);
    tellAll();
    await new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
    clearInterval(timer);
    for (const end of stopWatching) end();
    if (!connection.isClosed()) asked.unsubscribe();
  }

  #watchHistory(site: PublishedSite, session: EventSession): () => void {
    let { epoch } = site.tail.head;
    return site.tail.onAdvance(() => {
      if (site.tail.head.epoch === epoch) return;
      epoch = site.tail.head.epoch;
      void this.#tellAll(session);
    });
  }

  async #tellAll({ connection, stream }: EventSession): Promise<void> {
    for (const { site, signer } of this.#sites) {
      const { code, tail } = site;
      if (tail.hasFailed) continue;
      try {
        const { epoch, seq } = tail.head;
        const data = encodeMessage({ site: code, epoch, seq, at: new Date().toISOString() });
        const header = headers();
        header.set(SIGNATURE_HEADER, await signer.sign(data));
        if (connection.isClosed()) return;
        connection.publish(stream.names.headOf(code), data, { headers: header });
      } catch (error) {
        this.options.onError(code, error);
      }
    }
  }
}
