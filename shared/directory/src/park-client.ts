/*
 * The two HTTP calls of the directory: ask park for the document, announce a site to it.
 * After: directory-follower.ts, announce-site.ts. Converts every foreign error to HubError. Leaves alone: retries.
 */
import { HubError } from "@park-hub/errors";
import { IDENTITY_HEADER } from "@park-hub/identity";
import { request, type Dispatcher } from "undici";

/**
 * Tells apart followers under one identity, such as the workers of a gateway: each is waited for, not the first of them.
 * Any text, the same for as long as the follower lives.
 */
export const FOLLOWER_HEADER = "hub-follower";

/** A question for the document. */
export interface DirectoryQuestion {
  /** Base URL of park's host. */
  readonly parkUrl: string;
  /** Park answers when its version differs from this one; 0 is answered at once. */
  readonly after: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly dispatcher: Dispatcher;
}

/**
 * Park's document as it came, or null when nothing changed (304).
 *
 * @throws {HubError} UNAVAILABLE when park gives no answer or another status; SITE_BAD_ANSWER when the body is no JSON.
 */
export async function askForDirectory(question: DirectoryQuestion): Promise<unknown> {
  const { parkUrl, after, headers, timeoutMs, signal, dispatcher } = question;
  const answer = await send(`${baseOf(parkUrl)}/directory?after=${after}`, {
    method: "GET",
    headers: { ...headers, accept: "application/json" },
    timeoutMs,
    signal,
    dispatcher,
  });
  if (answer.status === 304) return null;
  if (answer.status !== 200) throw statusError("directory", answer);
  try {
    return JSON.parse(answer.body);
  } catch (cause) {
    throw new HubError("SITE_BAD_ANSWER", "park answered for the directory with something that is not JSON", { cause });
  }
}

/** An announcement of a site's base URL. */
export interface Announcement {
  readonly parkUrl: string;
  readonly site: string;
  readonly url: string;
  /** The site's own identity for park. */
  readonly identity: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly dispatcher?: Dispatcher;
}

/**
 * Announces once.
 *
 * @throws {HubError} BAD_REQUEST when park says that the announcement itself is wrong (400, 413, 422); UNAVAILABLE
 *   (retryable) when it gives no answer or another status, such as 401 before the site is registered.
 */
export async function sendAnnouncement(announcement: Announcement): Promise<void> {
  const { parkUrl, site, url, identity, timeoutMs, signal, dispatcher } = announcement;
  const answer = await send(`${baseOf(parkUrl)}/directory/announce`, {
    method: "POST",
    headers: { [IDENTITY_HEADER]: identity, "content-type": "application/json" },
    body: JSON.stringify({ site, url }),
    timeoutMs,
    signal,
    dispatcher,
  });
  if (answer.status >= 200 && answer.status < 300) return;
  if ([400, 413, 422].includes(answer.status)) {
    throw new HubError(
      "BAD_REQUEST",
      `park refused the announcement of ${site} with status ${answer.status}${firstMessage(answer.body)}`,
    );
  }
  throw statusError(`announcement of ${site}`, answer);
}

interface Call {
  readonly method: "GET" | "POST";
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly dispatcher?: Dispatcher;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function send(url: string, call: Call): Promise<Answer> {
  const { timeoutMs, signal, dispatcher, ...rest } = call;
  try {
    return await withDeadline(timeoutMs, signal, async (ended) => {
      const options = dispatcher === undefined ? rest : { ...rest, dispatcher };
      const { statusCode, body } = await request(url, { ...options, signal: ended });
      return { status: statusCode, body: await body.text() };
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HubError("UNAVAILABLE", `park gives no answer: ${reason}`, { cause, retryable: true });
  }
}

/**
 * Runs with a signal that ends at the deadline or with the given signal. Not AbortSignal.any() of AbortSignal.timeout():
 * in Node 20 the timeout may be garbage-collected and never fire (nodejs/node#57736), and a poll would hang for good.
 */
async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  run: (ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const abort = (): void => ending.abort(signal.reason);
  const timer = setTimeout(() => ending.abort(new Error(`nothing within ${timeoutMs} ms`)), timeoutMs);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await run(ending.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

function statusError(what: string, answer: Answer): HubError {
  return new HubError(
    "UNAVAILABLE",
    `park answered for the ${what} with status ${answer.status}${firstMessage(answer.body)}`,
    {
      retryable: true,
    },
  );
}

/** `: <message>` of a GraphQL-shaped error body, for the log; empty when the body is something else. */
function firstMessage(body: string): string {
  const message = /"message"\s*:\s*"((?:[^"\\]|\\.){1,300})/u.exec(body)?.[1];
  return message === undefined ? "" : `: ${message}`;
}

function baseOf(url: string): string {
  return url.replace(/\/+$/, "");
}
