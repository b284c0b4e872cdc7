/*
 * The two questions that are no operation: does a host answer, and what schema does a site serve. Never reject.
 */
import { IDENTITY_HEADER } from "@park-hub/identity";
import { z } from "zod";

import { StopSwitch, type StopSignal } from "../operation";
import { startDeadline } from "./deadline";
import type { GraphTransport } from "./graph-transport";
import { readAnswer } from "./read-answer";

const PROBE_TIMEOUT_MS = 1_000;
const SDL_TIMEOUT_MS = 5_000;
const SDL_QUERY = "{ _service { sdl } }";

/** Whether the host answers the health URL with 200 in so many milliseconds. */
export async function probeHost(
  transport: GraphTransport,
  healthUrl: string,
  withinMs = PROBE_TIMEOUT_MS,
): Promise<boolean> {
  return within(withinMs, false, async (signal) => (await transport.getStatus(healthUrl, signal)) === 200);
}

/** What a part says of itself. */
export interface Readiness {
  readonly isReady: boolean;
  /** Whether it is the one of match's processes that follows the feeds. */
  readonly isLeader: boolean;
}

const readiness = z.object({ isLeader: z.boolean().default(false) });

/** What the part at the base URL says of itself in so many milliseconds. */
export async function askReadiness(
  transport: GraphTransport,
  baseUrl: string,
  withinMs = PROBE_TIMEOUT_MS,
): Promise<Readiness> {
  return within(withinMs, { isReady: false, isLeader: false }, async (signal) => {
    const { status, text } = await transport.getText(`${baseUrl}/health/ready`, signal);
    return { isReady: status === 200, ...readiness.parse(JSON.parse(text)) };
  });
}

/** The SDL that the endpoint serves, or null when it does not say. */
export async function fetchSdl(transport: GraphTransport, url: string, identity: string): Promise<string | null> {
  return within(SDL_TIMEOUT_MS, null, async (signal) => {
    const body = JSON.stringify({ query: SDL_QUERY });
    const answer = readAnswer(await transport.post({ url, headers: { [IDENTITY_HEADER]: identity }, body, signal }));
    const service = answer.kind === "answered" ? answer.data?._service : null;
    if (typeof service !== "object" || service === null || !("sdl" in service)) return null;
    return typeof service.sdl === "string" ? service.sdl : null;
  });
}

async function within<T>(ms: number, otherwise: T, work: (signal: StopSignal) => Promise<T>): Promise<T> {
  const deadline = startDeadline(ms, new StopSwitch());
  try {
    return await work(deadline.signal);
  } catch {
    // Away, slow or not HTTP at all: the answer is simply no.
    return otherwise;
  } finally {
    deadline.clear();
  }
}
