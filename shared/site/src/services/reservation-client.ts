/*
 * Asks other sites for places of their projects, under this site's own identity.
 * Promises: an answer or a HubError within the deadline. What no answer came to may have happened or not.
 * After: the other site's reservation routes. Leaves alone: what follows from an answer (landing-service.ts, reconciler).
 */
import { HubError } from "@park-hub/errors";
import { IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";
import { traceHeaders } from "@park-hub/telemetry";
import { request, type Dispatcher } from "undici";
import type { CommitmentAnswer } from "../model/commitment";
import type { DirectorySource } from "./directory-source";
import {
  parseCommitmentAnswer,
  parseConfirmAnswer,
  parseDescription,
  parseReleaseAnswer,
  parseReserveAnswer,
  type ConfirmAnswer,
  type PlaceRequest,
  type ProjectDescription,
  type ReleaseAnswer,
  type ReserveAnswer,
} from "./reservation-protocol";

/** What a client is made of. */
export interface ReservationClientOptions {
  readonly signer: IdentitySigner;
  readonly directory: DirectorySource;
  /** The process's connections to other sites, kept alive. */
  readonly dispatcher: Dispatcher;
  /** Deadline of one call, a second attempt included, in ms. */
  readonly timeoutMs: number;
}

/** One site's way to the places of other sites. */
export class ReservationClient {
  constructor(private readonly options: ReservationClientOptions) {}

  /** What the owner says of a project. @throws {HubError} SITE_UNKNOWN, SITE_UNAVAILABLE, SITE_BAD_ANSWER */
  async describe(owner: string, projectId: string): Promise<ProjectDescription> {
    return parseDescription(await this.post(owner, { action: "describe", projectId }));
  }

  /** Asks the owner to hold a place. @throws {HubError} SITE_UNKNOWN, SITE_UNAVAILABLE, SITE_BAD_ANSWER */
  async reserve(owner: string, place: PlaceRequest): Promise<ReserveAnswer> {
    return parseReserveAnswer(await this.post(owner, { action: "reserve", ...placeOf(place) }));
  }

  /** Tells the owner that the placement has landed. @throws {HubError} SITE_UNKNOWN, SITE_UNAVAILABLE, SITE_BAD_ANSWER */
  async confirm(owner: string, place: PlaceRequest): Promise<ConfirmAnswer> {
    return parseConfirmAnswer(await this.post(owner, { action: "confirm", ...placeOf(place) }));
  }

  /** Tells the owner that the attempt came to nothing. @throws {HubError} SITE_UNKNOWN, SITE_UNAVAILABLE, SITE_BAD_ANSWER */
  async release(owner: string, place: PlaceRequest): Promise<ReleaseAnswer> {
    return parseReleaseAnswer(await this.post(owner, { action: "release", ...placeOf(place) }));
  }

  /** Asks the holder what became of a placement's attempt. @throws {HubError} SITE_UNKNOWN, SITE_UNAVAILABLE, SITE_BAD_ANSWER */
  async commitmentOf(holder: string, placementId: string): Promise<CommitmentAnswer> {
    const path = `/placements/${holder}/${encodeURIComponent(placementId)}/commitment`;
    return parseCommitmentAnswer(await this.ask(holder, path, { method: "GET" }));
  }

  private post(owner: string, body: object): Promise<unknown> {
    const headers = { "content-type": "application/json" };
    return this.ask(owner, `/reservations/${owner}`, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** Every call may be repeated, so a connection that broke (one that was kept alive too long, say) gets a second try. */
  private async ask(site: string, path: string, call: SiteCall): Promise<unknown> {
    const url = `${await this.urlOf(site)}${path}`;
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    const headers = {
      ...call.headers,
      ...traceHeaders(),
      [IDENTITY_HEADER]: await this.options.signer.serviceIdentity(site),
    };
    const send = (): Promise<unknown> => this.send(site, url, { ...call, headers, signal });
    return send().catch((error: unknown) => {
      if (signal.aborted || !(error instanceof HubError) || !error.retryable) throw error;
      return send();
    });
  }

  private async send(site: string, url: string, call: SiteCall & { readonly signal: AbortSignal }): Promise<unknown> {
    const { status, text } = await this.exchange(site, url, call);
    if (status !== 200) throw unavailable(site, `it answered ${status}`, false);
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      throw new HubError("SITE_BAD_ANSWER", `site ${site} answered with what is not JSON`, { cause });
    }
  }

  private async exchange(
    site: string,
    url: string,
    call: SiteCall & { readonly signal: AbortSignal },
  ): Promise<{ status: number; text: string }> {
    const { timeoutMs, dispatcher } = this.options;
    try {
      const answer = await request(url, { ...call, dispatcher, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (cause) {
      throw unavailable(site, cause instanceof Error ? cause.message : String(cause), true, cause);
    }
  }

  private async urlOf(code: string): Promise<string> {
    const { directory } = this.options;
    const site = directory.current()?.site(code) ?? (await directory.refresh())?.site(code) ?? null;
    if (site === null) throw new HubError("SITE_UNKNOWN", `site "${code}" is not in the directory`);
    if (site.url === "") throw unavailable(code, "its host has not announced itself yet", false);
    return site.url;
  }
}

interface SiteCall {
  readonly method: "GET" | "POST";
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function placeOf({ placementId, projectId, attemptId }: PlaceRequest): PlaceRequest {
  return { placementId, projectId, attemptId };
}

function unavailable(site: string, why: string, retryable: boolean, cause?: unknown): HubError {
  return new HubError("SITE_UNAVAILABLE", `site ${site} cannot be asked: ${why}`, {
    retryable,
    cause,
    details: { site },
  });
}
