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
  /** Every process of match. */
  readonly matchUrls: readonly string[];
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
  const headers = {
    "content-type": "application/json",
    [IDENTITY_HEADER]: await options.signer.serviceIdentity("match"),
  };
  const body = JSON.stringify({ cursors, timeoutMs });
  const answers = await Promise.all(
    options.matchUrls.map((url) => json(`${url}/await`, { method: "POST", headers, body })),
  );
  if (!answers.every((answer) => awaited.parse(answer).reached))
    throw new HubError("TIMEOUT", `match did not reach the sites' heads within ${timeoutMs} ms`);
}

async function json(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new HubError("UNAVAILABLE", `a part answered ${answer.status}`);
  return answer.json();
}
