/*
 * Tells park where a site's host is, when the host starts: so a host may move without an operator.
 * After: park's POST /directory/announce. Leaves alone: registering a site, which needs an operator.
 */
import { HubError } from "@park-hub/errors";
import type { IdentitySigner } from "@park-hub/identity";
import type { Dispatcher } from "undici";

import { backOffMs, waitUnlessAborted, type BackOffOptions } from "./back-off";
import type { WarningListener } from "./directory-warning";
import { sendAnnouncement } from "./park-client";

const ATTEMPT_TIMEOUT_MS = 10_000;
const PARK_AUDIENCE = "park";

/** What announceSite() needs. */
export interface AnnounceSiteOptions {
  /** Base URL of park's host. */
  readonly parkUrl: string;
  /** Code of the site. */
  readonly site: string;
  /** Base URL of the site's host, as park and the others reach it. */
  readonly url: string;
  /** Signs with the site's own key; its issuer is the site. */
  readonly signer: Pick<IdentitySigner, "serviceIdentity">;
  /** Ends the attempts. */
  readonly signal?: AbortSignal;
  /** Pauses between attempts. */
  readonly backOff?: BackOffOptions;
  /** Hears once why park has not accepted the announcement yet, and again when the reason changes. */
  readonly onWarning?: WarningListener;
  /** The connections to use; default undici's own. */
  readonly dispatcher?: Dispatcher;
}

/**
 * Announces until park accepts: true then, false when the signal ended it. While park is away or does not know the
 * site yet (401, 403, 404: it is registered later) the attempts go on.
 *
 * @throws {HubError} BAD_REQUEST when park says that the announcement itself is wrong.
 */
export async function announceSite(options: AnnounceSiteOptions): Promise<boolean> {
  const signal = options.signal ?? new AbortController().signal;
  let toldReason = "";
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await announceOnce(options, signal);
      return true;
    } catch (error) {
      if (signal.aborted) break;
      if (error instanceof HubError && error.code === "BAD_REQUEST") throw error;
      toldReason = tellOnce(options, error, toldReason);
    }
    await waitUnlessAborted(backOffMs(attempt, options.backOff), signal);
  }
  return false;
}

async function announceOnce(options: AnnounceSiteOptions, signal: AbortSignal): Promise<void> {
  const { parkUrl, site, url, signer, dispatcher } = options;
  const identity = await signer.serviceIdentity(PARK_AUDIENCE);
  await sendAnnouncement({ parkUrl, site, url, identity, timeoutMs: ATTEMPT_TIMEOUT_MS, signal, dispatcher });
}

function tellOnce(options: AnnounceSiteOptions, error: unknown, toldReason: string): string {
  const reason = error instanceof Error ? error.message : String(error);
  if (reason !== toldReason) {
    const message = `site ${options.site} is not announced to park yet: ${reason}`;
    options.onWarning?.({ code: "ANNOUNCEMENT_REFUSED", message, cause: error });
  }
  return reason;
}
