/*
 * Waits for parts: until the gateway answers with so many sites, until a part calls itself ready.
 */
import { HubError } from "@park-hub/errors";
import { z } from "zod";
import { askGraph } from "./graph-client";

const INTERVAL_MS = 50;
const answered = z.object({ sites: z.object({ totalCount: z.number().int() }) });

/** Resolves when the directory at that gateway holds at least `sites` sites. @throws {HubError} TIMEOUT */
export async function untilAnswered(url: string, sites: number, timeoutMs = 60_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if ((await siteCount(url)) >= sites) return;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  throw new HubError("TIMEOUT", `the hub at ${url} did not answer with ${sites} sites within ${timeoutMs} ms`);
}

/** Resolves when the part at that base URL calls itself ready. @throws {HubError} TIMEOUT */
export async function untilReady(baseUrl: string, timeoutMs: number): Promise<void> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const answer = await fetch(`${baseUrl}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  throw new HubError("TIMEOUT", `the part at ${baseUrl} was not ready within ${timeoutMs} ms`);
}

async function siteCount(url: string): Promise<number> {
  try {
    const parsed = answered.safeParse((await askGraph(url, { query: "{ sites(first: 1) { totalCount } }" })).data);
    return parsed.success ? parsed.data.sites.totalCount : -1;
  } catch (error) {
    if (error instanceof HubError && error.code === "UNAVAILABLE") return -1;
    throw error;
  }
}
