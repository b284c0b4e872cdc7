/*
 * Waits until match has seen everything that the sites have committed so far.
 */
import { HubError } from "@park-hub/errors";
import { HOST_AUDIENCE, IDENTITY_HEADER, type IdentitySigner } from "@park-hub/identity";
import { z } from "zod";

const heads = z.record(z.string(), z.object({ epoch: z.string(), seq: z.number().int() }));
const awaited = z.object({ reached: z.boolean() });

/** Whom to ask. */
export interface SettleOptions {
  readonly hosts: readonly string[];
  readonly matchUrl: string;
  readonly signer: IdentitySigner;
  /** Default 20,000. */
  readonly timeoutMs?: number;
}

/** Resolves when match has applied every host's present head. @throws {HubError} TIMEOUT when it has not in time. */
export async function settle(options: SettleOptions): Promise<void> {
  const timeoutMs = options.timeoutMs ?? 20_000;
  const hostIdentity = await options.signer.serviceIdentity(HOST_AUDIENCE);
  const all = await Promise.all(
    options.hosts.map(async (host) =>
      heads.parse(await json(`${host}/heads`, { headers: { [IDENTITY_HEADER]: hostIdentity } })),
    ),
  );
  const cursors: unknown = Object.assign({}, ...all);
  const answer = await json(`${options.matchUrl}/await`, {
    method: "POST",
    headers: { "content-type": "application/json", [IDENTITY_HEADER]: await options.signer.serviceIdentity("match") },
    body: JSON.stringify({ cursors, timeoutMs }),
  });
  if (!awaited.parse(answer).reached)
    throw new HubError("TIMEOUT", `match did not reach the sites' heads within ${timeoutMs} ms`);
}

async function json(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new HubError("UNAVAILABLE", `a part answered ${answer.status}`);
  return answer.json();
}
